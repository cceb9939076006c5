import { z } from "zod";
import type { Desk, Edit, SentEdit } from "#domain/interviews/edit";
import { afterMove, type Move } from "#domain/interviews/live-state";
import { editedNote, liveNoteSchema, markName, NO_NOTE, noteName, type ScoreEdit } from "#domain/interviews/score-edit";
import { Refusal } from "#domain/refusal";
import { markVerdictSchema } from "#domain/scorecards/mark";
import { setDocumentSchema } from "#domain/sets/document";
import { db, run } from "./db";
import { findInterview } from "./interviews";
import { tellChanged } from "./live-changes";
import { liveColumns, liveStateOf } from "./live-row";
import { openScorecard, saveMark, saveNote } from "./scorecards";
import { announce } from "./webhook-outbox";
import { requireEditor } from "./workspaces";

/** An edit that waited longer than this, and meanwhile was overtaken by a newer one elsewhere, is not made. */
const LONG_WAIT_MS = 30_000;

// In one statement, so that a picture is of one moment, and of two pictures one is the newer in every respect.
const DESK = {
  name: "live-desk",
  text: `
    SELECT i.started_at AS "startedAt", i.ended_at AS "endedAt", i.current_item_id AS "currentItemId", i.view,
      i.held_item_id AS "heldItemId", i.running_since AS "runningSince", i.spent_ms AS "spentMs", i.revision,
      s.id AS "scorecardId", s.submitted_at AS "submittedAt",
      coalesce((SELECT max(c.id) FROM scorecard_change c
        WHERE c.workspace_id = s.workspace_id AND c.scorecard_id = s.id), 0)::float8 AS "changeId",
      coalesce((SELECT json_agg(json_build_object('itemId', m.item_id, 'step', m.step, 'criterionKey', m.criterion_key,
        'verdict', m.verdict)) FROM scorecard_mark m
        WHERE m.workspace_id = s.workspace_id AND m.scorecard_id = s.id), '[]') AS marks,
      coalesce((SELECT json_agg(json_build_object('itemId', n.item_id, 'step', n.step, 'text', n.text, 'flags', n.flags))
        FROM scorecard_note n WHERE n.workspace_id = s.workspace_id AND n.scorecard_id = s.id), '[]') AS notes
    FROM workspace_member w
    JOIN interview i ON i.workspace_id = w.workspace_id AND i.id = $2::uuid
    LEFT JOIN scorecard s ON s.workspace_id = i.workspace_id AND s.interview_id = i.id AND s.rater_id = $1
    WHERE w.user_id = $1`,
  row: z.object({
    startedAt: z.date().nullable(),
    endedAt: z.date().nullable(),
    currentItemId: z.string().nullable(),
    view: z.string(),
    heldItemId: z.string().nullable(),
    runningSince: z.date().nullable(),
    spentMs: z.unknown(),
    revision: z.int(),
    scorecardId: z.string().nullable(),
    submittedAt: z.date().nullable(),
    changeId: z.number(),
    marks: z.array(
      z.object({ itemId: z.string(), step: z.string(), criterionKey: z.string(), verdict: markVerdictSchema }),
    ),
    notes: z.array(liveNoteSchema.extend({ itemId: z.string(), step: z.string() })),
  }),
};

/**
 * An interview as one member of its workspace has it: how it stands, and their own marks and notes. Nobody else's
 * are read.
 *
 * @throws {Refusal} not-found
 */
export async function getDesk(userId: string, interviewId: string, now: Date): Promise<Desk> {
  const [row] = z.uuid().safeParse(interviewId).success ? await run(DESK, [userId, interviewId]) : [];
  if (!row) throw new Refusal("not-found", "There is no such interview.");
  return {
    state: liveStateOf(row),
    sheet: {
      marks: Object.fromEntries(row.marks.map((mark) => [markName(mark), mark.verdict])),
      notes: Object.fromEntries(row.notes.map(({ text, flags, ...place }) => [noteName(place), { text, flags }])),
    },
    scorecardId: row.scorecardId,
    isSubmitted: row.submittedAt !== null,
    version: [row.revision, row.changeId],
    now: now.getTime(),
  };
}

