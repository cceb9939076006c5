import { z } from "zod";

export const roleSchema = z.enum(["owner", "interviewer", "viewer"], "choose owner, interviewer or viewer");
/** What a person may do in a workspace. */
export type Role = z.infer<typeof roleSchema>;

/** Each role in one sentence, the one that may do most first. */
export const ROLE_MEANINGS: Record<Role, string> = {
  owner: "Decides everything, members and the workspace itself included.",
  interviewer: "Makes sets, invites candidates, interviews and scores.",
  viewer: "Sees everything, changes nothing.",
};
