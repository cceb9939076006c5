import { readFileSync } from "node:fs";
import path from "node:path";
import type { APIRequestContext } from "@playwright/test";
import { z } from "zod";
import { APP_URL } from "./served-app";

const manifestSchema = z.object({
  node: z.record(
    z.string(),
    z.object({ exportedName: z.string(), filename: z.string(), workers: z.record(z.string(), z.unknown()) }),
  ),
});

export type BuiltAction = { id: string; name: string; file: string };

/** Every server action of the build, as Next names them: "team/actions renameTeam" is told by its file and its export. */
export function builtActions(): BuiltAction[] {
  const file = path.resolve(import.meta.dirname, "../../.next/server/server-reference-manifest.json");
  const { node } = manifestSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return Object.entries(node).map(([id, { exportedName: name, filename }]) => ({
    id,
    name,
    file: filename.replace(/^app\/(\(\w+\)\/)?/, "").replace(/\.ts$/, ""),
  }));
}

/** What an action is given: the fields of its form, or plain values. */
export type ActionInput = { form: Record<string, string> } | { values: readonly unknown[] };

/**
 * Calls a server action the way Next's own scripts do, from a page that knows it.
 *
 * @returns "ok", also where it leads elsewhere, or the reason why not, and where it leads
 */
export async function callAction(
  request: APIRequestContext,
  { id, page }: { id: string; page: string },
  input: ActionInput,
): Promise<{ outcome: string; leadsTo: string; text: string }> {
  const headers = { origin: APP_URL, "next-action": id, accept: "text/x-component" };
  const response = await request.fetch(page, {
    method: "post",
    maxRedirects: 0,
    ...("form" in input
      ? { headers, multipart: asReply(input.form) }
      : { headers: { ...headers, "content-type": "text/plain" }, data: Buffer.from(JSON.stringify(input.values)) }),
  });
  const text = await response.text();
  const leadsTo = (response.headers()["x-action-redirect"] ?? "").split(";")[0] ?? "";
  if (leadsTo !== "") return { outcome: "ok", leadsTo, text };
  const said = /"ok":(true|false)(?:,"reason":"([a-z-]+)")?/.exec(text);
  if (!said) return { outcome: `no answer: ${response.status()} ${text.slice(0, 200)}`, leadsTo, text };
  return { outcome: said[1] === "true" ? "ok" : (said[2] ?? "no reason"), leadsTo, text };
}

/** A previous state of null and a form, as React writes the arguments of an action: what refers to the fields is last. */
function asReply(form: Record<string, string>): FormData {
  const reply = new FormData();
  for (const [name, value] of Object.entries(form)) reply.append(`_1_${name}`, value);
  reply.append("0", '[null,"$K1"]');
  return reply;
}
