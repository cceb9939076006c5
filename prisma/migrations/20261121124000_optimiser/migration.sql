-- CreateTable
CREATE TABLE "parameter_set" (
    "user_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "algorithm" TEXT NOT NULL,
    "weights" DOUBLE PRECISION[],
    "item_count" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "parameter_set_pkey" PRIMARY KEY ("user_id","id")
);

-- CreateTable
CREATE TABLE "optimiser_run" (
    "user_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "outcome" JSONB,
    "parameters_id" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "optimiser_run_pkey" PRIMARY KEY ("user_id","id")
);

-- CreateIndex
CREATE INDEX "optimiser_run_user_id_started_at_idx" ON "optimiser_run"("user_id", "started_at");

-- AddForeignKey
ALTER TABLE "parameter_set" ADD CONSTRAINT "parameter_set_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "optimiser_run" ADD CONSTRAINT "optimiser_run_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "parameter_set" ADD CONSTRAINT "parameter_set_weights" CHECK (cardinality("weights") = 21 AND "item_count" >= 0);
ALTER TABLE "optimiser_run" ADD CONSTRAINT "optimiser_run_state" CHECK ("state" IN ('running', 'done', 'failed', 'cancelled')),
  ADD CONSTRAINT "optimiser_run_ended" CHECK (("state" = 'running') = ("ended_at" IS NULL)),
  ADD CONSTRAINT "optimiser_run_progress" CHECK ("progress" BETWEEN 0 AND 1);

-- One run of a person at a time.
CREATE UNIQUE INDEX "optimiser_run_running" ON "optimiser_run" ("user_id") WHERE "state" = 'running';
