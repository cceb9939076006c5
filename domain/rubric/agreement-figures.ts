import { z } from "zod";

const figure = z.number().nullable();

/** How well the scoring of one prompt agrees with people's labels, on answers of one split. */
const splitSchema = z.object({
  answers: z.number(),
  kappa: figure,
  interval: z.tuple([z.number(), z.number()]).nullable(),
  precision: figure,
  recall: figure,
  scoreError: figure,
});

/** `train` was looked at while patterns were written; `dev` was not, so its figures are the ones to trust. */
export const agreementFiguresSchema = z.object({ train: splitSchema, dev: splitSchema });
export type AgreementFigures = z.infer<typeof agreementFiguresSchema>;

/** As much of `content/exemplars/last-run.json` as is published. Items are named "<item>" or "<item>#<step>". */
export const measuredRunSchema = z.object({
  engineVersion: z.string(),
  lexiconVersion: z.string(),
  items: z.record(z.string(), agreementFiguresSchema),
});
export type MeasuredRun = z.infer<typeof measuredRunSchema>;
