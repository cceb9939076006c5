-- CreateTable
CREATE TABLE "verdict_override" (
    "user_id" TEXT NOT NULL,
    "run_id" UUID NOT NULL,
    "owner_kind" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "claim" TEXT NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verdict_override_pkey" PRIMARY KEY ("user_id","run_id","owner_kind","owner_key")
);

-- CreateTable
CREATE TABLE "rubric_reader" (
    "user_id" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rubric_reader_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "rubric_fork" (
    "user_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "base_rubric_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rubric_fork_pkey" PRIMARY KEY ("user_id","id")
);

-- CreateTable
CREATE TABLE "rubric_fork_version" (
    "user_id" TEXT NOT NULL,
    "fork_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "lexicon_version" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rubric_fork_version_pkey" PRIMARY KEY ("user_id","fork_id","version")
);

-- CreateTable
CREATE TABLE "rubric_agreement" (
    "item_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "engine_version" TEXT NOT NULL,
    "lexicon_version" TEXT NOT NULL,
    "figures" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rubric_agreement_pkey" PRIMARY KEY ("item_id","step")
);

-- CreateIndex
CREATE INDEX "verdict_override_created_at_idx" ON "verdict_override"("created_at");

-- AddForeignKey
ALTER TABLE "verdict_override" ADD CONSTRAINT "verdict_override_user_id_run_id_fkey" FOREIGN KEY ("user_id", "run_id") REFERENCES "grading_run"("user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubric_reader" ADD CONSTRAINT "rubric_reader_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubric_fork" ADD CONSTRAINT "rubric_fork_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubric_fork" ADD CONSTRAINT "rubric_fork_base_rubric_id_fkey" FOREIGN KEY ("base_rubric_id") REFERENCES "rubric"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubric_fork_version" ADD CONSTRAINT "rubric_fork_version_user_id_fork_id_fkey" FOREIGN KEY ("user_id", "fork_id") REFERENCES "rubric_fork"("user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubric_fork_version" ADD CONSTRAINT "rubric_fork_version_lexicon_version_fkey" FOREIGN KEY ("lexicon_version") REFERENCES "lexicon"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A check of one's own answer has no reason; a dispute has one.
ALTER TABLE "verdict_override" ADD CONSTRAINT "verdict_override_owner" CHECK ("owner_kind" IN ('criterion', 'misconception')),
  ADD CONSTRAINT "verdict_override_claim" CHECK (CASE WHEN "owner_kind" = 'misconception' THEN "claim" = 'not-meant' AND "reason" IS NOT NULL ELSE "claim" IN ('said', 'not-said') AND ("reason" IS NULL OR "claim" = 'said') END),
  ADD CONSTRAINT "verdict_override_reason" CHECK (char_length("reason") BETWEEN 3 AND 500);

ALTER TABLE "rubric_fork" ADD CONSTRAINT "rubric_fork_name" CHECK (char_length("name") BETWEEN 1 AND 80);
ALTER TABLE "rubric_fork_version" ADD CONSTRAINT "rubric_fork_version_number" CHECK ("version" > 0),
  ADD CONSTRAINT "rubric_fork_version_size" CHECK (pg_column_size("document") < 131072);

-- A saved version is never rewritten. Only its owner changes, when a guest signs in.
CREATE FUNCTION "refuse_fork_version_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(OLD) - 'user_id' IS DISTINCT FROM to_jsonb(NEW) - 'user_id' THEN
    RAISE EXCEPTION 'versions of a rubric are immutable';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "rubric_fork_version_immutable" BEFORE UPDATE ON "rubric_fork_version" FOR EACH ROW EXECUTE FUNCTION "refuse_fork_version_change"();
