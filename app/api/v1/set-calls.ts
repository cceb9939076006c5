import { SET_OPERATIONS as SETS } from "#domain/api/set-operations";
import { Refusal } from "#domain/refusal";
import { candidateMarkdown, interviewerMarkdown } from "#domain/sets/kit-markdown";
import { listSets, topicTitles } from "#server/api-lists";
import type { Authority } from "#server/authority";
import { createSets, getSet, viewSet } from "#server/question-sets";
import { deleteSet } from "#server/set-changes";
import { getKit } from "#server/set-kit";

import { serve } from "./serve";

/** Calls about sets; a set that was deleted is not there. */
export const SET_CALLS = {
  listTopics: serve(SETS.listTopics, async () => ({ items: await topicTitles() })),

  listSets: serve(SETS.listSets, async ({ token, query }) => {
    const { items, next } = await listSets(token.workspaceId, query);
    return { items: items.map(rowOf), next };
  }),

  createSet: serve(SETS.createSet, async ({ token, body, now, newId }) => {
    const ids = await createSets(token, { ...body, newId }, now);
    return { sets: await Promise.all(ids.map((setId) => wholeSet(token, setId, now))) };
  }),

  getSet: serve(SETS.getSet, async ({ token, params, now }) => wholeSet(token, params.setId, now)),

  deleteSet: serve(SETS.deleteSet, async ({ token, params, now }) => {
    await requirePresent(token, params.setId);
    await deleteSet(token, params.setId, now);
  }),

  getKit: serve(SETS.getKit, async ({ token, params }) => {
    await requirePresent(token, params.setId);
    return getKit(token, params.setId);
  }),

  getKitAsMarkdown: serve(SETS.getKitAsMarkdown, async ({ token, params, query }) => {
    await requirePresent(token, params.setId);
    const { title, questions } = await getKit(token, params.setId);
    return query.copy === "candidate" ? candidateMarkdown(title, questions) : interviewerMarkdown(title, questions);
  }),
};

type Row = { id: string; title: string; form: string; version: number; updatedAt: Date };

function rowOf({ id, title, form, version, updatedAt }: Row) {
  return { id, title, form, version, updatedAt: updatedAt.toISOString() };
}

async function requirePresent(authority: Authority, setId: string): Promise<void> {
  if ((await getSet(authority, setId)).deletedAt !== null) throw new Refusal("not-found", "There is no such set.");
}

async function wholeSet(authority: Authority, setId: string, now: Date) {
  const { set, picks, retired, unmet, time } = await viewSet(authority, setId, now);
  if (set.deletedAt !== null) throw new Refusal("not-found", "There is no such set.");
  return {
    ...rowOf(set),
    wish: set.document.wish,
    questions: picks.map(({ itemId, wording, rubrics, reason, item }) => ({
      itemId,
      wording,
      rubrics: rubrics.map(({ step, name, version }) => ({ step, name, version })),
      reason,
      title: item.title,
      topicId: item.topicId,
      kind: item.kind,
      difficulty: item.difficulty,
      expectedSeconds: item.seconds,
    })),
    retired,
    unmet,
    expectedSeconds: time.seconds,
    spreadSeconds: time.spreadSeconds,
  };
}
