-- AlterTable
ALTER TABLE "item" ADD COLUMN "sibling_group" TEXT;

-- CreateIndex
CREATE INDEX "item_sibling_group_idx" ON "item"("sibling_group");

-- Few cards have a group of their own; those of published questions have their question's.
CREATE INDEX "card_sibling_group" ON "card" ("user_id", "sibling_group") WHERE "sibling_group" IS NOT NULL;
