import { z } from "zod";
import { closedObject } from "./closed-object";
import { slugSchema } from "./shared-fields";

/** What one learns about, and what has to be known before. */
export const topicSchema = closedObject({
  id: slugSchema,
  title: z.string().min(2).max(60),
  /** One sentence. */
  summary: z.string().min(20).max(240),
  /** Ids of the topics to know first. */
  requires: z.array(slugSchema),
});

export type Topic = z.infer<typeof topicSchema>;

/** The file content/topics.yaml: topics in the order of learning, each after those it requires, so no cycle is possible. */
export const topicsSchema = closedObject({ topics: z.array(topicSchema).min(1) }).superRefine(({ topics }, context) => {
  const known = new Set<string>();
  for (const [index, { id, requires }] of topics.entries()) {
    if (known.has(id)) {
      context.addIssue({ code: "custom", path: ["topics", index, "id"], message: `there are two topics ${id}` });
    }
    for (const [place, required] of requires.entries()) {
      if (known.has(required)) continue;
      const exists = topics.some((topic) => topic.id === required);
      const message = exists
        ? `${required} must be listed before ${id}, which requires it; a cycle cannot be listed at all`
        : `there is no topic ${required}; write the id of one that is listed above`;
      context.addIssue({ code: "custom", path: ["topics", index, "requires", place], message });
    }
    known.add(id);
  }
});
