import { AsyncLocalStorage } from "node:async_hooks";
import { parse } from "hono/utils/cookie";

/** A call that is answered without Next: what came with it, and the cookies that go back. */
export type Call = {
  headers: Headers;
  /** By name, as this call has last set them. */
  cookies: Map<string, string>;
  /** Values of `Set-Cookie`. */
  setCookies: string[];
};

const scope = new AsyncLocalStorage<Call>();

/** The call that is being answered; undefined where Next serves the request. */
export function currentCall(): Call | undefined {
  return scope.getStore();
}

/** Answers a call, so that whatever it asks for can read and set its cookies. */
export async function answerInScope(request: Request, answer: () => Promise<Response>): Promise<Response> {
  const { headers } = request;
  const call: Call = { headers, cookies: new Map(Object.entries(parse(headers.get("cookie") ?? ""))), setCookies: [] };
  const response = await scope.run(call, answer);
  for (const value of call.setCookies) response.headers.append("set-cookie", value);
  return response;
}
