"use client";

import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { useRouter } from "next/navigation";
import { useId, useState, useTransition } from "react";
import type { FormState } from "#app/refusals";
import type { SetChange } from "#domain/sets/document";
import { Notice } from "#ui/notice";
import { changeQuestions, scoreQuestionBy } from "../actions";
import { PickRow, type PickView } from "./pick-row";

type PickListProps = {
  setId: string;
  version: number;
  canEdit: boolean;
  mayReadRubrics: boolean;
  picks: readonly PickView[];
};

const UNREACHED: FormState = {
  ok: false,
  reason: "unavailable",
  message: "The server could not be reached. Nothing was changed; try again.",
};
const KEYS = { start: ["Space"], cancel: ["Escape"], end: ["Space", "Enter", "Tab"] };

/** The questions of a set in the order of asking; moved by dragging, by keys, or by the buttons of each. */
export function PickList({ setId, version, canEdit, mayReadRubrics, picks }: PickListProps) {
  const [order, setOrder] = useState(picks);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, startSaving] = useTransition();
  // Until the page has the set as it is now, which makes this list anew.
  const [isTaken, setIsTaken] = useState(false);
  const isSaving = isSending || isTaken;
  const router = useRouter();
  const id = useId();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates, keyboardCodes: KEYS }),
  );

  const save = (change: SetChange) => keep(() => changeQuestions(setId, version, change));

  function keep(send: () => Promise<FormState>) {
    startSaving(async () => {
      const result = await send().catch(() => UNREACHED);
      if (result?.ok) setIsTaken(true);
      else {
        setOrder(picks);
        setProblem(result?.message ?? null);
      }
      if (result !== UNREACHED) router.refresh();
    });
  }

  function move(from: number, to: number) {
    const pick = order[from];
    const goal = order[to];
    if (!pick || !goal || from === to || isSaving) return;
    setOrder(arrayMove([...order], from, to));
    save({ kind: "move", place: pick.place, itemId: pick.id, to: goal.place });
  }

  function drop({ active, over }: DragEndEvent) {
    const place = (key: unknown) => order.findIndex((pick) => pick.id === key);
    if (over) move(place(active.id), place(over.id));
  }

  return (
    <section aria-labelledby={`${id}-title`} aria-busy={isSaving}>
      <h2 id={`${id}-title`} className="pb-2 text-sm font-semibold">
        {order.length} questions, in the order of asking
      </h2>
      {problem && <Notice tone="failure" title={problem} isLive />}
      <DndContext id={id} sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop}>
        <SortableContext items={order.map((pick) => pick.id)} strategy={verticalListSortingStrategy}>
          <ol className="divide-y divide-hairline border-y border-hairline">
            {order.map((pick, index) => (
              <PickRow
                key={pick.id}
                pick={pick}
                index={index}
                count={order.length}
                setId={setId}
                mayReadRubrics={mayReadRubrics}
                canEdit={canEdit && !isSaving}
                onMove={(step) => move(index, index + step)}
                onChange={save}
                onScoreBy={(step, fork) =>
                  keep(() => scoreQuestionBy(setId, version, { place: pick.place, itemId: pick.id, step, fork }))
                }
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
    </section>
  );
}
