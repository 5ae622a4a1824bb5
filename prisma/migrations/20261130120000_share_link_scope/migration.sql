-- Links that are there already have no "scopedAt": they show the plan as it stands and nothing beside it, until an owner or
-- admin says once what they may show.

-- AlterTable
ALTER TABLE "share_links" ADD COLUMN     "frozenMonth" TEXT,
ADD COLUMN     "frozenPlan" TEXT,
ADD COLUMN     "frozenRev" INTEGER,
ADD COLUMN     "scenarioId" TEXT,
ADD COLUMN     "scopedAt" TIMESTAMPTZ(3),
ADD COLUMN     "sections" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "withholds" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AddForeignKey
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_teamId_scenarioId_fkey" FOREIGN KEY ("teamId", "scenarioId") REFERENCES "scenarios"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
