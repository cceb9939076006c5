import { Client } from "pg";
import { z } from "zod";

/** A mark in one secret text of the bank: whoever reads it has seen that text. */
export type Canary = {
  mark: string;
  itemId: string;
  /** The step of a chain that it belongs to; null for what belongs to the item as a whole. */
  step: string | null;
  /** Where it stands: "explanation", "steps.0.prompt", "criterion.statement". */
  place: string;
};

const MARK = /CANARY\d{5}/g;

// What the app looks things up by, or computes with; marking these would break it. The rest of a key is text.
const STRUCTURE = new Set(["kind", "key", "id", "go", "uses", "misconception", "pythonMin", "expect", "modules"]);
const CODE = new Set(["code", "fix", "workedCode", "assert", "after"]);

/** Texts of the rubric tables, with the most characters that each may have. */
const RUBRIC_TEXTS = [
  { table: "criterion", column: "statement", most: 300 },
  { table: "criterion", column: "feedback_met", most: 400 },
  { table: "criterion", column: "feedback_missing", most: 400 },
  { table: "rubric_misconception", column: "statement", most: 300 },
  { table: "rubric_misconception", column: "correction", most: 400 },
] as const;

const itemRows = z.array(z.object({ id: z.string(), answer_key: z.record(z.string(), z.unknown()) }));
const textRows = z.array(z.object({ place: z.string(), item_id: z.string(), step: z.string(), text: z.string() }));
const listRows = z.array(
  z.object({ place: z.string(), item_id: z.string(), step: z.string(), texts: z.array(z.string()) }),
);

/** Marks in a text, each once. */
export function marksIn(text: string): Set<string> {
  return new Set(text.match(MARK));
}

/** Puts a mark of its own into every secret text of the published bank. @returns all of them */
export async function plantCanaries(databaseUrl: string): Promise<Canary[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const canaries: Canary[] = [];
  const plant = (canary: Omit<Canary, "mark">): string => {
    const mark = `CANARY${String(canaries.length + 1).padStart(5, "0")}`;
    canaries.push({ ...canary, mark });
    return mark;
  };
  try {
    await markKeys(client, plant);
    await markRubrics(client, plant);
    await markPatterns(client, plant);
  } finally {
    await client.end();
  }
  return canaries;
}

type Plant = (canary: Omit<Canary, "mark">) => string;

async function markKeys(client: Client, plant: Plant): Promise<void> {
  const items = itemRows.parse((await client.query("SELECT id, answer_key FROM item")).rows);
  for (const { id: itemId, answer_key: key } of items) {
    const steps = z.array(z.object({ id: z.string() })).safeParse(key["steps"]).data ?? [];
    const marked = markTexts(key, [], (path) => {
      const step = path[0] === "steps" ? (steps[Number(path[1])]?.id ?? null) : null;
      return plant({ itemId, step, place: path.join(".") });
    });
    await client.query("UPDATE item SET answer_key = $2 WHERE id = $1", [itemId, JSON.stringify(marked)]);
  }
}

/** The same value with a mark in each of its texts. */
function markTexts(value: unknown, path: readonly string[], markOf: (path: readonly string[]) => string): unknown {
  if (typeof value === "string") return isText(path) ? withMark(value, path, markOf(path)) : value;
  if (Array.isArray(value)) return value.map((one, at) => markTexts(one, [...path, String(at)], markOf));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, markTexts(inner, [...path, key], markOf)]),
  );
}

function isText(path: readonly string[]): boolean {
  if (path.some((key) => STRUCTURE.has(key))) return false;
  // The letters of right options; a blank's answer, deeper down, is text.
  return !(path[0] === "answers" || (path.length === 1 && (path[0] === "answer" || path[0] === "reason")));
}

function withMark(text: string, path: readonly string[], mark: string): string {
  const last = path.at(-1) ?? "";
  if (CODE.has(last)) return `${text.trimEnd()}\n# ${mark}\n`;
  if (last === "url") return `${text}#${mark}`;
  return text.includes("\n") ? `${text.trimEnd()}\n\n${mark}` : `${text} ${mark}`;
}

async function markRubrics(client: Client, plant: Plant): Promise<void> {
  for (const { table, column, most } of RUBRIC_TEXTS) {
    const { rows } = await client.query(
      `SELECT t.ctid::text AS place, r.item_id, r.step, t.${column} AS text
       FROM ${table} t JOIN rubric r ON r.id = t.rubric_id WHERE t.${column} IS NOT NULL ORDER BY t.rubric_id, t.key`,
    );
    for (const { place, item_id: itemId, step, text } of textRows.parse(rows)) {
      const mark = plant({ itemId, step, place: `${table}.${column}` });
      const marked = `${text.slice(0, most - mark.length - 1)} ${mark}`;
      await client.query(`UPDATE ${table} SET ${column} = $2 WHERE ctid = $1::tid`, [place, marked]);
    }
  }
  const { rows } = await client.query(
    `SELECT t.ctid::text AS place, r.item_id, r.step, t.accepts AS texts
     FROM criterion t JOIN rubric r ON r.id = t.rubric_id WHERE cardinality(t.accepts) > 0`,
  );
  for (const { place, item_id: itemId, step, texts } of listRows.parse(rows)) {
    const marked = texts.map((text) => `${text.slice(0, 380)} ${plant({ itemId, step, place: "criterion.accepts" })}`);
    await client.query("UPDATE criterion SET accepts = $2 WHERE ctid = $1::tid", [place, marked]);
  }
}

/** A pattern is read by a grammar: its mark is one more way of saying its last term. */
async function markPatterns(client: Client, plant: Plant): Promise<void> {
  const { rows } = await client.query(
    `SELECT t.ctid::text AS place, r.item_id, r.step, t.says AS text
     FROM pattern t JOIN rubric r ON r.id = t.rubric_id WHERE length(t.says) < 250`,
  );
  for (const { place, item_id: itemId, step, text } of textRows.parse(rows)) {
    const mark = plant({ itemId, step, place: "pattern.says" });
    await client.query("UPDATE pattern SET says = $2 WHERE ctid = $1::tid", [place, `${text}/"${mark}"`]);
  }
}
