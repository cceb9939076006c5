-- People who are interviewed belong to a workspace; what they took, live interviews and raters' scorecards hang on them.
CREATE TABLE "candidate" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "account_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "candidate_pkey" PRIMARY KEY ("workspace_id", "id"),
    CONSTRAINT "candidate_name_length" CHECK (char_length("name") BETWEEN 1 AND 120),
    CONSTRAINT "candidate_email_length" CHECK (char_length("email") BETWEEN 3 AND 254)
);
CREATE INDEX "candidate_workspace_id_created_at_idx" ON "candidate"("workspace_id", "created_at");
CREATE INDEX "candidate_account_id_idx" ON "candidate"("account_id");
ALTER TABLE "candidate" ADD CONSTRAINT "candidate_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "candidate" ADD CONSTRAINT "candidate_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Each take so far becomes one candidate of its own: nobody said that two were the same person.
ALTER TABLE "take" ADD COLUMN "candidate_id" UUID;
UPDATE "take" SET "candidate_id" = gen_random_uuid();
INSERT INTO "candidate" ("workspace_id", "id", "name", "created_at")
SELECT "workspace_id", "candidate_id", "candidate_name", "started_at" FROM "take";
ALTER TABLE "take" ALTER COLUMN "candidate_id" SET NOT NULL;
ALTER TABLE "take" DROP COLUMN "candidate_name";
CREATE INDEX "take_workspace_id_candidate_id_idx" ON "take"("workspace_id", "candidate_id");
ALTER TABLE "take" ADD CONSTRAINT "take_workspace_id_candidate_id_fkey" FOREIGN KEY ("workspace_id", "candidate_id") REFERENCES "candidate"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A link may be meant for one candidate.
ALTER TABLE "take_link" ADD COLUMN "candidate_id" UUID;
CREATE INDEX "take_link_workspace_id_candidate_id_idx" ON "take_link"("workspace_id", "candidate_id");
ALTER TABLE "take_link" ADD CONSTRAINT "take_link_workspace_id_candidate_id_fkey" FOREIGN KEY ("workspace_id", "candidate_id") REFERENCES "candidate"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "interview" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "set_id" UUID NOT NULL,
    "set_version" INTEGER NOT NULL,
    "candidate_id" UUID NOT NULL,
    "view_token_hash" TEXT NOT NULL,
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    CONSTRAINT "interview_pkey" PRIMARY KEY ("workspace_id", "id"),
    CONSTRAINT "interview_ended" CHECK ("ended_at" >= "started_at")
);
CREATE UNIQUE INDEX "interview_view_token_hash_key" ON "interview"("view_token_hash");
CREATE INDEX "interview_workspace_id_candidate_id_idx" ON "interview"("workspace_id", "candidate_id");
CREATE INDEX "interview_workspace_id_set_id_set_version_idx" ON "interview"("workspace_id", "set_id", "set_version");
CREATE INDEX "interview_created_by_idx" ON "interview"("created_by");
ALTER TABLE "interview" ADD CONSTRAINT "interview_workspace_id_set_id_set_version_fkey" FOREIGN KEY ("workspace_id", "set_id", "set_version") REFERENCES "question_set_version"("workspace_id", "set_id", "version") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "interview" ADD CONSTRAINT "interview_workspace_id_candidate_id_fkey" FOREIGN KEY ("workspace_id", "candidate_id") REFERENCES "candidate"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "interview" ADD CONSTRAINT "interview_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "scorecard" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,
    "take_id" UUID,
    "interview_id" UUID,
    "rater_id" TEXT,
    "sees_proposal" BOOLEAN NOT NULL DEFAULT true,
    "recommendation" TEXT,
    "summary" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    CONSTRAINT "scorecard_pkey" PRIMARY KEY ("workspace_id", "id"),
    CONSTRAINT "scorecard_subject" CHECK (num_nonnulls("take_id", "interview_id") = 1),
    CONSTRAINT "scorecard_recommendation" CHECK ("recommendation" IN ('strong-no', 'no', 'yes', 'strong-yes')),
    CONSTRAINT "scorecard_summary_length" CHECK (char_length("summary") <= 10000)
);
CREATE UNIQUE INDEX "scorecard_workspace_id_take_id_rater_id_key" ON "scorecard"("workspace_id", "take_id", "rater_id");
CREATE UNIQUE INDEX "scorecard_workspace_id_interview_id_rater_id_key" ON "scorecard"("workspace_id", "interview_id", "rater_id");
CREATE INDEX "scorecard_workspace_id_candidate_id_idx" ON "scorecard"("workspace_id", "candidate_id");
CREATE INDEX "scorecard_rater_id_idx" ON "scorecard"("rater_id");
ALTER TABLE "scorecard" ADD CONSTRAINT "scorecard_workspace_id_candidate_id_fkey" FOREIGN KEY ("workspace_id", "candidate_id") REFERENCES "candidate"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "scorecard" ADD CONSTRAINT "scorecard_workspace_id_take_id_fkey" FOREIGN KEY ("workspace_id", "take_id") REFERENCES "take"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "scorecard" ADD CONSTRAINT "scorecard_workspace_id_interview_id_fkey" FOREIGN KEY ("workspace_id", "interview_id") REFERENCES "interview"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "scorecard" ADD CONSTRAINT "scorecard_rater_id_fkey" FOREIGN KEY ("rater_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "scorecard_mark" (
    "workspace_id" UUID NOT NULL,
    "scorecard_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "criterion_key" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "scorecard_mark_pkey" PRIMARY KEY ("workspace_id", "scorecard_id", "item_id", "step", "criterion_key"),
    CONSTRAINT "scorecard_mark_verdict" CHECK ("verdict" IN ('met', 'partly', 'not', 'not-asked'))
);
ALTER TABLE "scorecard_mark" ADD CONSTRAINT "scorecard_mark_workspace_id_scorecard_id_fkey" FOREIGN KEY ("workspace_id", "scorecard_id") REFERENCES "scorecard"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "scorecard_note" (
    "workspace_id" UUID NOT NULL,
    "scorecard_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "flags" TEXT[] NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "scorecard_note_pkey" PRIMARY KEY ("workspace_id", "scorecard_id", "item_id", "step"),
    CONSTRAINT "scorecard_note_text_length" CHECK (char_length("text") <= 10000)
);
ALTER TABLE "scorecard_note" ADD CONSTRAINT "scorecard_note_workspace_id_scorecard_id_fkey" FOREIGN KEY ("workspace_id", "scorecard_id") REFERENCES "scorecard"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who changed what from what, when: rows are only ever added.
CREATE TABLE "scorecard_change" (
    "workspace_id" UUID NOT NULL,
    "scorecard_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "changed_by" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "item_id" TEXT,
    "step" TEXT,
    "field" TEXT NOT NULL,
    "was" TEXT,
    "became" TEXT,
    CONSTRAINT "scorecard_change_pkey" PRIMARY KEY ("workspace_id", "scorecard_id", "id")
);
CREATE INDEX "scorecard_change_changed_by_idx" ON "scorecard_change"("changed_by");
ALTER TABLE "scorecard_change" ADD CONSTRAINT "scorecard_change_workspace_id_scorecard_id_fkey" FOREIGN KEY ("workspace_id", "scorecard_id") REFERENCES "scorecard"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "scorecard_change" ADD CONSTRAINT "scorecard_change_changed_by_fkey" FOREIGN KEY ("changed_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
