-- AlterTable
ALTER TABLE "changes" ADD COLUMN     "step" INTEGER;

-- What was done at once has had one author, one request and one moment until now.
UPDATE "changes" c SET "step" = s."step"
FROM (
    SELECT "teamId", "scenarioId", "rev", min("rev") OVER (PARTITION BY "teamId", "scenarioId", "userId", "requestId", "at") AS "step"
    FROM "changes"
) s
WHERE c."teamId" = s."teamId" AND c."scenarioId" = s."scenarioId" AND c."rev" = s."rev";

-- An undo named the last record of what it took back; now it names the step.
UPDATE "changes" c SET "undoes" = u."step"
FROM "changes" u
WHERE c."undoes" IS NOT NULL AND u."teamId" = c."teamId" AND u."scenarioId" = c."scenarioId" AND u."rev" = c."undoes";
