"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import type { ReviewCard } from "#app/review-cards";
import type { CardAction } from "#domain/scheduling/card-action";
import { Button, ButtonLink } from "#ui/button";
import { Kbd } from "#ui/kbd";
import { Notice } from "#ui/notice";
import { SendFailure } from "../send";
import { DueForm, NoteForm } from "./card-forms";
import OfflineSwitch from "./offline-switch";
import type { DialogPart } from "./review-session";
import type { Review } from "./use-review";
import { WhyNow } from "./why-now";

type CardDialogProps = {
  review: Review;
  card: ReviewCard;
  part: DialogPart;
  onPart: (part: DialogPart | null) => void;
};

const TITLES: Record<DialogPart, string> = {
  menu: "This card",
  why: "Why now?",
  note: "Your note",
  due: "Set the due date",
  offline: "Without a connection",
};

/** What can be done with a card besides answering it, each with its key. */
export default function CardDialog({ review, card, part, onPart }: CardDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    const { current } = dialog;
    if (current && !current.open) current.showModal();
  }, []);

  async function act(action: CardAction): Promise<void> {
    setFailure(null);
    try {
      await review.act(card.cardId, action);
      dialog.current?.close();
    } catch (error) {
      if (!(error instanceof SendFailure)) throw error;
      setFailure(error.message);
    }
  }

  const isMarked = review.answered?.card?.isMarked ?? card.isMarked;
  return (
    <dialog
      ref={dialog}
      aria-labelledby="card-dialog-title"
      onClose={() => onPart(null)}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(34rem,calc(100vw-2rem))] overflow-y-auto rounded border border-hairline bg-surface p-6 text-ink shadow-float"
    >
      <h2 id="card-dialog-title" className="text-base font-semibold">
        {TITLES[part]}
      </h2>
      <p className="mt-1 text-sm text-muted">{card.title}</p>
      <div className="mt-4">
        {part === "why" && <WhyNow cardId={card.cardId} />}
        {part === "note" && <NoteForm cardId={card.cardId} onSave={(text) => act({ kind: "remark", text })} />}
        {part === "due" && <DueForm isNew={card.isNew} onSave={(inDays) => act({ kind: "set-due", inDays })} />}
        {part === "offline" && <OfflineSwitch viewerId={review.viewerId} />}
        {part === "menu" && (
          <div className="flex flex-col">
            <Line keys="Shift W" onPress={() => onPart("why")} about="Memory, dates and chance, in numbers.">
              Why now?
            </Line>
            <Line keys="Shift N" onPress={() => onPart("note")} about="Shown with the answer, to you alone.">
              Write a note
            </Line>
            <Line
              keys="Shift M"
              onPress={() => void act({ kind: isMarked ? "unmark" : "mark" })}
              about="To find it again under “Your cards”."
            >
              {isMarked ? "Take the mark off" : "Mark"}
            </Line>
            <Line keys="Shift B" onPress={() => void act({ kind: "bury" })} about="It comes back tomorrow by itself.">
              Put off until tomorrow
            </Line>
            <Line
              keys="Shift S"
              onPress={() => void act({ kind: "suspend" })}
              about="It stays away until you bring it back."
            >
              Suspend
            </Line>
            <Line onPress={() => onPart("due")} about="Moves it once; the memory is not touched.">
              Set the due date
            </Line>
            <Line onPress={() => void act({ kind: "forget" })} about="It is new again, its counts are kept.">
              Learn it anew
            </Line>
            <Line onPress={() => void act({ kind: "reset" })} about="It is new again, its counts are at 0.">
              Learn it anew, from nothing
            </Line>
            <Line onPress={() => onPart("offline")} about="Keep today's cards on this device.">
              Work without a connection
            </Line>
          </div>
        )}
      </div>
      {failure !== null && (
        <div className="mt-4">
          <Notice tone="failure" title={failure} isLive />
        </div>
      )}
      <form method="dialog" className="mt-6 flex flex-wrap justify-end gap-3">
        <ButtonLink href={`/progress/cards/${card.cardId}`}>Its history</ButtonLink>
        <ButtonLink href={`/practice/${card.cardId}`}>Open the question</ButtonLink>
        <Button type="submit">Close</Button>
      </form>
    </dialog>
  );
}

type LineProps = { keys?: string; about: string; onPress: () => void; children: ReactNode };

function Line({ keys, about, onPress, children }: LineProps) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="-mx-2 flex min-h-11 items-baseline gap-4 border-b border-hairline px-2 py-2.5 text-left hover:bg-sunken"
    >
      <span className="flex-1">
        <span className="block text-sm font-medium">{children}</span>
        <span className="block text-xs text-muted">{about}</span>
      </span>
      {keys && <Kbd>{keys}</Kbd>}
    </button>
  );
}
