-- AlterTable
ALTER TABLE "api_jobs" ADD COLUMN     "part" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "parts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "partsDone" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "stirredAt" TIMESTAMPTZ(3),
ADD COLUMN     "takenAt" TIMESTAMPTZ(3),
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "userName" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "notifications" ADD COLUMN     "page" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "told" TEXT NOT NULL DEFAULT '',
ALTER COLUMN "commentId" DROP NOT NULL,
ALTER COLUMN "threadId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "report_issues" ADD COLUMN     "approvedAt" TIMESTAMPTZ(3),
ADD COLUMN     "approvedById" TEXT,
ADD COLUMN     "approvedByName" TEXT,
ADD COLUMN     "facts" JSON,
ADD COLUMN     "openPoints" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "settings" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "report_choices" (
    "teamId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "savedByName" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_choices_pkey" PRIMARY KEY ("teamId","projectId")
);

-- CreateIndex
CREATE INDEX "api_jobs_state_createdAt_idx" ON "api_jobs"("state", "createdAt");

-- CreateIndex
CREATE INDEX "api_jobs_teamId_projectId_createdAt_idx" ON "api_jobs"("teamId", "projectId", "createdAt");

-- AddForeignKey
ALTER TABLE "report_choices" ADD CONSTRAINT "report_choices_teamId_projectId_fkey" FOREIGN KEY ("teamId", "projectId") REFERENCES "projects"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was approved is issued, and the latest such issue of a scenario has superseded those before it.
UPDATE "report_issues" SET "settings" = jsonb_build_object('mark', "mark", 'note', "note");
UPDATE "report_issues" r SET
	"status" = CASE WHEN EXISTS (
		SELECT 1 FROM "report_issues" l WHERE l."teamId" = r."teamId" AND l."projectId" = r."projectId"
			AND l."scenarioId" = r."scenarioId" AND l."number" > r."number" AND l."status" IN ('approved', 'issued')
	) THEN 'superseded' ELSE 'issued' END,
	"approvedById" = "createdById", "approvedByName" = "createdByName", "approvedAt" = "createdAt"
WHERE "status" = 'approved';

-- Nobody works on these any more: the server that did has ended.
UPDATE "api_jobs" SET "state" = 'waiting' WHERE "state" = 'running';
