-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "deletedAt" TIMESTAMPTZ(3),
ADD COLUMN     "editedAt" TIMESTAMPTZ(3),
ADD COLUMN     "lastAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- Threads are read by when something was last said in them; of an answer it is when it was given.
UPDATE "comments" SET "lastAt" = "createdAt";
UPDATE "comments" r SET "lastAt" = l."at"
FROM (SELECT "teamId", "projectId", "threadId", max("createdAt") AS "at" FROM "comments" GROUP BY 1, 2, 3) l
WHERE r."teamId" = l."teamId" AND r."projectId" = l."projectId" AND r."id" = l."threadId";

-- CreateIndex
CREATE INDEX "changes_teamId_scenarioId_userId_rev_idx" ON "changes"("teamId", "scenarioId", "userId", "rev");

-- CreateIndex
CREATE INDEX "changes_teamId_scenarioId_at_idx" ON "changes"("teamId", "scenarioId", "at");

-- CreateIndex
CREATE INDEX "changes_teamId_at_idx" ON "changes"("teamId", "at");

-- CreateIndex
CREATE INDEX "comments_teamId_projectId_lastAt_id_idx" ON "comments"("teamId", "projectId", "lastAt", "id");

-- CreateIndex
CREATE INDEX "comments_teamId_projectId_kind_itemId_idx" ON "comments"("teamId", "projectId", "kind", "itemId");
