-- Today's queue asks of hundreds of cards whether their item is live and which siblings it has: from the index alone,
-- without the pages of the table, which hold whole questions.
CREATE INDEX "item_live" ON "item" ("id") INCLUDE ("sibling_group") WHERE "retired_at" IS NULL;
