-- A rubric may have ideas of its own, besides those of the lexicon that all rubrics share.
ALTER TABLE "rubric" ADD COLUMN "concepts" JSONB NOT NULL DEFAULT '{}';