/**
 * Makes edits in their order. One that cannot be made does not hold up the others.
 *
 * @param newId the id of a scorecard, should the interviewer have none yet
 * @returns the refused ones, each with a sentence, and how things stand then
 * @throws {Refusal} not-found; forbidden for a viewer
 */
export async function makeEdits(
  userId: string,
  interviewId: string,
  { edits, newId }: { edits: readonly SentEdit[]; newId: string },
  now: Date,
): Promise<{ refused: { id: string; message: string }[]; desk: Desk }> {
  const interview = await findInterview(userId, interviewId);
  requireEditor(interview.role);
  const asked = new Set(setDocumentSchema.parse(interview.version.document).picks.map(({ itemId }) => itemId));
  const refused: { id: string; message: string }[] = [];
  for (const { id, ageMs, edit } of edits) {
    try {
      if ("itemId" in edit && !asked.has(edit.itemId)) {
        throw new Refusal("not-found", "This question is not in the interview.");
      }
      await makeEdit({ userId, ...interview, newId }, edit, { now, ageMs });
    } catch (error) {
      if (!(error instanceof Refusal) || error.reason === "unavailable") throw error;
      refused.push({ id, message: error.message });
    }
  }
  tellChanged(interview.id);
  return { refused, desk: await getDesk(userId, interviewId, now) };
}

type Place = { userId: string; workspaceId: string; id: string; newId: string };
type Moment = { now: Date; ageMs: number };

async function makeEdit(place: Place, edit: Edit, moment: Moment): Promise<void> {
  if (edit.kind === "mark" || edit.kind === "note" || edit.kind === "flag") return score(place, edit, moment);
  await move(place, edit, moment);
  // Whoever begins an interview scores it.
  if (edit.kind === "start") await openScorecard(place.userId, { interviewId: place.id }, place.newId, moment.now);
}

async function move({ workspaceId, id }: Place, edit: Move, { now, ageMs }: Moment): Promise<void> {
  await db.$transaction(async (tx) => {
    // Two tabs at once: the second move starts from what the first has made.
    await tx.$executeRaw`SELECT id FROM interview WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
    const row = await tx.interview.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } });
    const before = liveStateOf(row);
    const after = afterMove(before, edit, Math.max(now.getTime() - ageMs, row.createdAt.getTime()));
    if (after === before) return;
    await tx.interview.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { ...liveColumns(after), revision: { increment: 1 } },
    });
    if (before.endedAt !== null || after.endedAt === null) return;
    const data = { setId: row.setId, candidateId: row.candidateId, interviewId: id };
    await announce(tx, { event: "interview.ended", workspaceId, subjectId: id, data }, new Date(after.endedAt));
  });
}

async function score(place: Place, edit: ScoreEdit, { now, ageMs }: Moment): Promise<void> {
  const { userId, id: interviewId, newId } = place;
  const { workspaceId, id: scorecardId } = await openScorecard(userId, { interviewId }, newId, now);
  const { itemId, step } = edit;
  const overtaken = (since: Date | undefined) =>
    since !== undefined && ageMs > LONG_WAIT_MS && since.getTime() > now.getTime() - ageMs;
  if (edit.kind === "mark") {
    const { criterionKey, verdict } = edit;
    const key = { workspaceId, scorecardId, itemId, step, criterionKey };
    const mark = await db.scorecardMark.findUnique({
      where: { workspaceId_scorecardId_itemId_step_criterionKey: key },
    });
    if (overtaken(mark?.markedAt)) return;
    await saveMark(userId, scorecardId, { itemId, step, criterionKey, verdict }, now);
    return;
  }
  const key = { workspaceId, scorecardId, itemId, step };
  const note = await db.scorecardNote.findUnique({ where: { workspaceId_scorecardId_itemId_step: key } });
  if (overtaken(note?.notedAt)) return;
  await saveNote(
    userId,
    scorecardId,
    { itemId, step, ...editedNote(note ? liveNoteSchema.parse(note) : NO_NOTE, edit) },
    now,
  );
}
