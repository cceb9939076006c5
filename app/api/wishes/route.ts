import { z } from "zod";
import { readJson, sentenceOf } from "#app/refusals";
import { responding } from "#app/route-handlers";
import { currentVisit } from "#app/visitor";
import { Refusal } from "#domain/refusal";
import { findViewer } from "#server/session";
import { judgeWish } from "#server/wish-verdict";
import { readWish } from "../../(reading)/sets/wish-input";

/** How long somebody waits for advice. */
const ADVICE_MS = 8000;

const bodySchema = z.object({
  /** The fields of the wish's form as they stand. */
  fields: z.array(z.tuple([z.string().max(80), z.string().max(20_000)])).max(120),
  withAdvice: z.boolean().default(false),
});

/** POST /api/wishes: whether a half-typed wish can be met; nothing is made. */
export const POST = responding(async (request) => {
  const { fields, withAdvice } = await readJson(request, bodySchema);
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const viewer = await findViewer();
  const { address, now } = await currentVisit();
  const end = now.getTime() + ADVICE_MS;
  const adviceUntil = withAdvice ? () => Date.now() > end : null;
  return judgeWish({ userId: viewer?.id ?? null, key: viewer?.id ?? address }, wishOf(form), { adviceUntil }, now);
});

function wishOf(form: FormData) {
  try {
    return readWish(form).wish;
  } catch (error) {
    if (error instanceof z.ZodError) throw new Refusal("invalid", sentenceOf(error));
    throw error;
  }
}
