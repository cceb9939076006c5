-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "is_anonymous" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "topic" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic_prerequisite" (
    "topic_id" TEXT NOT NULL,
    "requires_id" TEXT NOT NULL,

    CONSTRAINT "topic_prerequisite_pkey" PRIMARY KEY ("topic_id","requires_id")
);

-- CreateTable
CREATE TABLE "item" (
    "id" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "difficulty" INTEGER NOT NULL,
    "level" TEXT NOT NULL,
    "python_min" TEXT,
    "python_max" TEXT,
    "expected_seconds" INTEGER NOT NULL,
    "question" JSONB NOT NULL,
    "answer_key" JSONB NOT NULL,
    "search_text" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_topic" (
    "item_id" TEXT NOT NULL,
    "topic_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "item_topic_pkey" PRIMARY KEY ("item_id","topic_id")
);

-- CreateTable
CREATE TABLE "publication" (
    "id" INTEGER NOT NULL,
    "files_hash" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lexicon" (
    "version" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lexicon_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "rubric" (
    "id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "max_points" DOUBLE PRECISION NOT NULL,
    "pass_points" DOUBLE PRECISION,
    "groups" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "lexicon_version" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "rubric_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "criterion" (
    "rubric_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "statement" TEXT NOT NULL,
    "points" DOUBLE PRECISION NOT NULL,
    "kind" TEXT NOT NULL,
    "about" TEXT,
    "polarity" TEXT NOT NULL,
    "depends_on" TEXT,
    "group_key" TEXT,
    "accepts" TEXT[],
    "feedback_met" TEXT,
    "feedback_missing" TEXT,

    CONSTRAINT "criterion_pkey" PRIMARY KEY ("rubric_id","key")
);

-- CreateTable
CREATE TABLE "rubric_misconception" (
    "rubric_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "statement" TEXT NOT NULL,
    "correction" TEXT NOT NULL,
    "deduct" DOUBLE PRECISION NOT NULL,
    "severity" TEXT NOT NULL,
    "voids" TEXT[],
    "about" TEXT,

    CONSTRAINT "rubric_misconception_pkey" PRIMARY KEY ("rubric_id","key")
);

-- CreateTable
CREATE TABLE "pattern" (
    "rubric_id" TEXT NOT NULL,
    "owner_kind" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "says" TEXT NOT NULL,
    "within" TEXT NOT NULL,
    "gap" INTEGER NOT NULL,
    "about" TEXT,
    "polarity" TEXT NOT NULL,
    "unless" TEXT[],
    "strength" TEXT NOT NULL,

    CONSTRAINT "pattern_pkey" PRIMARY KEY ("rubric_id","owner_kind","owner_key","position")
);

-- CreateTable
CREATE TABLE "draft" (
    "user_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("user_id","item_id","step")
);

-- CreateTable
CREATE TABLE "answer" (
    "user_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "item_rev" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "chain_id" UUID,
    "response" JSONB NOT NULL,
    "score" DOUBLE PRECISION,
    "points" DOUBLE PRECISION,
    "max_points" DOUBLE PRECISION,
    "outcome" JSONB,
    "context" TEXT NOT NULL,
    "elapsed_ms" INTEGER NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("user_id","id")
);

-- CreateTable
CREATE TABLE "grading_run" (
    "user_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "answer_id" UUID NOT NULL,
    "answer_hash" TEXT NOT NULL,
    "rubric_id" TEXT NOT NULL,
    "engine_version" TEXT NOT NULL,
    "lexicon_version" TEXT NOT NULL,
    "grader" TEXT NOT NULL,
    "points" DOUBLE PRECISION NOT NULL,
    "max_points" DOUBLE PRECISION NOT NULL,
    "band" TEXT NOT NULL,
    "flags" TEXT[],
    "confidence" DOUBLE PRECISION NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "grading_run_pkey" PRIMARY KEY ("user_id","id")
);

-- CreateTable
CREATE TABLE "criterion_result" (
    "user_id" TEXT NOT NULL,
    "run_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "points" DOUBLE PRECISION NOT NULL,
    "max_points" DOUBLE PRECISION NOT NULL,
    "quotes" JSONB NOT NULL,
    "decided_by" TEXT,
    "nearest_miss" JSONB,

    CONSTRAINT "criterion_result_pkey" PRIMARY KEY ("user_id","run_id","key")
);

-- CreateTable
CREATE TABLE "misconception_result" (
    "user_id" TEXT NOT NULL,
    "run_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "deducted" DOUBLE PRECISION NOT NULL,
    "quotes" JSONB NOT NULL,

    CONSTRAINT "misconception_result_pkey" PRIMARY KEY ("user_id","run_id","key")
);

-- CreateTable
CREATE TABLE "study" (
    "user_id" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "last_day" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "study_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "card" (
    "user_id" TEXT NOT NULL,
    "card_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "sibling_group" TEXT,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'new',
    "stability_days" DOUBLE PRECISION,
    "difficulty" DOUBLE PRECISION,
    "step" INTEGER NOT NULL DEFAULT 0,
    "review_count" INTEGER NOT NULL DEFAULT 0,
    "lapse_count" INTEGER NOT NULL DEFAULT 0,
    "scheduled_days" INTEGER NOT NULL DEFAULT 0,
    "due_day" INTEGER,
    "due_at" TIMESTAMPTZ(3),
    "last_reviewed_at" TIMESTAMPTZ(3),
    "last_review_day" INTEGER,
    "is_suspended" BOOLEAN NOT NULL DEFAULT false,
    "buried_until_day" INTEGER,

    CONSTRAINT "card_pkey" PRIMARY KEY ("user_id","card_id")
);

-- CreateTable
CREATE TABLE "review" (
    "user_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "card_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "rating" SMALLINT NOT NULL,
    "proposed_rating" SMALLINT,
    "answer_id" UUID,
    "elapsed_ms" INTEGER NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,
    "study_day" INTEGER NOT NULL,
    "state_before" TEXT NOT NULL,
    "recall_before" DOUBLE PRECISION,
    "state" TEXT NOT NULL,
    "stability_days" DOUBLE PRECISION,
    "difficulty" DOUBLE PRECISION,
    "step" INTEGER NOT NULL,
    "scheduled_days" INTEGER NOT NULL,
    "due_day" INTEGER,
    "due_at" TIMESTAMPTZ(3),
    "algorithm" TEXT NOT NULL,
    "parameters_id" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_pkey" PRIMARY KEY ("user_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_id_account_id_key" ON "account"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE INDEX "topic_prerequisite_requires_id_idx" ON "topic_prerequisite"("requires_id");

-- CreateIndex
CREATE INDEX "item_kind_idx" ON "item"("kind");

-- CreateIndex
CREATE INDEX "item_topic_topic_id_idx" ON "item_topic"("topic_id");

-- CreateIndex
CREATE UNIQUE INDEX "rubric_item_id_step_version_key" ON "rubric"("item_id", "step", "version");

-- CreateIndex
CREATE INDEX "answer_user_id_item_id_submitted_at_idx" ON "answer"("user_id", "item_id", "submitted_at");

-- CreateIndex
CREATE UNIQUE INDEX "answer_user_id_chain_id_step_key" ON "answer"("user_id", "chain_id", "step");

-- CreateIndex
CREATE INDEX "grading_run_user_id_answer_id_idx" ON "grading_run"("user_id", "answer_id");

-- CreateIndex
CREATE INDEX "card_user_id_state_due_day_idx" ON "card"("user_id", "state", "due_day");

-- CreateIndex
CREATE INDEX "card_user_id_state_added_at_idx" ON "card"("user_id", "state", "added_at");

-- CreateIndex
CREATE INDEX "review_user_id_study_day_idx" ON "review"("user_id", "study_day");

-- CreateIndex
CREATE UNIQUE INDEX "review_user_id_card_id_number_key" ON "review"("user_id", "card_id", "number");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_prerequisite" ADD CONSTRAINT "topic_prerequisite_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_prerequisite" ADD CONSTRAINT "topic_prerequisite_requires_id_fkey" FOREIGN KEY ("requires_id") REFERENCES "topic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_topic" ADD CONSTRAINT "item_topic_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_topic" ADD CONSTRAINT "item_topic_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubric" ADD CONSTRAINT "rubric_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubric" ADD CONSTRAINT "rubric_lexicon_version_fkey" FOREIGN KEY ("lexicon_version") REFERENCES "lexicon"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "criterion" ADD CONSTRAINT "criterion_rubric_id_fkey" FOREIGN KEY ("rubric_id") REFERENCES "rubric"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubric_misconception" ADD CONSTRAINT "rubric_misconception_rubric_id_fkey" FOREIGN KEY ("rubric_id") REFERENCES "rubric"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pattern" ADD CONSTRAINT "pattern_rubric_id_fkey" FOREIGN KEY ("rubric_id") REFERENCES "rubric"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grading_run" ADD CONSTRAINT "grading_run_user_id_answer_id_fkey" FOREIGN KEY ("user_id", "answer_id") REFERENCES "answer"("user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grading_run" ADD CONSTRAINT "grading_run_rubric_id_fkey" FOREIGN KEY ("rubric_id") REFERENCES "rubric"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "criterion_result" ADD CONSTRAINT "criterion_result_user_id_run_id_fkey" FOREIGN KEY ("user_id", "run_id") REFERENCES "grading_run"("user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "misconception_result" ADD CONSTRAINT "misconception_result_user_id_run_id_fkey" FOREIGN KEY ("user_id", "run_id") REFERENCES "grading_run"("user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "study" ADD CONSTRAINT "study_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card" ADD CONSTRAINT "card_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card" ADD CONSTRAINT "card_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_user_id_card_id_fkey" FOREIGN KEY ("user_id", "card_id") REFERENCES "card"("user_id", "card_id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What Prisma's schema cannot say: the database itself refuses what can never be true.

ALTER TABLE "rate_limit" ADD CONSTRAINT "rate_limit_count" CHECK ("count" >= 0);

ALTER TABLE "item" ADD CONSTRAINT "item_difficulty" CHECK ("difficulty" BETWEEN 1 AND 5),
  ADD CONSTRAINT "item_seconds" CHECK ("expected_seconds" > 0),
  ADD CONSTRAINT "item_rev" CHECK ("rev" > 0);

ALTER TABLE "rubric" ADD CONSTRAINT "rubric_points" CHECK ("max_points" > 0 AND "max_points" < 'Infinity'),
  ADD CONSTRAINT "rubric_version" CHECK ("version" > 0);
ALTER TABLE "criterion" ADD CONSTRAINT "criterion_points" CHECK ("points" > 0 AND "points" < 'Infinity');
ALTER TABLE "rubric_misconception" ADD CONSTRAINT "rubric_misconception_deduct" CHECK ("deduct" >= 0 AND "deduct" < 'Infinity');
ALTER TABLE "pattern" ADD CONSTRAINT "pattern_owner" CHECK ("owner_kind" IN ('criterion', 'misconception'));

ALTER TABLE "answer" ADD CONSTRAINT "answer_score" CHECK ("score" BETWEEN 0 AND 1),
  ADD CONSTRAINT "answer_points" CHECK ("points" >= 0 AND "points" <= "max_points" AND "max_points" < 'Infinity'),
  ADD CONSTRAINT "answer_elapsed" CHECK ("elapsed_ms" >= 0),
  ADD CONSTRAINT "answer_response_size" CHECK (pg_column_size("response") < 131072);
ALTER TABLE "draft" ADD CONSTRAINT "draft_size" CHECK (pg_column_size("fields") < 131072);

ALTER TABLE "grading_run" ADD CONSTRAINT "grading_run_points" CHECK ("points" >= 0 AND "points" <= "max_points" AND "max_points" < 'Infinity'),
  ADD CONSTRAINT "grading_run_confidence" CHECK ("confidence" BETWEEN 0 AND 1);
ALTER TABLE "criterion_result" ADD CONSTRAINT "criterion_result_verdict" CHECK ("verdict" IN ('met', 'partial', 'not', 'contradicted', 'unsure')),
  ADD CONSTRAINT "criterion_result_points" CHECK ("points" >= 0 AND "points" <= "max_points"),
  ADD CONSTRAINT "criterion_result_quoted" CHECK ("points" = 0 OR jsonb_array_length("quotes") > 0);

-- NaN is greater than every number in PostgreSQL, so the upper bounds refuse it too.
ALTER TABLE "card" ADD CONSTRAINT "card_state" CHECK ("state" IN ('new', 'learning', 'review', 'relearning')),
  ADD CONSTRAINT "card_stability" CHECK ("stability_days" > 0 AND "stability_days" <= 36500),
  ADD CONSTRAINT "card_difficulty" CHECK ("difficulty" BETWEEN 1 AND 10),
  ADD CONSTRAINT "card_memory" CHECK (("state" = 'new') = ("stability_days" IS NULL) AND ("stability_days" IS NULL) = ("difficulty" IS NULL)),
  ADD CONSTRAINT "card_due" CHECK (CASE WHEN "state" = 'new' THEN "due_day" IS NULL AND "due_at" IS NULL ELSE ("due_day" IS NULL) <> ("due_at" IS NULL) END),
  ADD CONSTRAINT "card_counts" CHECK ("version" >= 0 AND "review_count" >= 0 AND "lapse_count" >= 0 AND "step" >= 0 AND "scheduled_days" >= 0);

ALTER TABLE "review" ADD CONSTRAINT "review_rating" CHECK ("rating" BETWEEN 0 AND 4 AND ("rating" > 0) = ("kind" IN ('rated', 'cram'))),
  ADD CONSTRAINT "review_proposed" CHECK ("proposed_rating" BETWEEN 1 AND 4),
  ADD CONSTRAINT "review_number" CHECK ("number" > 0),
  ADD CONSTRAINT "review_elapsed" CHECK ("elapsed_ms" >= 0),
  ADD CONSTRAINT "review_state" CHECK ("state" IN ('new', 'learning', 'review', 'relearning')),
  ADD CONSTRAINT "review_stability" CHECK ("stability_days" > 0 AND "stability_days" <= 36500),
  ADD CONSTRAINT "review_difficulty" CHECK ("difficulty" BETWEEN 1 AND 10),
  ADD CONSTRAINT "review_recall" CHECK ("recall_before" BETWEEN 0 AND 1);

-- The log is append-only: what was answered is never rewritten. Only its owner changes, when a guest signs in.
CREATE FUNCTION "refuse_review_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(OLD) - 'user_id' IS DISTINCT FROM to_jsonb(NEW) - 'user_id' THEN
    RAISE EXCEPTION 'the review log is append-only';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "review_append_only" BEFORE UPDATE ON "review" FOR EACH ROW EXECUTE FUNCTION "refuse_review_change"();

CREATE INDEX "item_search" ON "item" USING GIN (to_tsvector('english', "search_text"));
