import { Refusal } from "#domain/refusal";
import { plainPick, type SetChange, type SetDocument, type SetPick } from "./document";

/**
 * The set after one change, and the sentence for its history.
 *
 * @throws {Refusal} stale when the question is no longer where the change says; invalid when it would stand twice
 */
export function applyChange(
  document: SetDocument,
  change: SetChange,
  titleOf: (itemId: string) => string,
): { document: SetDocument; sentence: string } {
  const { picks } = document;
  const withPicks = (changed: SetPick[]) => ({ ...document, picks: changed });
  if (change.kind === "add") {
    refuseDouble(picks, change.itemId);
    if (picks.length >= 80) throw new Refusal("invalid", "A set has at most 80 questions.");
    return {
      document: withPicks([...picks, plainPick(change.itemId)]),
      sentence: `Added "${titleOf(change.itemId)}".`,
    };
  }
  const pick = picks[change.place];
  if (pick?.itemId !== change.itemId) {
    throw new Refusal("stale", "The set was changed meanwhile. Look at it as it is now, and try again.");
  }
  const title = titleOf(pick.itemId);
  const replaced = (other: SetPick) => withPicks(picks.with(change.place, other));
  switch (change.kind) {
    case "swap":
      refuseDouble(picks, change.withId);
      return {
        document: replaced(plainPick(change.withId)),
        sentence: `Swapped "${title}" for "${titleOf(change.withId)}".`,
      };
    case "lock":
      return {
        document: replaced({ ...pick, isLocked: change.isLocked }),
        sentence: `${change.isLocked ? "Locked" : "Unlocked"} "${title}".`,
      };
    case "remove":
      return { document: withPicks(picks.toSpliced(change.place, 1)), sentence: `Removed "${title}".` };
    case "move": {
      const to = Math.min(change.to, picks.length - 1);
      return {
        document: withPicks(picks.toSpliced(change.place, 1).toSpliced(to, 0, pick)),
        sentence: `Moved "${title}" to place ${to + 1}.`,
      };
    }
    case "reword":
      return {
        document: replaced({ ...pick, wording: change.wording || null }),
        sentence: change.wording ? `Reworded "${title}".` : `Gave "${title}" the bank's wording again.`,
      };
    case "score-by": {
      const { step, rubric } = change;
      const others = pick.rubrics.filter((given) => given.step !== step);
      return {
        document: replaced({ ...pick, rubrics: rubric ? [...others, rubric] : others }),
        sentence: rubric
          ? `Scores "${title}" by "${rubric.name}", version ${rubric.version}.`
          : `Scores "${title}" by the bank's rubric again.`,
      };
    }
  }
}

function refuseDouble(picks: readonly SetPick[], itemId: string): void {
  if (picks.some((pick) => pick.itemId === itemId))
    throw new Refusal("invalid", "This question is in the set already.");
}
