import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Item } from "#domain/content/item";
import { type LabJob, traceEventSchema } from "#domain/lab/trace";

/** One file of content/traces: what a program did when it was run, and which program that was. */
export const storedTraceSchema = z.strictObject({ program: z.string(), events: z.array(traceEventSchema) });
export type StoredTrace = z.infer<typeof storedTraceSchema>;

/** The program whose run an item shows after it was answered; null for items that show none. */
export function tracedProgram(item: Item): LabJob | null {
  if (item.kind !== "predict_output" && item.kind !== "order_events" && item.kind !== "spot_bug") return null;
  const { code, files, modules } = item;
  return { source: code, ...(files && { files }), ...(modules && { modules }) };
}

/** What tells one program from another. */
export function hashProgram(job: LabJob): string {
  return createHash("sha256")
    .update(JSON.stringify([job.source, job.files, job.modules]))
    .digest("hex");
}

/** The stored traces of the content folder, by item id. @throws {Error} naming a file that is not a trace */
export async function readTraces(folder: string): Promise<Map<string, StoredTrace>> {
  const names = await readdir(path.join(folder, "traces"));
  const traces = await Promise.all(
    names.map(async (name): Promise<[string, StoredTrace]> => {
      const parsed = storedTraceSchema.safeParse(JSON.parse(await readFile(path.join(folder, "traces", name), "utf8")));
      if (!parsed.success)
        throw new Error(`content/traces/${name} is no trace; make it anew with npm run content:trace.`);
      return [name.replace(/\.json$/, ""), parsed.data];
    }),
  );
  return new Map(traces);
}
