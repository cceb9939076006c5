"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { getSet } from "#server/question-sets";
import { setProposalFor, waiveScoring } from "#server/scorecard-access";
import { reopenScorecard, submitScorecard } from "#server/scorecard-submission";
import { openScorecard } from "#server/scorecards";
import { requireViewer } from "#server/session";
import { setPath } from "../sets/set-path";
import { scorecardPath } from "./scorecard-path";

const cardSchema = z.object({ scorecardId: z.uuid("name the scorecard") });
const kindSchema = z.enum(["take", "interview"], "name a take or an interview");
const subjectId = z.uuid("name a take or an interview");

function subjectOf(kind: "take" | "interview", id: string) {
  return kind === "take" ? { takeId: id } : { interviewId: id };
}

/** Opens one's own scorecard of a take or an interview, and leads to it. */
export async function score(_previous: FormState, form: FormData): Promise<FormState> {
  let openedId = "";
  const result = await answering(async () => {
    const viewer = await requireViewer();
    const { kind, id } = parseInput(z.object({ kind: kindSchema, id: subjectId }), form);
    openedId = (await openScorecard(viewer.id, subjectOf(kind, id), crypto.randomUUID(), new Date())).id;
    return null;
  });
  if (openedId) redirect(scorecardPath(openedId));
  return result;
}

/** Submits one's scorecard. */
export async function submit(_previous: FormState, form: FormData): Promise<FormState> {
  return answering(async () => {
    const viewer = await requireViewer();
    const { scorecardId } = parseInput(cardSchema, form);
    await submitScorecard(viewer.id, scorecardId, new Date());
    revalidatePath(scorecardPath(scorecardId));
    return null;
  });
}

/** Opens a submitted scorecard again, with a reason. */
export async function reopen(_previous: FormState, form: FormData): Promise<FormState> {
  return answering(async () => {
    const viewer = await requireViewer();
    const { scorecardId, reason } = parseInput(cardSchema.extend({ reason: z.string("say why") }), form);
    await reopenScorecard(viewer.id, scorecardId, reason, new Date());
    revalidatePath(scorecardPath(scorecardId));
    return null;
  });
}

const waiverSchema = z.object({
  /** "take:<id>" or "interview:<id>", with spaces between. */
  subjects: z
    .string()
    .transform((text) => text.split(" ").map((one) => one.split(":")))
    .pipe(z.array(z.tuple([kindSchema, subjectId])).max(500)),
  sure: z.literal("yes", "tick that you will not score them"),
});

/** Says that one reads what others found, and will not score it. */
export async function readOthers(_previous: FormState, form: FormData): Promise<FormState> {
  return answering(async () => {
    const viewer = await requireViewer();
    const { subjects } = parseInput(waiverSchema, form);
    const names = subjects.map(([kind, id]) => subjectOf(kind, id));
    await waiveScoring(viewer.id, names, new Date());
    revalidatePath("/", "layout");
    return null;
  });
}

/** Chooses which raters of a set see what the engine proposes. */
export async function chooseProposal(_previous: FormState, form: FormData): Promise<FormState> {
  return answering(async () => {
    const viewer = await requireViewer();
    const { setId, proposalFor } = parseInput(
      z.object({ setId: z.uuid("name the set"), proposalFor: z.string("choose who sees the proposal") }),
      form,
    );
    await setProposalFor(viewer.id, await getSet(viewer.id, setId), proposalFor);
    revalidatePath(setPath(setId, "/compare"));
    return null;
  });
}
