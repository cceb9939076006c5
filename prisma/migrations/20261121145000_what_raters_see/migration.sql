-- What raters of a workspace's new sets are shown of the automatic scoring.

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN "proposal_for" TEXT NOT NULL DEFAULT 'first';

-- What Prisma's schema cannot say.

ALTER TABLE "workspace" ADD CONSTRAINT "workspace_proposal_for" CHECK ("proposal_for" IN ('first', 'all', 'none'));
