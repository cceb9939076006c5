"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { currentVisit } from "#app/visitor";
import { emailSchema, signIn } from "#server/people";
import { keepCookies } from "#server/session";
import { nextPath } from "./next-path";
import { typedInto } from "./typed";

const signInSchema = z.object({
  email: emailSchema,
  password: z.string("write it").min(1, "write it").max(1000, "it is too long"),
});

export type SignInState = { result: FormState; email: string };

/** Signs in, and goes on to where the visitor was heading. */
export async function signInHere(_previous: SignInState, form: FormData): Promise<SignInState> {
  const result = await answering(async () => {
    const account = parseInput(signInSchema, form);
    await keepCookies(await signIn(await currentVisit(), account));
    return null;
  });
  if (result?.ok) redirect(nextPath(form.get("next")));
  return { result, email: typedInto(form, "email") };
}
