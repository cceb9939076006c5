import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { z } from "zod";
import { proofsOf } from "#domain/content/proof";
import type { BankFile } from "#server/content-files";

const provedSchema = z.record(z.string(), z.string());

/**
 * Which items were run as they are now, by id: content/proved.json, kept with the content, so that a fresh clone need
 * not run everything before it publishes.
 */
export async function readProved(file: string): Promise<ReadonlyMap<string, string>> {
  try {
    return new Map(Object.entries(provedSchema.parse(JSON.parse(await readFile(file, "utf8")))));
  } catch {
    return new Map(); // absent, or spoilt by a merge: what it does not vouch for is run again
  }
}

/** The items that claim something that can be run, and were not run as they are now. */
export function unproved(items: readonly BankFile[], proved: ReadonlyMap<string, string>): BankFile[] {
  return items.filter((entry) => proofsOf(entry.item).length > 0 && proved.get(entry.item.id) !== fingerprint(entry));
}

/** Remembers which items were run without a fault; writes nothing when that is what the file says. */
export async function rememberProved(file: string, items: readonly BankFile[], faulty: ReadonlySet<string>) {
  const sound = items.filter((entry) => proofsOf(entry.item).length > 0 && !faulty.has(entry.file));
  const lines = sound.map((entry) => `  ${JSON.stringify(entry.item.id)}: ${JSON.stringify(fingerprint(entry))}`);
  const text = `{\n${lines.toSorted().join(",\n")}\n}\n`;
  if (text !== (await readFile(file, "utf8").catch(() => ""))) await writeFile(file, text);
}

function fingerprint({ hash }: BankFile): string {
  return createHash("sha256").update(hash).digest("hex").slice(0, 16);
}
