import type { Kind } from "#domain/content/question";
import type { Shortcut } from "#ui/keyboard-help";

const SUBMIT: Shortcut = { keys: ["Ctrl", "Enter"], does: "Submit the answer" };

/** The keys that a question of this kind answers to. */
export function keysFor(kind: Kind): Shortcut[] {
  switch (kind) {
    case "flashcard":
      return [{ keys: ["Space"], does: "Show the answer" }];
    case "single_choice":
    case "multi_choice":
      return [
        { keys: ["A", "…", "E"], does: "Choose an option" },
        { keys: ["Enter"], does: "Check the answer" },
      ];
    case "order_events":
      return [
        { keys: ["Space"], does: "Pick up an event, or put it down" },
        { keys: ["↑", "↓"], does: "Move it" },
        SUBMIT,
      ];
    case "spot_bug":
      return [
        { keys: ["↑", "↓"], does: "Choose a line or a reason" },
        { keys: ["Enter"], does: "Check the answer" },
      ];
    case "cloze":
      return [
        { keys: ["Tab"], does: "Go to the next blank" },
        { keys: ["Enter"], does: "Check the answer" },
      ];
    case "mock_interview":
      return [];
    default:
      return [SUBMIT];
  }
}
