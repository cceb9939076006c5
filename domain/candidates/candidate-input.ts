import { z } from "zod";

const oneLine = (text: string) => text.normalize("NFC").replaceAll(/\s+/g, " ").trim();

/** What a workspace writes down about a candidate. */
export const candidateInputSchema = z.object({
  name: z
    .string("write a name")
    .transform(oneLine)
    .refine((name) => name.length > 0, "write a name")
    .refine((name) => name.length <= 120, "use at most 120 characters"),
  email: z
    .string()
    .default("")
    .transform((typed) => typed.normalize("NFC").trim())
    .refine(
      (typed) => typed === "" || (typed.length <= 254 && z.email().safeParse(typed).success),
      "write an address such as name@example.org, or leave it out",
    )
    .transform((typed) => (typed === "" ? null : typed)),
});
export type CandidateInput = z.output<typeof candidateInputSchema>;

/** Whether what was typed names this candidate: what is deleted for good is named first. */
export function isNamed(typed: string, name: string): boolean {
  return oneLine(typed) === oneLine(name);
}
