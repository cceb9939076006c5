import { z } from "zod";
import { candidateInputSchema } from "#domain/candidates/candidate-input";

/** Whom to interview: somebody of the workspace, or somebody new by their name. */
export const interviewInputSchema = z
  .object({
    /** Empty for somebody new. */
    candidateId: z.uuid("choose a candidate of the list").or(z.literal("")).default(""),
    name: z.string().default(""),
  })
  .transform(({ candidateId, name }, context) => {
    if (candidateId !== "") return { candidateId };
    const { success, data, error } = candidateInputSchema.shape.name.safeParse(name);
    if (success) return { name: data };
    const message = name.trim() === "" ? "choose a candidate or write the name of a new one" : error.issues[0]?.message;
    context.addIssue({ code: "custom", path: ["name"], message: message ?? "write a name" });
    return z.NEVER;
  });
export type InterviewInput = z.output<typeof interviewInputSchema>;
