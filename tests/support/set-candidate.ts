import type { Item } from "#domain/content/item";
import { publishItem } from "#domain/content/publication";
import type { CandidateItem } from "#domain/sets/candidate-item";

/** A question as the generator sees it once it is published. */
export function candidateOf(item: Exclude<Item, { kind: "mock_interview" }>): CandidateItem {
  return {
    id: item.id,
    topicId: item.topics[0] ?? "",
    kind: item.kind,
    difficulty: item.difficulty,
    level: item.level,
    seconds: item.expected_seconds,
    pythonMin: item.python.min,
    pythonMax: item.python.max ?? null,
    siblingGroup: publishItem(item).siblingGroup,
    exposure: null,
  };
}
