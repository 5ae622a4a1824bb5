-- CreateTable
CREATE TABLE "presences" (
    "teamId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "userName" TEXT NOT NULL,
    "sessionId" TEXT,
    "page" TEXT NOT NULL DEFAULT '',
    "list" TEXT NOT NULL DEFAULT '',
    "itemId" TEXT NOT NULL DEFAULT '',
    "field" TEXT NOT NULL DEFAULT '',
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "presences_pkey" PRIMARY KEY ("teamId","id")
);

-- CreateIndex
CREATE INDEX "presences_teamId_projectId_idx" ON "presences"("teamId", "projectId");

-- CreateIndex
CREATE INDEX "presences_seenAt_idx" ON "presences"("seenAt");

-- AddForeignKey
ALTER TABLE "presences" ADD CONSTRAINT "presences_teamId_projectId_fkey" FOREIGN KEY ("teamId", "projectId") REFERENCES "projects"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
