// `npm run content:new -- --kind=flashcard --topic=tasks --slug=what-it-is`: writes a new item, valid in form, in which
// the content check names what is left to write. Asks for what is not given.
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { stringify } from "yaml";
import { KIND_NAMES, kindSchema } from "#domain/content/question";
import { slugSchema } from "#domain/content/shared-fields";
import { skeleton } from "#domain/content/skeleton";
import { readBank } from "#server/content-files";

const content = path.resolve(import.meta.dirname, "../content");
const { values } = parseArgs({
  options: { kind: { type: "string" }, topic: { type: "string" }, slug: { type: "string" } },
});

async function ask(name: string, hint: string): Promise<string> {
  if (!process.stdin.isTTY) throw new Error(`Say --${name}=…: ${hint}.`);
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await lines.question(`${name} (${hint}): `)).trim();
  } finally {
    lines.close();
  }
}

async function create(): Promise<string> {
  const topics = (await readBank(content)).topics.map(({ id }) => id);
  const kinds = Object.keys(KIND_NAMES).join(", ");
  const kind = kindSchema.safeParse(values.kind ?? (await ask("kind", kinds))).data;
  if (!kind) throw new Error(`The kind must be one of: ${kinds}.`);
  const topic = kind === "mock_interview" ? "mock" : (values.topic ?? (await ask("topic", topics.join(", "))));
  if (topic !== "mock" && !topics.includes(topic)) throw new Error(`The topic must be one of: ${topics.join(", ")}.`);
  const slug = slugSchema.safeParse(values.slug ?? (await ask("slug", "lower-case words joined by hyphens"))).data;
  if (!slug) throw new Error("The slug must be lower-case words joined by hyphens, as in what-it-is.");
  const file = path.join(content, "items", topic, `${slug}.yaml`);
  if (existsSync(file)) throw new Error(`content/items/${topic}/${slug}.yaml is there already; take another slug.`);
  await mkdir(path.dirname(file), { recursive: true });
  const hint = "# yaml-language-server: $schema=../../item.schema.json\n";
  await writeFile(
    file,
    hint + stringify(skeleton(kind, topic, slug), { lineWidth: 110, aliasDuplicateObjects: false }),
    { flag: "wx" },
  );
  return `Written: content/items/${topic}/${slug}.yaml. npm run content:check names what is left to write; npm run content:preview -- ${topic}.${slug} shows it.`;
}

try {
  console.log(await create());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
