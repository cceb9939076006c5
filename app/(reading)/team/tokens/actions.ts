"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { newTakeToken } from "#app/take-token";
import { createToken, newTokenSchema, revokeToken } from "#server/api-tokens";
import { requireViewer } from "#server/session";

const workspaceSchema = z.object({ workspaceId: z.uuid("name the workspace") });
const DAY_MS = 86_400_000;

const formSchema = newTokenSchema.omit({ expiresAt: true }).extend({
  days: z.enum(["30", "90", "365", "never"], "choose when it ends"),
});

const endSchema = workspaceSchema.extend({
  tokenId: z.uuid("name the token"),
  sure: z.literal("yes", "tick that you want to revoke it"),
});

/** Makes a token. @returns the token, which is shown this once */
export async function makeToken(_previous: FormState<string>, form: FormData): Promise<FormState<string>> {
  return answering(async () => {
    const viewer = await requireViewer();
    const { workspaceId } = parseInput(workspaceSchema, form);
    const typed = { name: form.get("name"), scopes: form.getAll("scopes"), days: form.get("days") };
    const { days, ...input } = parseInput(formSchema, typed);
    const now = new Date();
    const expiresAt = days === "never" ? null : new Date(now.getTime() + Number(days) * DAY_MS);
    const token = `awaited_${newTakeToken()}`;
    await createToken(viewer.id, workspaceId, { id: crypto.randomUUID(), token, ...input, expiresAt }, now);
    revalidatePath("/team/tokens");
    return token;
  });
}

/** Ends a token at once. */
export async function endToken(_previous: FormState, form: FormData): Promise<FormState> {
  return answering(async () => {
    const viewer = await requireViewer();
    const { workspaceId, tokenId } = parseInput(endSchema, form);
    await revokeToken(viewer.id, workspaceId, tokenId, new Date());
    revalidatePath("/team/tokens");
    return null;
  });
}
