-- AlterTable
ALTER TABLE "study" ADD COLUMN "extra_day" INTEGER,
  ADD COLUMN "extra_new" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "extra_reviews" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "card" ADD COLUMN "is_marked" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "remark" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "review" ADD COLUMN "undoes" UUID;

-- CreateTable
CREATE TABLE "action" (
    "user_id" TEXT NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "settings" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "action_pkey" PRIMARY KEY ("user_id","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "action_user_id_id_key" ON "action"("user_id", "id");

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "study" ADD CONSTRAINT "study_extra" CHECK ("extra_new" BETWEEN 0 AND 9999 AND "extra_reviews" BETWEEN 0 AND 9999);
ALTER TABLE "card" ADD CONSTRAINT "card_remark" CHECK (char_length("remark") <= 4000);
ALTER TABLE "review" ADD CONSTRAINT "review_undoes" CHECK (("kind" = 'undo') = ("undoes" IS NOT NULL));
ALTER TABLE "action" ADD CONSTRAINT "action_sentence" CHECK (char_length("sentence") BETWEEN 1 AND 400);

-- An entry is taken back once. Few are, so the index holds those alone.
CREATE UNIQUE INDEX "review_undoes_once" ON "review" ("user_id", "undoes") WHERE "undoes" IS NOT NULL;

-- The log without what was undone: what counts for limits, statistics, recall and the optimiser.
CREATE VIEW "review_in_force" AS
  SELECT r.* FROM "review" r
  WHERE r.kind <> 'undo' AND NOT EXISTS (SELECT FROM "review" u WHERE u.user_id = r.user_id AND u.undoes = r.id);
