-- CreateTable
CREATE TABLE "plan_items" (
    "teamId" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "item" JSONB NOT NULL,

    CONSTRAINT "plan_items_pkey" PRIMARY KEY ("teamId","scenarioId","list","id")
);

-- AddForeignKey
ALTER TABLE "plan_items" ADD CONSTRAINT "plan_items_teamId_scenarioId_fkey" FOREIGN KEY ("teamId", "scenarioId") REFERENCES "scenarios"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Entries move as they are; what a list's rows were numbered by is not part of them.
INSERT INTO "plan_items" SELECT "teamId", "scenarioId", 'sites', "id", "position", to_jsonb(t) - ARRAY['teamId', 'scenarioId', 'position'] FROM "sites" t;
INSERT INTO "plan_items" SELECT "teamId", "scenarioId", 'powerContracts', "id", "position", to_jsonb(t) - ARRAY['teamId', 'scenarioId', 'position'] FROM "power_contracts" t;
INSERT INTO "plan_items" SELECT "teamId", "scenarioId", 'buildPhases', "id", "position", to_jsonb(t) - ARRAY['teamId', 'scenarioId', 'position'] FROM "build_phases" t;
INSERT INTO "plan_items" SELECT "teamId", "scenarioId", 'chipOrders', "id", "position", to_jsonb(t) - ARRAY['teamId', 'scenarioId', 'position'] FROM "chip_orders" t;
INSERT INTO "plan_items" SELECT "teamId", "scenarioId", 'applications', "id", "position", to_jsonb(t) - ARRAY['teamId', 'scenarioId', 'position'] FROM "applications" t;
INSERT INTO "plan_items" SELECT "teamId", "scenarioId", 'workloads', "id", "position", to_jsonb(t) - ARRAY['teamId', 'scenarioId', 'position'] FROM "workloads" t;
INSERT INTO "plan_items" SELECT "teamId", "scenarioId", 'labourPools', "id", "position", to_jsonb(t) - ARRAY['teamId', 'scenarioId', 'position'] FROM "labour_pools" t;
INSERT INTO "plan_items" SELECT "teamId", "scenarioId", 'actuals', "ref" || '/' || "month", "position", to_jsonb(t) - ARRAY['teamId', 'scenarioId', 'position'] FROM "actuals" t;

DROP TABLE "actuals";
DROP TABLE "labour_pools";
DROP TABLE "chip_orders";
DROP TABLE "build_phases";
DROP TABLE "power_contracts";
DROP TABLE "workloads";
DROP TABLE "applications";
DROP TABLE "sites";
