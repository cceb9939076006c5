-- The log of a scorecard is append-only. Who made an entry changes when a guest signs in, or their account goes.
CREATE FUNCTION "refuse_scorecard_change_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(OLD) - 'changed_by' IS DISTINCT FROM to_jsonb(NEW) - 'changed_by' THEN
    RAISE EXCEPTION 'the log of a scorecard is append-only';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "scorecard_change_append_only" BEFORE UPDATE ON "scorecard_change" FOR EACH ROW EXECUTE FUNCTION "refuse_scorecard_change_change"();

-- Which raters of a set are shown what the engine proposes: the first of each candidate, all, or none.
ALTER TABLE "question_set" ADD COLUMN "proposal_for" TEXT NOT NULL DEFAULT 'first';
ALTER TABLE "question_set" ADD CONSTRAINT "question_set_proposal_for" CHECK ("proposal_for" IN ('first', 'all', 'none'));

-- Members who read what others made of a take or an interview without scoring it: a scorecard of theirs would not be independent.
CREATE TABLE "scorecard_reader" (
    "workspace_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "candidate_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "scorecard_reader_pkey" PRIMARY KEY ("workspace_id", "subject_id", "user_id")
);
CREATE INDEX "scorecard_reader_user_id_idx" ON "scorecard_reader"("user_id");
CREATE INDEX "scorecard_reader_workspace_id_candidate_id_idx" ON "scorecard_reader"("workspace_id", "candidate_id");
ALTER TABLE "scorecard_reader" ADD CONSTRAINT "scorecard_reader_workspace_id_candidate_id_fkey" FOREIGN KEY ("workspace_id", "candidate_id") REFERENCES "candidate"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "scorecard_reader" ADD CONSTRAINT "scorecard_reader_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
