import { answerKeySchema } from "#domain/content/answer-key";
import { questionSchema } from "#domain/content/question";
import { type LexiconSource, lexiconSchema } from "#domain/rubric/lexicon-source";
import { Refusal } from "#domain/refusal";
import { isStorable } from "#domain/storable";
import { db } from "./db";
import { type Agreement, agreements } from "./rubric-agreement";

/** One rubric of the bank, as a list shows it. */
export type ListedRubric = {
  itemId: string;
  step: string;
  title: string;
  version: number;
  maxPoints: number;
  criteria: number;
  misconceptions: number;
  agreement: Agreement | null;
};

/** The rubrics by which answers are scored now, in the bank's order; at most those whose title or id has `search`. */
export async function listRubrics(search: string): Promise<ListedRubric[]> {
  if (!isStorable(search)) return [];
  const has = { contains: search, mode: "insensitive" } as const;
  const rows = await db.rubric.findMany({
    where: {
      retiredAt: null,
      item: { workspaceId: null },
      ...(search && { OR: [{ itemId: has }, { item: { title: has } }] }),
    },
    orderBy: [{ item: { position: "asc" } }, { step: "asc" }],
    select: {
      itemId: true,
      step: true,
      version: true,
      maxPoints: true,
      item: { select: { title: true } },
      _count: { select: { criteria: true, misconceptions: true } },
    },
  });
  const measured = await agreements();
  return rows.map(({ item, _count, ...row }) => ({
    ...row,
    ..._count,
    title: item.title,
    agreement: measured.get(`${row.itemId}#${row.step}`) ?? null,
  }));
}

/** One version of a rubric, without its content. */
export type RubricVersion = {
  id: string;
  version: number;
  publishedAt: Date;
  isCurrent: boolean;
  lexiconVersion: string;
};

/** The versions of the rubric of one prompt, newest first. @throws {Refusal} not-found when there is none */
export async function rubricVersions(
  itemId: string,
  step: string,
): Promise<{ title: string; prompt: string; versions: RubricVersion[] }> {
  const rows = isStorable([itemId, step])
    ? await db.rubric.findMany({
        where: { itemId, step, item: { workspaceId: null } },
        orderBy: { version: "desc" },
        select: {
          id: true,
          version: true,
          publishedAt: true,
          retiredAt: true,
          lexiconVersion: true,
          item: { select: { title: true } },
        },
      })
    : [];
  const [first] = rows;
  if (!first) throw new Refusal("not-found", "There is no such rubric.");
  const versions = rows.map(({ id, version, publishedAt, lexiconVersion, retiredAt }) => {
    return { id, version, publishedAt, lexiconVersion, isCurrent: retiredAt === null };
  });
  return { title: first.item.title, prompt: await promptOf(itemId, step), versions };
}

/** What is asked, in Markdown: what the scoring compares an answer with, to see copying. @throws {Refusal} not-found */
export async function promptOf(itemId: string, step: string): Promise<string> {
  const item = await db.item.findFirst({
    where: { id: itemId, ownerId: null, workspaceId: null },
    select: { question: true, answerKey: true },
  });
  if (!item) throw new Refusal("not-found", "There is no such question.");
  const key = answerKeySchema.parse(item.answerKey);
  if (key.kind === "chain") return key.steps.find(({ id }) => id === step)?.prompt ?? "";
  const question = questionSchema.parse(item.question);
  return "prompt" in question ? question.prompt : "";
}

/** The lexicon of a version as it was written. */
export async function lexiconSource(version: string): Promise<LexiconSource> {
  const { document } = await db.lexicon.findUniqueOrThrow({ where: { version } });
  return lexiconSchema.parse(document);
}
