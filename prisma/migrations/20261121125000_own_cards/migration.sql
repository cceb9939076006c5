-- AlterTable
ALTER TABLE "item" ADD COLUMN "owner_id" TEXT,
  ADD COLUMN "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateIndex
CREATE INDEX "item_owner_id_published_at_idx" ON "item"("owner_id", "published_at");

-- AddForeignKey
ALTER TABLE "item" ADD CONSTRAINT "item_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- The bank's ids have a dot, so no published item can take the id of one's own, nor the other way round.
ALTER TABLE "item" ADD CONSTRAINT "item_own_id" CHECK (("owner_id" IS NOT NULL) = ("id" ~ '^own-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')),
  ADD CONSTRAINT "item_own_kind" CHECK ("owner_id" IS NULL OR "kind" IN ('flashcard', 'cloze')),
  ADD CONSTRAINT "item_own_size" CHECK ("owner_id" IS NULL OR (char_length("title") BETWEEN 1 AND 120
    AND octet_length("question"::text) < 65536 AND octet_length("answer_key"::text) < 131072)),
  ADD CONSTRAINT "item_tags" CHECK (cardinality("tags") <= 10 AND ("owner_id" IS NOT NULL OR cardinality("tags") = 0));
