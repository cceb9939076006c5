-- What programs may do in a workspace by themselves: tokens, and answers kept so that a repeated call does nothing twice.
CREATE TABLE "api_token" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "scopes" TEXT[] NOT NULL,
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    CONSTRAINT "api_token_pkey" PRIMARY KEY ("workspace_id", "id"),
    CONSTRAINT "api_token_name_length" CHECK (char_length("name") BETWEEN 1 AND 80),
    CONSTRAINT "api_token_scopes" CHECK (cardinality("scopes") > 0),
    CONSTRAINT "api_token_expires" CHECK ("expires_at" > "created_at")
);
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");
CREATE INDEX "api_token_created_by_idx" ON "api_token"("created_by");
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "api_answer" (
    "workspace_id" UUID NOT NULL,
    "token_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "called_at" TIMESTAMPTZ(3) NOT NULL,
    "status" INTEGER,
    "sealed_body" TEXT,
    CONSTRAINT "api_answer_pkey" PRIMARY KEY ("workspace_id", "token_id", "key"),
    CONSTRAINT "api_answer_key_length" CHECK (char_length("key") BETWEEN 1 AND 120),
    CONSTRAINT "api_answer_whole" CHECK (("status" IS NULL) = ("sealed_body" IS NULL))
);
CREATE INDEX "api_answer_called_at_idx" ON "api_answer"("called_at");
ALTER TABLE "api_answer" ADD CONSTRAINT "api_answer_workspace_id_token_id_fkey" FOREIGN KEY ("workspace_id", "token_id") REFERENCES "api_token"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Addresses that are told what happens, and the outbox of what they are told.
CREATE TABLE "webhook" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[] NOT NULL,
    "sealed_secret" TEXT NOT NULL,
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "failing_since" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_why" TEXT,
    "busy_until" TIMESTAMPTZ(3),
    CONSTRAINT "webhook_pkey" PRIMARY KEY ("workspace_id", "id"),
    CONSTRAINT "webhook_url_length" CHECK (char_length("url") BETWEEN 8 AND 500),
    CONSTRAINT "webhook_events" CHECK (cardinality("events") > 0),
    CONSTRAINT "webhook_disabled" CHECK (("disabled_at" IS NULL) = ("disabled_why" IS NULL)),
    CONSTRAINT "webhook_disabled_why" CHECK ("disabled_why" IN ('failures', 'gone', 'person'))
);
CREATE INDEX "webhook_created_by_idx" ON "webhook"("created_by");
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "webhook_delivery" (
    "workspace_id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "event" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "attempted_at" TIMESTAMPTZ(3),
    "status" INTEGER,
    "failure" TEXT,
    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("workspace_id", "webhook_id", "id"),
    CONSTRAINT "webhook_delivery_state" CHECK ("state" IN ('waiting', 'delivered', 'given-up')),
    CONSTRAINT "webhook_delivery_next" CHECK (("state" = 'waiting') = ("next_attempt_at" IS NOT NULL)),
    CONSTRAINT "webhook_delivery_attempts" CHECK ("attempts" >= 0)
);
CREATE INDEX "webhook_delivery_next_attempt_at_idx" ON "webhook_delivery"("next_attempt_at");
CREATE INDEX "webhook_delivery_workspace_id_webhook_id_number_idx" ON "webhook_delivery"("workspace_id", "webhook_id", "number");
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_workspace_id_webhook_id_fkey" FOREIGN KEY ("workspace_id", "webhook_id") REFERENCES "webhook"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A take whose time is over is submitted by the sender of webhooks, which looks for it every few seconds.
CREATE INDEX "take_running" ON "take"("deadline_at") WHERE "submitted_at" IS NULL;
