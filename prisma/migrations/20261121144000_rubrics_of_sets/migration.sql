-- Members' own rubrics as they were when given to a question of a set: the set keeps them whatever becomes of theirs.

-- CreateTable
CREATE TABLE "workspace_rubric" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "lexicon_version" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workspace_rubric_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "workspace_rubric_id_key" ON "workspace_rubric"("id");

-- CreateIndex
CREATE INDEX "workspace_rubric_item_id_idx" ON "workspace_rubric"("item_id");

-- AddForeignKey
ALTER TABLE "workspace_rubric" ADD CONSTRAINT "workspace_rubric_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspace_rubric" ADD CONSTRAINT "workspace_rubric_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspace_rubric" ADD CONSTRAINT "workspace_rubric_lexicon_version_fkey" FOREIGN KEY ("lexicon_version") REFERENCES "lexicon"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "workspace_rubric" ADD CONSTRAINT "workspace_rubric_size" CHECK (octet_length("document"::text) < 262144);
