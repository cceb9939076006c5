"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { answerableIdSchema } from "#domain/own-card/item-id";
import { actOnCard } from "#server/card-actions";
import { requireViewer } from "#server/session";
import { moveInJournal } from "#server/undo";

const formSchema = z.object({
  id: z.uuid(),
  cardId: answerableIdSchema,
  kind: z.enum(["suspend", "unsuspend", "unbury", "mark", "unmark"]),
});

/** Does something to one card of the list; the list then shows it. */
export async function changeCard(_previous: FormState<string>, form: FormData): Promise<FormState<string>> {
  return answering(async () => {
    const viewer = await requireViewer();
    const { id, cardId, kind } = parseInput(formSchema, form);
    const { sentence } = await actOnCard(viewer.id, { id, cardId, seen: null, action: { kind } }, new Date());
    refresh();
    return sentence;
  });
}

/** Takes back the last thing that was done, here or in the review. */
export async function undoLast(): Promise<FormState<string>> {
  return answering(async () => {
    const viewer = await requireViewer();
    const { done } = await moveInJournal(viewer.id, "undo", null, new Date());
    refresh();
    return `Undone: ${done.sentence}`;
  });
}
