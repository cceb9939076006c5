CREATE TABLE "erratum" (
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "changes" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "item_ids" TEXT[],

    CONSTRAINT "erratum_pkey" PRIMARY KEY ("id")
);
