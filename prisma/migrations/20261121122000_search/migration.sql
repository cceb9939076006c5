-- Everything but letters and digits parts words: to PostgreSQL's own parser "asyncio.gather" is the name of a host.
DROP INDEX "item_search";
ALTER TABLE "item" ADD COLUMN "search_vector" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english', regexp_replace("title", '[^[:alnum:]]+', ' ', 'g')), 'A')
  || setweight(to_tsvector('english', regexp_replace("search_text", '[^[:alnum:]]+', ' ', 'g')), 'B')
) STORED;
CREATE INDEX "item_search_vector_idx" ON "item" USING GIN ("search_vector");

CREATE TABLE "search_word" (
    "word" TEXT NOT NULL,
    "item_count" INTEGER NOT NULL,
    "deletions" TEXT[],

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);
CREATE INDEX "search_word_deletions_idx" ON "search_word" USING GIN ("deletions");

ALTER TABLE "search_word" ADD CONSTRAINT "search_word_count" CHECK ("item_count" > 0);
