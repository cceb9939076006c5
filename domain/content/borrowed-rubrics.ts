import { z } from "zod";
import { excerptOf } from "#domain/rubric/excerpt";
import { rubricSchema } from "#domain/rubric/rubric";
import type { FieldPath } from "./problem";

const borrowingSchema = z.looseObject({
  kind: z.literal("chain"),
  steps: z.array(
    z.looseObject({
      uses: z.string().optional(),
      scored_by: z.array(z.string()).optional(),
      rubric: z.unknown().optional(),
    }),
  ),
});
const lenderSchema = z.looseObject({ rubric: rubricSchema });

/** What keeps a step from being scored as it says. */
export type BorrowingFault = { path: FieldPath; message: string; fix: string };

/** The ids of the questions whose rubrics an authored item borrows from; empty for nearly all. */
export function lendersOf(authored: unknown): string[] {
  const chain = borrowingSchema.safeParse(authored);
  if (!chain.success) return [];
  return chain.data.steps.flatMap(({ uses, scored_by: keys }) => (uses !== undefined && keys ? [uses] : []));
}

/**
 * An authored chain whose steps have the rubrics that they borrow: a step that `uses` a question is `scored_by` some of
 * its criteria and false beliefs, so that one idea has one set of patterns. Everything else stays as it is.
 *
 * @param authored an item as its file has it
 * @param lenders the authored questions by id
 */
export function withBorrowedRubrics(
  authored: unknown,
  lenders: ReadonlyMap<string, unknown>,
): { value: unknown; faults: BorrowingFault[] } {
  const chain = borrowingSchema.safeParse(authored);
  if (!chain.success) return { value: authored, faults: [] };
  const faults: BorrowingFault[] = [];
  const steps = chain.data.steps.map((step, index) => {
    const { uses, scored_by: keys, rubric } = step;
    if (!keys) return step;
    const report = (message: string, fix: string) => {
      faults.push({ path: ["steps", index, "scored_by"], message, fix });
      return step;
    };
    if (rubric !== undefined) return report("the step has a rubric of its own", "leave one of the two out");
    const lender = lenderSchema.safeParse(uses === undefined ? null : lenders.get(uses));
    if (!lender.success) return report("there is no rubric to score by", "let `uses` name a question that is explained");
    const { criteria, misconceptions } = lender.data.rubric;
    const known = [...criteria, ...misconceptions].map(({ key }) => key);
    const unknown = keys.filter((key) => !known.includes(key));
    if (unknown.length > 0) return report(`${uses} has no ${unknown.join(", ")}`, `some of ${known.join(", ")}`);
    if (!criteria.some(({ key }) => keys.includes(key))) return report("no criterion is named", "name one or more");
    return { ...step, rubric: excerptOf(lender.data.rubric, keys) };
  });
  return { value: { ...chain.data, steps }, faults };
}
