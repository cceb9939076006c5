import { z } from "zod";
import { LEVELS } from "#domain/content/shared-fields";
import { titleSchema } from "#domain/sets/document";
import { type Wish, wishSchema } from "#domain/sets/wish";

const idsSchema = z
  .string()
  .max(20_000)
  .default("")
  .transform((text) => [...new Set(text.split(/[\s,]+/).filter(Boolean))]);

const formSchema = z.object({
  title: titleSchema,
  minutes: z.coerce.number("use whole minutes"),
  level: z.enum(LEVELS),
  profile: z.string(),
  python: z.string().transform((version) => version || null),
  candidateId: z
    .string()
    .default("")
    .transform((id) => id || null),
  exposure: z.string(),
  seed: z.string(),
  forms: z.coerce.number().int().min(1, "choose 1 to 4 forms").max(4, "choose 1 to 4 forms"),
  mustHave: idsSchema,
  excluded: idsSchema,
});

/**
 * The wish as the form sends it: a box a kind (`kind`), a weight a topic (`weight.<topic>`, 0 for none).
 *
 * @throws {z.ZodError} naming each field and what is allowed
 */
export function readWish(form: FormData): { title: string; forms: number; wish: Wish } {
  const { title, forms, ...fields } = formSchema.parse(Object.fromEntries(form));
  const topics = [...form].flatMap(([name, value]) => {
    const weight = Number(value);
    return name.startsWith("weight.") && weight > 0 ? [{ topicId: name.slice("weight.".length), weight }] : [];
  });
  const wish = wishSchema.parse({
    ...fields,
    topics,
    kinds: form.getAll("kind"),
    followUps: form.get("followUps") === "on",
  });
  return { title, forms, wish };
}
