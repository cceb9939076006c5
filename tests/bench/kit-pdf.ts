/** How long a kit takes as a PDF, in both copies: a set of an hour, first and then again, once the fonts are read. */
import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { wishSchema } from "#domain/sets/wish";
import { ASKABLE_KINDS } from "#domain/sets/wish-choices";
import { publishBank } from "#server/content";
import { disconnect } from "#server/db";
import { createSets } from "#server/question-sets";
import { getKitPdf } from "#server/set-kit";
import { readTraces } from "#server/trace-files";
import { shippedBank } from "#tests/support/bank";
import { newLearner } from "#tests/support/cards";
import { freshDatabase } from "./bench-database";
import { type Figure, report, spread, timed } from "./figures";

const TIMES = 15;
const now = new Date();
await freshDatabase("kit_pdf");
await publishBank({ ...(await shippedBank()), traces: await readTraces("content") }, now);
const userId = await newLearner();
const topics = ["tasks", "gather", "cancellation", "exceptions", "timeouts"].map((topicId) => ({ topicId, weight: 1 }));
const wish = wishSchema.parse({
  minutes: 60,
  topics,
  level: "mid",
  profile: "even",
  kinds: [...ASKABLE_KINDS],
  followUps: true,
  seed: "seven",
});
const [setId = ""] = await createSets(userId, { title: "One hour", wish, forms: 1, newId: randomUUID }, now);

const figures: Figure[] = [];
for (const copy of ["interviewer", "candidate"] as const) {
  let file: Buffer = Buffer.alloc(0);
  const make = async () => {
    file = await getKitPdf(userId, setId, copy, now);
  };
  const first = await timed(make);
  const times: number[] = [];
  for (let turn = 0; turn < TIMES; turn++) times.push(await timed(make));
  figures.push({ name: `${copy}'s copy, the first`, value: first, unit: "ms" }, ...spread(`${copy}'s copy`, times), {
    name: `${copy}'s copy, size`,
    value: file.length / 1024,
    unit: "KB",
  });
  const folder = process.env["APP_DATA_DIR"];
  if (folder) await writeFile(path.join(folder, `kit-${copy}.pdf`), file);
}
await disconnect();
report({ figures });
