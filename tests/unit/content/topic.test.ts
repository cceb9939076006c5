import { expect, test } from "vitest";
import { topicsSchema } from "#domain/content/topic";

const summary = "What there is to know about this topic.";
const topic = (id: string, ...requires: string[]) => ({ id, title: `Topic ${id}`, summary, requires });

function complaints(...topics: ReturnType<typeof topic>[]): string[] {
  const parsed = topicsSchema.safeParse({ topics });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

test("topics stand after those they require", () => {
  expect(complaints(topic("a"), topic("b", "a"), topic("c", "a", "b"))).toEqual([]);
});

test.each([
  {
    case: "a cycle",
    topics: [topic("a", "b"), topic("b", "a")],
    says: "topics.0.requires.0: b must be listed before a",
  },
  {
    case: "a topic that requires itself",
    topics: [topic("a", "a")],
    says: "topics.0.requires.0: a must be listed before a",
  },
  { case: "an unknown topic", topics: [topic("a", "z")], says: "topics.0.requires.0: there is no topic z" },
  { case: "a topic listed twice", topics: [topic("a"), topic("a")], says: "topics.1.id: there are two topics a" },
])("$case is refused", ({ topics, says }) => {
  expect(complaints(...topics)[0]).toContain(says);
});
