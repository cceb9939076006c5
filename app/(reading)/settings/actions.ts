"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { currentVisit } from "#app/visitor";
import { Refusal } from "#domain/refusal";
import { closeAllSessions, closeSession, endSession } from "#server/auth-sessions";
import { newPasswordSchema } from "#server/passwords";
import { changePassword, deletePerson, nameSchema, rename } from "#server/people";
import { keepCookies, requestHeaders, requireViewer } from "#server/session";
import { typedInto } from "../sign-in/typed";

const passwordSchema = z.object({
  current: z.string("write your present password").min(1, "write your present password").max(1000, "it is too long"),
  password: newPasswordSchema,
});
const sessionSchema = z.object({ sessionId: z.string().min(1).max(64) });
const deletionSchema = z.object({ password: z.string().max(1000).default(""), isMeant: z.literal("on").optional() });

export type NameState = { result: FormState; name: string };

/** Changes what the viewer is called. */
export async function changeName(_previous: NameState, form: FormData): Promise<NameState> {
  const result = await answering(async () => {
    const viewer = await requireViewer();
    const { name } = parseInput(z.object({ name: nameSchema }), form);
    await rename(viewer.id, name);
    refresh();
    return null;
  });
  return { result, name: typedInto(form, "name") };
}

/** Changes the viewer's password; other devices are signed out. */
export async function changeOwnPassword(_previous: FormState, form: FormData): Promise<FormState> {
  return answering(async () => {
    const viewer = await requireViewer();
    const passwords = parseInput(passwordSchema, form);
    await keepCookies(await changePassword(await currentVisit(), viewer.id, passwords));
    refresh();
    return null;
  });
}

/** Signs one of the viewer's other devices out. */
export async function signDeviceOut(_previous: FormState, form: FormData): Promise<FormState> {
  return answering(async () => {
    const viewer = await requireViewer();
    const { sessionId } = parseInput(sessionSchema, form);
    await endSession(viewer.id, sessionId);
    refresh();
    return null;
  });
}

/** Signs out on this device. */
export async function signOutHere(): Promise<FormState> {
  const result = await answering(async () => {
    await keepCookies(await closeSession(await requestHeaders()));
    return null;
  });
  if (result?.ok) redirect("/");
  return result;
}

/** Signs out on all devices, this one too. */
export async function signOutEverywhere(): Promise<FormState> {
  const result = await answering(async () => {
    const viewer = await requireViewer();
    await keepCookies(await closeAllSessions(viewer.id));
    return null;
  });
  if (result?.ok) redirect("/sign-in");
  return result;
}

/** Deletes the viewer and all that is theirs. */
export async function deleteEverything(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await answering(async () => {
    const viewer = await requireViewer();
    const { password, isMeant } = parseInput(deletionSchema, form);
    if (viewer.isGuest && !isMeant) throw new Refusal("invalid", "Tick the box to say that you mean it.");
    await keepCookies(await deletePerson(await currentVisit(), viewer, password));
    return null;
  });
  if (result?.ok) redirect("/");
  return result;
}
