CREATE TABLE "problem_report" (
    "user_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "item_rev" INTEGER NOT NULL,
    "category" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "problem_report_pkey" PRIMARY KEY ("user_id","id")
);

CREATE INDEX "problem_report_user_id_item_id_idx" ON "problem_report"("user_id", "item_id");

ALTER TABLE "problem_report" ADD CONSTRAINT "problem_report_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "problem_report" ADD CONSTRAINT "problem_report_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "problem_report" ADD CONSTRAINT "problem_report_category" CHECK ("category" IN ('wrong', 'unclear', 'outdated', 'scoring', 'typo', 'other')),
  ADD CONSTRAINT "problem_report_text" CHECK (char_length("text") <= 2000);
