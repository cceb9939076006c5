import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Operation } from "#domain/api/operation";
import type { TokenInForce } from "#server/api-tokens";
import { checked } from "./problem-response";

/** A call as it came in: whose, to what, with what. */
export type IncomingCall = {
  token: TokenInForce;
  /** What the path named, by the operation's own `params`. */
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
  now: Date;
};

/** An operation with what answers it. */
export type Served = { operation: Operation; answer: (call: IncomingCall) => Promise<unknown> };

type OperationOf<Params, Query, Body, Answer> = Omit<Operation, "params" | "query" | "body" | "answer"> & {
  params: Params;
  query: Query;
  body: Body;
  answer: Answer;
};

/** A call whose every part was checked by the operation's schemas. */
type Call<Params, Query, Body> = {
  token: TokenInForce;
  params: z.output<Params>;
  query: z.output<Query>;
  body: z.output<Body>;
  now: Date;
  newId: () => string;
};

/**
 * An operation with its handler. What the handler gives passes the operation's schema on its way out, so that nothing
 * leaves that the document does not name.
 */
export function serve<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  operation: OperationOf<Params, Query, Body, Answer>,
  handle: (call: Call<Params, Query, Body>) => Promise<z.input<Answer>>,
): Served {
  return {
    operation,
    answer: async ({ token, now, ...incoming }) => {
      const params = checked(operation.params, incoming.params, "not-found");
      const query = checked(operation.query, incoming.query);
      const body = checked(operation.body, incoming.body);
      return operation.answer.parse(await handle({ token, params, query, body, now, newId: randomUUID }));
    },
  };
}
