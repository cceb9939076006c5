-- Questions that a workspace wrote for its own sets. They go with it, and their rubrics with them.

-- AlterTable
ALTER TABLE "item" ADD COLUMN "workspace_id" UUID;

-- CreateIndex
CREATE INDEX "item_workspace_id_idx" ON "item"("workspace_id");

-- AddForeignKey
ALTER TABLE "item" ADD CONSTRAINT "item_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "rubric" DROP CONSTRAINT "rubric_item_id_fkey",
  ADD CONSTRAINT "rubric_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "criterion" DROP CONSTRAINT "criterion_rubric_id_fkey",
  ADD CONSTRAINT "criterion_rubric_id_fkey" FOREIGN KEY ("rubric_id") REFERENCES "rubric"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "rubric_misconception" DROP CONSTRAINT "rubric_misconception_rubric_id_fkey",
  ADD CONSTRAINT "rubric_misconception_rubric_id_fkey" FOREIGN KEY ("rubric_id") REFERENCES "rubric"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "pattern" DROP CONSTRAINT "pattern_rubric_id_fkey",
  ADD CONSTRAINT "pattern_rubric_id_fkey" FOREIGN KEY ("rubric_id") REFERENCES "rubric"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- No topic of the bank is called "team", so no published item can take the id of a workspace's, nor the other way round.
ALTER TABLE "item" ADD CONSTRAINT "item_team_id" CHECK (("workspace_id" IS NOT NULL) = ("id" ~ '^team\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')),
  ADD CONSTRAINT "item_team_kind" CHECK ("workspace_id" IS NULL OR ("owner_id" IS NULL AND "kind" = 'free_text')),
  ADD CONSTRAINT "item_team_size" CHECK ("workspace_id" IS NULL OR (char_length("title") BETWEEN 1 AND 120
    AND octet_length("question"::text) < 65536 AND octet_length("answer_key"::text) < 131072));
