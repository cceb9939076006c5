-- Links by which candidates take a set at home, what they took, and their answers.
CREATE TABLE "take_link" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "set_id" UUID NOT NULL,
    "set_version" INTEGER NOT NULL,
    "token_hash" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "max_uses" INTEGER NOT NULL,
    "minutes" INTEGER NOT NULL,
    "extra_percent" INTEGER NOT NULL,
    "passcode_hash" TEXT,
    "reveals" TEXT NOT NULL,
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    CONSTRAINT "take_link_pkey" PRIMARY KEY ("workspace_id", "id"),
    CONSTRAINT "take_link_window" CHECK ("starts_at" < "ends_at"),
    CONSTRAINT "take_link_max_uses" CHECK ("max_uses" BETWEEN 1 AND 500),
    CONSTRAINT "take_link_minutes" CHECK ("minutes" BETWEEN 1 AND 480),
    CONSTRAINT "take_link_extra_percent" CHECK ("extra_percent" BETWEEN 0 AND 300),
    CONSTRAINT "take_link_reveals" CHECK ("reveals" IN ('nothing', 'score', 'feedback'))
);
CREATE UNIQUE INDEX "take_link_token_hash_key" ON "take_link"("token_hash");
CREATE INDEX "take_link_workspace_id_set_id_set_version_idx" ON "take_link"("workspace_id", "set_id", "set_version");
CREATE INDEX "take_link_created_by_idx" ON "take_link"("created_by");

CREATE TABLE "take" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "candidate_name" TEXT NOT NULL,
    "resume_token_hash" TEXT NOT NULL,
    "consented_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    CONSTRAINT "take_pkey" PRIMARY KEY ("workspace_id", "id"),
    CONSTRAINT "take_candidate_name_length" CHECK (char_length("candidate_name") BETWEEN 1 AND 120),
    CONSTRAINT "take_deadline" CHECK ("started_at" < "deadline_at"),
    CONSTRAINT "take_submitted" CHECK ("submitted_at" BETWEEN "started_at" AND "deadline_at")
);
CREATE UNIQUE INDEX "take_resume_token_hash_key" ON "take"("resume_token_hash");
CREATE INDEX "take_workspace_id_link_id_idx" ON "take"("workspace_id", "link_id");

CREATE TABLE "take_answer" (
    "workspace_id" UUID NOT NULL,
    "take_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "fields" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3),
    "response" JSONB,
    "score" DOUBLE PRECISION,
    "points" DOUBLE PRECISION,
    "max_points" DOUBLE PRECISION,
    "result" JSONB,
    CONSTRAINT "take_answer_pkey" PRIMARY KEY ("workspace_id", "take_id", "item_id", "step"),
    CONSTRAINT "take_answer_position" CHECK ("position" >= 0),
    CONSTRAINT "take_answer_score" CHECK ("score" BETWEEN 0 AND 1)
);

ALTER TABLE "take_link" ADD CONSTRAINT "take_link_workspace_id_set_id_set_version_fkey" FOREIGN KEY ("workspace_id", "set_id", "set_version") REFERENCES "question_set_version"("workspace_id", "set_id", "version") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "take_link" ADD CONSTRAINT "take_link_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "take" ADD CONSTRAINT "take_workspace_id_link_id_fkey" FOREIGN KEY ("workspace_id", "link_id") REFERENCES "take_link"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "take_answer" ADD CONSTRAINT "take_answer_workspace_id_take_id_fkey" FOREIGN KEY ("workspace_id", "take_id") REFERENCES "take"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
