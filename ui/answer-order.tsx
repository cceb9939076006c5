"use client";

import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { useEffect, useId, useRef, useState } from "react";
import type { Fields } from "#domain/quiz/response-form";
import { AnswerOrderEvent } from "./answer-order-event";
import type { OptionView } from "./question-view";

type AnswerOrderProps = { events: readonly OptionView[]; draft: Fields; disabled: boolean };

const INSTRUCTIONS =
  "To move an event, press Space on its handle, use the arrow keys, and press Space again; Escape puts it back. The buttons beside it move it by one.";

// Enter picks nothing up: with Ctrl it sends the answer, as in every question.
const KEYS = { start: ["Space"], cancel: ["Escape"], end: ["Space", "Enter", "Tab"] };

/** Events to put in order: by dragging, by keys, or by the buttons of each. */
export function AnswerOrder({ events, draft, disabled }: AnswerOrderProps) {
  const [order, setOrder] = useState(() => startingOrder(events, draft));
  const [news, setNews] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const id = useId();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates, keyboardCodes: KEYS }),
  );

  // Hidden fields change silently; whoever listens to the form (autosave) must hear of it.
  const sent = useRef(order);
  useEffect(() => {
    if (sent.current === order) return;
    sent.current = order;
    list.current?.dispatchEvent(new Event("input", { bubbles: true }));
  }, [order]);

  function move(from: number, to: number) {
    if (to < 0 || to >= order.length) return;
    setOrder(arrayMove(order, from, to));
    setNews(`Moved to place ${to + 1} of ${order.length}.`);
  }

  function drop({ active, over }: DragEndEvent) {
    if (over && active.id !== over.id) setOrder(arrayMove(order, placeOf(order, active.id), placeOf(order, over.id)));
  }

  return (
    <fieldset disabled={disabled} className="min-w-0">
      <legend className="mb-2 text-sm font-medium">First event at the top</legend>
      <DndContext
        id={id}
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={drop}
        accessibility={{ announcements: announceIn(order), screenReaderInstructions: { draggable: INSTRUCTIONS } }}
      >
        <SortableContext items={order} strategy={verticalListSortingStrategy} disabled={disabled}>
          <ol ref={list} className="border-t border-hairline">
            {order.map((key, at) => (
              <AnswerOrderEvent
                key={key}
                eventKey={key}
                html={events.find((event) => event.key === key)?.html ?? ""}
                place={at}
                count={order.length}
                isDisabled={disabled}
                onMove={(step) => move(at, at + step)}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <output className="sr-only">{news}</output>
    </fieldset>
  );
}

/** The order of the draft as far as it names these very events; else the order they came in. */
function startingOrder(events: readonly OptionView[], draft: Fields): string[] {
  const keys = events.map(({ key }) => key);
  const drafted = [draft["order"] ?? []].flat();
  const isSame = drafted.length === keys.length && keys.every((key) => drafted.includes(key));
  return isSame ? drafted : keys;
}

function placeOf(order: readonly string[], id: UniqueIdentifier): number {
  return order.indexOf(String(id));
}

function announceIn(order: readonly string[]): Announcements {
  const place = (id: UniqueIdentifier) => `place ${placeOf(order, id) + 1} of ${order.length}`;
  return {
    onDragStart: ({ active }) => `Picked up the event in ${place(active.id)}.`,
    onDragOver: ({ over }) => (over ? `Now over ${place(over.id)}.` : "Not over a place."),
    onDragEnd: ({ over }) => (over ? `Dropped in ${place(over.id)}.` : "Put back."),
    onDragCancel: ({ active }) => `Put back in ${place(active.id)}.`,
  };
}
