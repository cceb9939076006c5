"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { currentVisit } from "#app/visitor";
import { newPasswordSchema } from "#server/passwords";
import { emailSchema, nameSchema, register } from "#server/people";
import { keepCookies } from "#server/session";
import { nextPath } from "../sign-in/next-path";
import { typedInto } from "../sign-in/typed";

const registerSchema = z.object({ name: nameSchema.default(""), email: emailSchema, password: newPasswordSchema });

export type RegisterState = { result: FormState; name: string; email: string };

/** Registers whoever is asking, and goes on to where they were heading. */
export async function registerHere(_previous: RegisterState, form: FormData): Promise<RegisterState> {
  const result = await answering(async () => {
    const account = parseInput(registerSchema, form);
    await keepCookies(await register(await currentVisit(), account));
    return null;
  });
  if (result?.ok) redirect(nextPath(form.get("next")));
  return { result, name: typedInto(form, "name"), email: typedInto(form, "email") };
}
