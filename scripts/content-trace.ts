// `npm run content:trace`: runs the programs that items show, and stores what each task did, to be drawn as lanes.
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { readBank } from "#server/content-files";
import { hashProgram, readTraces, tracedProgram } from "#server/trace-files";
import { closeLab, runPrograms } from "../lab/pyodide-host";

const content = path.resolve(import.meta.dirname, "../content");
const folder = path.join(content, "traces");

/** A run that never ends or fills the screen teaches nothing as a picture: it is stored as empty. */
const MAX_EVENTS = 120;

await mkdir(folder, { recursive: true });
const { items } = await readBank(content);
const known = await readTraces(content);
const wanted = new Set<string>();
let made = 0;
for (const { item } of items) {
  const job = tracedProgram(item);
  if (!job) continue;
  wanted.add(`${item.id}.json`);
  const program = hashProgram(job);
  if (known.get(item.id)?.program === program) continue;
  const [trace] = await runPrograms([job]);
  const shown = trace && trace.events.length <= MAX_EVENTS ? trace.events : [];
  const events = shown.map((event) => `    ${JSON.stringify(event)}`).join(",\n");
  await writeFile(
    path.join(folder, `${item.id}.json`),
    `{\n  "program": "${program}",\n  "events": [\n${events}\n  ]\n}\n`,
  );
  made += 1;
}
for (const name of await readdir(folder)) if (!wanted.has(name)) await rm(path.join(folder, name));
await closeLab();
console.log(`${wanted.size} traces, ${made} made anew`);
