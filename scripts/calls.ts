import type { IncomingMessage } from "node:http";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type HttpBindings, getRequestListener } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { compress } from "hono/compress";
import { z } from "zod";
import { answerInScope } from "#server/call-scope";
import { noteFailure } from "#server/failures";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

type Params = Record<string, string | string[]>;
type Answer = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;
const handler = z.custom<Answer>((value) => typeof value === "function").optional();
const routeSchema = z.object({ GET: handler, POST: handler, PUT: handler, PATCH: handler, DELETE: handler });

export type Calls = {
  /** Whether a request is one that `listener` answers; every other is Next's. */
  includes: (request: IncomingMessage) => boolean;
  listener: ReturnType<typeof getRequestListener>;
};

/**
 * The calls of app/api, answered by their handlers without Next, whose own work would be more than theirs. What no
 * handler answers by name (another method, a malformed address) is left to Next, which answers as it always does.
 */
export async function readCalls(root: string): Promise<Calls> {
  const calls = new Hono<{ Bindings: HttpBindings }>();
  for (const { file, address, names } of await routesBelow(path.join(root, "app"))) {
    const handlers = routeSchema.parse({ ...(await import(pathToFileURL(file).href)) });
    for (const method of METHODS) {
      const handle = handlers[method];
      if (handle) calls.on(method, address, compress(), (context) => answer(context, handle, names));
    }
  }
  calls.onError((error, context) => {
    console.error(" ⨯", error); // as Next does
    noteFailure(error, { method: context.req.method, route: context.req.path });
    return Response.json({ reason: "failed", message: "Something went wrong on our side." }, { status: 500 });
  });
  const isCall = (method: string, address: string) => calls.router.match(method, address)[0].length > 0;
  return {
    includes: ({ method = "", url = "" }) => {
      const [address = ""] = url.split("?");
      return address.startsWith("/api/") && !address.includes("%") && isCall(method, address);
    },
    listener: getRequestListener(calls.fetch, { overrideGlobalObjects: false }),
  };
}

function answer(
  { req, env }: Context<{ Bindings: HttpBindings }>,
  handle: Answer,
  names: readonly Name[],
): Promise<Response> {
  const request = req.raw;
  // As Next does: without a proxy, the address of the socket.
  if (!request.headers.has("x-forwarded-for"))
    request.headers.set("x-forwarded-for", env.incoming.socket.remoteAddress ?? "");
  const params = Object.fromEntries(
    names.map(({ name, isRest }) => {
      const value = req.param(name) ?? "";
      return [name, isRest ? value.split("/") : value];
    }),
  );
  return answerInScope(request, () => handle(request, { params: Promise.resolve(params) }));
}

type Name = { name: string; isRest: boolean };
type Route = { file: string; address: string; names: Name[] };

/** The route files of app/api, exact addresses before those with names in them; the one for all others is left out. */
async function routesBelow(app: string): Promise<Route[]> {
  const files = await readdir(path.join(app, "api"), { recursive: true });
  return files
    .filter((file) => path.basename(file) === "route.ts" && !file.startsWith("[..."))
    .map((file): Route => {
      const parts = path.dirname(file).split(path.sep);
      const names = parts.flatMap((part): Name[] => {
        const [, dots, name] = /^\[(\.\.\.)?(\w+)\]$/.exec(part) ?? [];
        return name === undefined ? [] : [{ name, isRest: dots !== undefined }];
      });
      const address = parts.map((part) => part.replace(/^\[\.\.\.(\w+)\]$/, ":$1{.+}").replace(/^\[(\w+)\]$/, ":$1"));
      return { file: path.join(app, "api", file), address: `/api/${address.join("/")}`, names };
    })
    .toSorted((one, other) => one.names.length - other.names.length);
}
