import { type AgreementFigures, agreementFiguresSchema, type MeasuredRun } from "#domain/rubric/agreement-figures";
import { MAIN_STEP } from "./content";
import { db } from "./db";

/** The agreement of one rubric with people's labels, and what it was measured with. */
export type Agreement = { engineVersion: string; lexiconVersion: string; figures: AgreementFigures };

/** Publishes what the author's bench measured, in place of what was published before. */
export async function publishAgreement({ items, ...versions }: MeasuredRun, now: Date): Promise<void> {
  const rows = Object.entries(items).map(([name, figures]) => {
    const [itemId = "", step = MAIN_STEP] = name.split("#");
    return { itemId, step, ...versions, figures, publishedAt: now };
  });
  await db.$transaction([db.rubricAgreement.deleteMany(), db.rubricAgreement.createMany({ data: rows })]);
}

/** The agreement of every measured rubric, by "<item>#<step>". */
export async function agreements(): Promise<Map<string, Agreement>> {
  const rows = await db.rubricAgreement.findMany();
  return new Map(
    rows.map(({ itemId, step, engineVersion, lexiconVersion, figures }) => [
      `${itemId}#${step}`,
      { engineVersion, lexiconVersion, figures: agreementFiguresSchema.parse(figures) },
    ]),
  );
}

/** The agreement of one rubric; null where nobody has labelled answers to it. */
export async function findAgreement(itemId: string, step: string): Promise<Agreement | null> {
  return (await agreements()).get(`${itemId}#${step}`) ?? null;
}
