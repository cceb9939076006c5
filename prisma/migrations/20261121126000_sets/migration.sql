-- Workspaces, question sets and their versions.
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "retention_days" INTEGER NOT NULL DEFAULT 180,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "workspace_name_length" CHECK (char_length("name") BETWEEN 1 AND 80),
    CONSTRAINT "workspace_retention_days" CHECK ("retention_days" BETWEEN 1 AND 3650)
);

CREATE TABLE "workspace_member" (
    "user_id" TEXT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "workspace_member_pkey" PRIMARY KEY ("user_id", "workspace_id"),
    CONSTRAINT "workspace_member_role" CHECK ("role" IN ('owner', 'interviewer', 'viewer'))
);
CREATE INDEX "workspace_member_workspace_id_idx" ON "workspace_member"("workspace_id");

CREATE TABLE "question_set" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "form" TEXT NOT NULL DEFAULT 'A',
    "parallel_to" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    CONSTRAINT "question_set_pkey" PRIMARY KEY ("workspace_id", "id"),
    CONSTRAINT "question_set_title_length" CHECK (char_length("title") BETWEEN 1 AND 120),
    CONSTRAINT "question_set_version" CHECK ("version" >= 1),
    CONSTRAINT "question_set_form" CHECK ("form" ~ '^[A-D]$')
);
CREATE UNIQUE INDEX "question_set_id_key" ON "question_set"("id");
CREATE INDEX "question_set_workspace_id_updated_at_idx" ON "question_set"("workspace_id", "updated_at");

CREATE TABLE "question_set_version" (
    "workspace_id" UUID NOT NULL,
    "set_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "change" TEXT NOT NULL,
    "changed_by" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "question_set_version_pkey" PRIMARY KEY ("workspace_id", "set_id", "version"),
    CONSTRAINT "question_set_version_change_length" CHECK (char_length("change") BETWEEN 1 AND 300)
);
CREATE INDEX "question_set_version_changed_by_idx" ON "question_set_version"("changed_by");

ALTER TABLE "workspace_member" ADD CONSTRAINT "workspace_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "workspace_member" ADD CONSTRAINT "workspace_member_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "question_set" ADD CONSTRAINT "question_set_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "question_set_version" ADD CONSTRAINT "question_set_version_workspace_id_set_id_fkey" FOREIGN KEY ("workspace_id", "set_id") REFERENCES "question_set"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "question_set_version" ADD CONSTRAINT "question_set_version_changed_by_fkey" FOREIGN KEY ("changed_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
