-- Where a live interview is, what its candidate sees, and how long each question took.
ALTER TABLE "interview"
    ADD COLUMN "current_item_id" TEXT,
    ADD COLUMN "view" TEXT NOT NULL DEFAULT 'follow',
    ADD COLUMN "held_item_id" TEXT,
    ADD COLUMN "running_since" TIMESTAMPTZ(3),
    ADD COLUMN "spent_ms" JSONB NOT NULL DEFAULT '{}',
    ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 0,
    ADD CONSTRAINT "interview_view" CHECK ("view" IN ('follow', 'held', 'blank')),
    ADD CONSTRAINT "interview_running" CHECK ("running_since" IS NULL OR ("started_at" IS NOT NULL AND "ended_at" IS NULL)),
    ADD CONSTRAINT "interview_ended_after_start" CHECK ("ended_at" IS NULL OR "started_at" IS NOT NULL);
