-- A message to a webhook names the candidate it is about: it goes with them.
ALTER TABLE "webhook_delivery" ADD COLUMN "candidate_id" UUID;
UPDATE "webhook_delivery" SET "candidate_id" = (("body"::jsonb) #>> '{data,candidateId}')::uuid;
DELETE FROM "webhook_delivery" d WHERE d."candidate_id" IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM "candidate" c WHERE c."workspace_id" = d."workspace_id" AND c."id" = d."candidate_id");
CREATE INDEX "webhook_delivery_workspace_id_candidate_id_idx" ON "webhook_delivery"("workspace_id", "candidate_id");
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_workspace_id_candidate_id_fkey" FOREIGN KEY ("workspace_id", "candidate_id") REFERENCES "candidate"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
