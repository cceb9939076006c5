-- CreateTable
CREATE TABLE "interview_plan" (
    "user_id" TEXT NOT NULL,
    "interview_day" INTEGER NOT NULL,
    "level" TEXT NOT NULL,
    "topic_ids" TEXT[],
    "minutes_per_day" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "interview_plan_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "plan_prediction" (
    "user_id" TEXT NOT NULL,
    "interview_day" INTEGER NOT NULL,
    "card_id" TEXT NOT NULL,
    "made_on_day" INTEGER NOT NULL,
    "chance" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "plan_prediction_pkey" PRIMARY KEY ("user_id","interview_day","card_id","made_on_day")
);

-- CreateIndex
CREATE INDEX "plan_prediction_user_id_card_id_idx" ON "plan_prediction"("user_id", "card_id");

-- AddForeignKey
ALTER TABLE "interview_plan" ADD CONSTRAINT "interview_plan_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_prediction" ADD CONSTRAINT "plan_prediction_user_id_card_id_fkey" FOREIGN KEY ("user_id", "card_id") REFERENCES "card"("user_id", "card_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "interview_plan" ADD CONSTRAINT "interview_plan_level" CHECK ("level" IN ('junior', 'mid', 'senior')),
  ADD CONSTRAINT "interview_plan_topics" CHECK (cardinality("topic_ids") BETWEEN 1 AND 200),
  ADD CONSTRAINT "interview_plan_minutes" CHECK ("minutes_per_day" BETWEEN 5 AND 480);
ALTER TABLE "plan_prediction" ADD CONSTRAINT "plan_prediction_chance" CHECK ("chance" BETWEEN 0 AND 1);
