import { Client } from "pg";
import { z } from "zod";

const rowSchema = z.tuple([z.object({ key: z.string() })]);

/** Leaves the first criterion that was met open, as if the scoring had not been sure of it. @returns its key */
export async function leaveOneOpen(databaseUrl: string, answerId: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `WITH one AS (SELECT key FROM criterion_result WHERE run_id = $1 AND verdict = 'met' ORDER BY position LIMIT 1)
       UPDATE criterion_result SET verdict = 'unsure', points = 0 WHERE run_id = $1 AND key = (SELECT key FROM one)
       RETURNING key`,
      [answerId],
    );
    await client.query("UPDATE grading_run SET points = points - 1 WHERE id = $1", [answerId]);
    return rowSchema.parse(rows)[0].key;
  } finally {
    await client.end();
  }
}
