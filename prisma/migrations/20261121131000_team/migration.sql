-- Which of their workspaces a person works in: the one they chose last, else the one they joined first.
ALTER TABLE "workspace_member" ADD COLUMN "chosen_at" TIMESTAMPTZ(3);

-- Candidates' data are kept for three years at most.
UPDATE "workspace" SET "retention_days" = 1095 WHERE "retention_days" > 1095;
ALTER TABLE "workspace" DROP CONSTRAINT "workspace_retention_days";
ALTER TABLE "workspace" ADD CONSTRAINT "workspace_retention_days" CHECK ("retention_days" BETWEEN 1 AND 1095);

-- Invitations into a workspace: of the token in the address the hash alone is kept.
CREATE TABLE "workspace_invitation" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "accepted_by" TEXT,
    "accepted_at" TIMESTAMPTZ(3),
    CONSTRAINT "workspace_invitation_pkey" PRIMARY KEY ("workspace_id", "id"),
    CONSTRAINT "workspace_invitation_role" CHECK ("role" IN ('owner', 'interviewer', 'viewer')),
    CONSTRAINT "workspace_invitation_label_length" CHECK (char_length("label") <= 80),
    CONSTRAINT "workspace_invitation_expiry" CHECK ("expires_at" > "created_at")
);
CREATE UNIQUE INDEX "workspace_invitation_token_hash_key" ON "workspace_invitation"("token_hash");
CREATE INDEX "workspace_invitation_expires_at_idx" ON "workspace_invitation"("expires_at");
CREATE INDEX "workspace_invitation_created_by_idx" ON "workspace_invitation"("created_by");
CREATE INDEX "workspace_invitation_accepted_by_idx" ON "workspace_invitation"("accepted_by");
ALTER TABLE "workspace_invitation" ADD CONSTRAINT "workspace_invitation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "workspace_invitation" ADD CONSTRAINT "workspace_invitation_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "workspace_invitation" ADD CONSTRAINT "workspace_invitation_accepted_by_fkey" FOREIGN KEY ("accepted_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What is purged is found by its end.
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");
