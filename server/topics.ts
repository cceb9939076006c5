import { z } from "zod";
import { run, type Statement } from "./db";

export type TopicProgress = {
  id: string;
  title: string;
  summary: string;
  requires: string[];
  itemCount: number;
  answeredCount: number;
  /** Mean of the last scores of what was answered and scored, 0..1; null when nothing was. */
  meanScore: number | null;
  cardCount: number;
};

const LIST_TOPICS = {
  name: "list-topics",
  text: `
    SELECT t.id, t.title, t.summary,
      ARRAY(SELECT p.requires_id FROM topic_prerequisite p WHERE p.topic_id = t.id ORDER BY 1) AS requires,
      count(i.id)::int AS item_count, count(last.id)::int AS answered_count, avg(last.score) AS mean_score,
      count(c.card_id)::int AS card_count
    FROM topic t
    LEFT JOIN item_topic it ON it.topic_id = t.id
    LEFT JOIN item i ON i.id = it.item_id AND i.retired_at IS NULL AND i.workspace_id IS NULL
    LEFT JOIN LATERAL (SELECT a.id, a.score FROM answer a WHERE a.user_id = $1 AND a.item_id = i.id
      ORDER BY a.submitted_at DESC LIMIT 1) last ON true
    LEFT JOIN card c ON c.user_id = $1 AND c.card_id = i.id
    GROUP BY t.id ORDER BY t.position`,
  row: z
    .object({
      id: z.string(),
      title: z.string(),
      summary: z.string(),
      requires: z.array(z.string()),
      item_count: z.int(),
      answered_count: z.int(),
      mean_score: z.number().nullable(),
      card_count: z.int(),
    })
    .transform((row): TopicProgress => ({
      id: row.id,
      title: row.title,
      summary: row.summary,
      requires: row.requires,
      itemCount: row.item_count,
      answeredCount: row.answered_count,
      meanScore: row.mean_score,
      cardCount: row.card_count,
    })),
} satisfies Statement<z.ZodType>;

/** Every topic in the order of its prerequisites, with the progress of `userId`. */
export async function topics(userId: string | null): Promise<TopicProgress[]> {
  return run(LIST_TOPICS, [userId]);
}
