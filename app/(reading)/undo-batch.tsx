import { findUndoState } from "#server/undo";
import { UndoForm } from "./undo-form";

/** Offers to take back the last thing done, when it is of one of these kinds; after an undo, to do it again. */
export async function UndoBatch({ userId, kinds }: { userId: string; kinds: readonly string[] }) {
  const { undo, redo } = await findUndoState(userId);
  const steps = [
    { direction: "undo" as const, step: undo },
    { direction: "redo" as const, step: redo },
  ].flatMap(({ direction, step }) => (step && kinds.includes(step.kind) ? [{ direction, step }] : []));
  if (steps.length === 0) return null;
  return (
    <div className="flex flex-col gap-3 border-t border-hairline py-6">
      {steps.map(({ direction, step }) => (
        <UndoForm key={direction} direction={direction} actionId={step.id} sentence={step.sentence} />
      ))}
    </div>
  );
}
