-- Threads of the engine keep the last runs; a run costs less than writing its result and reading it back.
ALTER TABLE "scenarios" DROP COLUMN "engineVersion",
DROP COLUMN "result",
DROP COLUMN "resultRev";
