import { z } from "zod";
import { kindSchema } from "#domain/content/question";
import type { CandidateItem } from "#domain/sets/candidate-item";
import { run, type Statement } from "./db";

// An interviewer who asked a question in so many sets of the last half year asks it often.
const OFTEN = 3;

const CANDIDATES = {
  name: "set-candidates",
  text: `
    WITH used AS (
      SELECT pick->>'itemId' AS item_id, count(*)::int AS times
      FROM question_set s
      JOIN question_set_version v ON v.workspace_id = s.workspace_id AND v.set_id = s.id AND v.version = s.version
      CROSS JOIN LATERAL jsonb_array_elements(v.document->'picks') pick
      WHERE s.workspace_id = $1::uuid AND s.deleted_at IS NULL AND s.updated_at > $2::timestamptz - interval '180 days'
        AND ($3::uuid IS NULL OR s.id <> $3)
      GROUP BY 1
    ),
    -- Only whether the candidate may know a question, never how or from where.
    known AS (
      SELECT a.item_id FROM take t JOIN take_answer a ON a.workspace_id = t.workspace_id AND a.take_id = t.id
      WHERE t.workspace_id = $1::uuid AND t.candidate_id = $4::uuid
      UNION SELECT pick->>'itemId' FROM interview w
        JOIN question_set_version v ON v.workspace_id = w.workspace_id AND v.set_id = w.set_id AND v.version = w.set_version
        CROSS JOIN LATERAL jsonb_array_elements(v.document->'picks') pick
      WHERE w.workspace_id = $1::uuid AND w.candidate_id = $4::uuid AND w.started_at IS NOT NULL
      UNION SELECT a.item_id FROM candidate c JOIN answer a ON a.user_id = c.account_id
      WHERE c.workspace_id = $1::uuid AND c.id = $4::uuid
    )
    SELECT i.id, i.title, i.kind, i.difficulty, i.level, i.expected_seconds, i.python_min, i.python_max, i.sibling_group, t.topic_id, i.workspace_id IS NOT NULL AS is_own,
      COALESCE(used.times, 0) AS times, i.id IN (SELECT item_id FROM known) AS is_known
    FROM item i
    JOIN item_topic t ON t.item_id = i.id AND t.position = 0
    LEFT JOIN used ON used.item_id = i.id
    WHERE i.retired_at IS NULL AND i.owner_id IS NULL AND (i.workspace_id IS NULL OR i.workspace_id = $1::uuid) AND i.kind <> 'mock_interview'
    ORDER BY i.id`,
  row: z
    .object({
      id: z.string(),
      title: z.string(),
      kind: kindSchema,
      difficulty: z.int(),
      level: z.string(),
      expected_seconds: z.int(),
      python_min: z.string().nullable(),
      python_max: z.string().nullable(),
      sibling_group: z.string().nullable(),
      topic_id: z.string(),
      is_own: z.boolean(),
      times: z.int(),
      is_known: z.boolean(),
    })
    .transform(
      ({
        expected_seconds: seconds,
        python_min: pythonMin,
        python_max: pythonMax,
        sibling_group: siblingGroup,
        topic_id: topicId,
        is_own: isOwn,
        times,
        is_known: isKnown,
        ...row
      }) =>
        ({
          ...row,
          topicId,
          seconds,
          pythonMin,
          pythonMax,
          siblingGroup,
          isOwn,
          exposure: isKnown
            ? "this candidate may know it already"
            : times >= OFTEN
              ? `asked in ${times} other sets of this workspace`
              : null,
        }) satisfies TitledCandidate,
    ),
} satisfies Statement<z.ZodType>;

/** `isOwn`: written by the workspace itself. */
export type TitledCandidate = CandidateItem & { title: string; isOwn: boolean };

/** The questions that a set of the workspace may be made of; `exceptSetId` is not counted among those that asked
 * them; what `candidateId` may know is marked.
 */
export function setCandidates(
  workspaceId: string | null,
  exceptSetId: string | null,
  now: Date,
  candidateId: string | null = null,
): Promise<TitledCandidate[]> {
  return run(CANDIDATES, [workspaceId, now, exceptSetId, candidateId]);
}
