-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "users" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "emailVerifiedAt" TIMESTAMPTZ(3),
    "passwordHash" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login_salts" (
    "email" TEXT NOT NULL,
    "salt" BYTEA NOT NULL,

    CONSTRAINT "login_salts_pkey" PRIMARY KEY ("email")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "userAgent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_tokens" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "bucket" TEXT NOT NULL,
    "window" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("bucket","window")
);

-- CreateTable
CREATE TABLE "mails" (
    "id" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "sealedText" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,

    CONSTRAINT "mails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "teams" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'team',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "teams_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "members" (
    "teamId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "members_pkey" PRIMARY KEY ("teamId","userId")
);

-- CreateTable
CREATE TABLE "invitations" (
    "teamId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "invitedById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptedById" TEXT,
    "declinedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("teamId","id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "teamId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "details" JSONB NOT NULL DEFAULT '{}',
    "requestId" TEXT,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("teamId","id")
);

-- CreateTable
CREATE TABLE "projects" (
    "teamId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),
    "deletedById" TEXT,

    CONSTRAINT "projects_pkey" PRIMARY KEY ("teamId","id")
);

-- CreateTable
CREATE TABLE "scenarios" (
    "teamId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "baseline" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "startMonth" TEXT NOT NULL,
    "horizonMonths" INTEGER NOT NULL,
    "currency" TEXT,
    "usdPerCurrencyUnit" DOUBLE PRECISION,
    "notes" JSONB NOT NULL DEFAULT '{}',
    "catalogue" JSONB NOT NULL DEFAULT '{}',
    "rev" INTEGER NOT NULL DEFAULT 0,
    "result" JSON,
    "resultRev" INTEGER,
    "engineVersion" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scenarios_pkey" PRIMARY KEY ("teamId","id")
);

-- CreateTable
CREATE TABLE "sites" (
    "teamId" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT,
    "region" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "gridRegion" TEXT,
    "climate" TEXT,
    "labourMarket" TEXT,
    "costMarket" TEXT,
    "cooling" TEXT,
    "redundancy" TEXT,
    "operatingModel" TEXT,
    "designPue" DOUBLE PRECISION,
    "peakPue" DOUBLE PRECISION,
    "targetItMW" DOUBLE PRECISION,
    "landHectares" DOUBLE PRECISION,
    "interconnection" JSONB,
    "waterLimitM3PerYear" DOUBLE PRECISION,
    "emissionsLimitTonnesPerYear" DOUBLE PRECISION,
    "labour" JSONB,

    CONSTRAINT "sites_pkey" PRIMARY KEY ("teamId","scenarioId","id")
);

-- CreateTable
CREATE TABLE "power_contracts" (
    "teamId" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "siteId" TEXT NOT NULL,
    "name" TEXT,
    "kind" TEXT NOT NULL,
    "capacityMW" DOUBLE PRECISION NOT NULL,
    "startMonth" TEXT NOT NULL,
    "status" TEXT,
    "counterparty" TEXT,
    "termMonths" DOUBLE PRECISION,
    "rampMonths" DOUBLE PRECISION,
    "rampSteps" JSONB,
    "firmShare" DOUBLE PRECISION,
    "capacityFactor" DOUBLE PRECISION,
    "backupMW" DOUBLE PRECISION,
    "curtailmentHoursPerYear" DOUBLE PRECISION,
    "units" DOUBLE PRECISION,
    "unitMW" DOUBLE PRECISION,
    "energyMWh" DOUBLE PRECISION,
    "fuelUsdPerMMBtu" DOUBLE PRECISION,
    "maxHoursPerYear" DOUBLE PRECISION,
    "energyPriceUsdPerMWh" DOUBLE PRECISION,
    "demandChargeUsdPerKWMonth" DOUBLE PRECISION,
    "annualEscalation" DOUBLE PRECISION,
    "takeOrPayShare" DOUBLE PRECISION,
    "minimumDemandShare" DOUBLE PRECISION,
    "emissionsKgPerMWh" DOUBLE PRECISION,
    "startDelayMonths" JSONB,

    CONSTRAINT "power_contracts_pkey" PRIMARY KEY ("teamId","scenarioId","id")
);

-- CreateTable
CREATE TABLE "build_phases" (
    "teamId" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "siteId" TEXT NOT NULL,
    "name" TEXT,
    "itMW" DOUBLE PRECISION NOT NULL,
    "startMonth" TEXT NOT NULL,
    "durationMonths" DOUBLE PRECISION NOT NULL,
    "scope" TEXT,
    "cooling" TEXT,
    "redundancy" TEXT,
    "rackDensityKW" DOUBLE PRECISION,
    "floorAreaM2" DOUBLE PRECISION,
    "prefabShare" DOUBLE PRECISION,
    "capexUsdPerWatt" DOUBLE PRECISION,
    "startsAfter" TEXT,
    "procurement" JSONB,
    "startDelayMonths" JSONB,

    CONSTRAINT "build_phases_pkey" PRIMARY KEY ("teamId","scenarioId","id")
);

-- CreateTable
CREATE TABLE "chip_orders" (
    "teamId" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "siteId" TEXT NOT NULL,
    "phaseId" TEXT,
    "name" TEXT,
    "chip" TEXT NOT NULL,
    "accelerators" DOUBLE PRECISION NOT NULL,
    "orderMonth" TEXT NOT NULL,
    "leadTimeMonths" DOUBLE PRECISION,
    "deliveryMonths" DOUBLE PRECISION,
    "unitPriceUsd" DOUBLE PRECISION,
    "leaseUsdPerAcceleratorHour" DOUBLE PRECISION,
    "powerCapW" DOUBLE PRECISION,
    "retireAfterMonths" DOUBLE PRECISION,
    "slipMonths" JSONB,

    CONSTRAINT "chip_orders_pkey" PRIMARY KEY ("teamId","scenarioId","id")
);

-- CreateTable
CREATE TABLE "applications" (
    "teamId" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT,
    "archetype" TEXT NOT NULL,
    "unitsAtStart" DOUBLE PRECISION NOT NULL,
    "unitsAtEnd" DOUBLE PRECISION,
    "growth" TEXT,
    "startMonth" TEXT,
    "endMonth" TEXT,
    "adoption" DOUBLE PRECISION,
    "requestsPerUnitPerDay" DOUBLE PRECISION,
    "inputTokensPerRequest" DOUBLE PRECISION,
    "outputTokensPerRequest" DOUBLE PRECISION,
    "reasoningMultiplier" DOUBLE PRECISION,
    "activeHoursPerDay" DOUBLE PRECISION,
    "activeDaysPerMonth" DOUBLE PRECISION,
    "peakFactor" DOUBLE PRECISION,
    "revenueUsdPerMillionTokens" DOUBLE PRECISION,

    CONSTRAINT "applications_pkey" PRIMARY KEY ("teamId","scenarioId","id")
);

-- CreateTable
CREATE TABLE "workloads" (
    "teamId" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT,
    "kind" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "precision" TEXT,
    "applicationIds" JSONB,
    "shares" JSONB,
    "siteIds" JSONB,
    "chips" JSONB,
    "priority" DOUBLE PRECISION,
    "timePerOutputTokenMs" DOUBLE PRECISION,
    "prefixCacheHit" DOUBLE PRECISION,
    "speculativeAcceptance" DOUBLE PRECISION,
    "contextTokens" DOUBLE PRECISION,
    "acceleratorsPerReplica" DOUBLE PRECISION,
    "maxBatchPerReplica" DOUBLE PRECISION,
    "targetUtilisation" DOUBLE PRECISION,
    "tokensPerSecondPerAccelerator" DOUBLE PRECISION,
    "method" TEXT,
    "trainingTokens" DOUBLE PRECISION,
    "accelerators" DOUBLE PRECISION,
    "deadlineMonth" TEXT,
    "mfu" DOUBLE PRECISION,
    "goodput" DOUBLE PRECISION,
    "producesModel" TEXT,
    "jobsPerMonth" DOUBLE PRECISION,
    "jobSize" DOUBLE PRECISION,
    "acceleratorHoursPerJob" DOUBLE PRECISION,
    "startMonth" TEXT NOT NULL,
    "endMonth" TEXT,

    CONSTRAINT "workloads_pkey" PRIMARY KEY ("teamId","scenarioId","id")
);

-- CreateTable
CREATE TABLE "labour_pools" (
    "teamId" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "siteId" TEXT NOT NULL,
    "trade" TEXT NOT NULL,
    "available" DOUBLE PRECISION NOT NULL,
    "annualGrowth" DOUBLE PRECISION,
    "travellersCap" DOUBLE PRECISION,

    CONSTRAINT "labour_pools_pkey" PRIMARY KEY ("teamId","scenarioId","id")
);

-- CreateTable
CREATE TABLE "actuals" (
    "teamId" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "percentComplete" DOUBLE PRECISION,
    "headcount" DOUBLE PRECISION,

    CONSTRAINT "actuals_pkey" PRIMARY KEY ("teamId","scenarioId","ref","month")
);

-- CreateTable
CREATE TABLE "assumption_overrides" (
    "teamId" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "value" JSONB NOT NULL,
    "why" TEXT,
    "source" TEXT,
    "userId" TEXT NOT NULL,
    "userName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assumption_overrides_pkey" PRIMARY KEY ("teamId","scenarioId","key")
);

-- CreateTable
CREATE TABLE "changes" (
    "teamId" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "userId" TEXT NOT NULL,
    "userName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "why" TEXT NOT NULL DEFAULT '',
    "requestId" TEXT,
    "action" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "itemId" TEXT NOT NULL DEFAULT '',
    "fields" JSONB NOT NULL,
    "undoes" INTEGER,

    CONSTRAINT "changes_pkey" PRIMARY KEY ("teamId","scenarioId","rev")
);

-- CreateTable
CREATE TABLE "report_issues" (
    "teamId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "scenarioRev" INTEGER NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "snapshotHash" TEXT NOT NULL,
    "engineVersion" TEXT NOT NULL,
    "plan" JSON NOT NULL,
    "pdf" BYTEA NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_issues_pkey" PRIMARY KEY ("teamId","projectId","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_passwordHash_key" ON "users"("email", "passwordHash");

-- CreateIndex
CREATE INDEX "sessions_userId_idx" ON "sessions"("userId");

-- CreateIndex
CREATE INDEX "sessions_expiresAt_idx" ON "sessions"("expiresAt");

-- CreateIndex
CREATE INDEX "account_tokens_userId_idx" ON "account_tokens"("userId");

-- CreateIndex
CREATE INDEX "rate_limits_expiresAt_idx" ON "rate_limits"("expiresAt");

-- CreateIndex
CREATE INDEX "mails_sentAt_createdAt_idx" ON "mails"("sentAt", "createdAt");

-- CreateIndex
CREATE INDEX "members_userId_idx" ON "members"("userId");

-- CreateIndex
CREATE INDEX "invitations_tokenHash_idx" ON "invitations"("tokenHash");

-- CreateIndex
CREATE INDEX "invitations_teamId_email_idx" ON "invitations"("teamId", "email");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_teamId_tokenHash_key" ON "invitations"("teamId", "tokenHash");

-- CreateIndex
CREATE INDEX "audit_log_teamId_at_idx" ON "audit_log"("teamId", "at");

-- CreateIndex
CREATE INDEX "projects_id_idx" ON "projects"("id");

-- CreateIndex
CREATE INDEX "scenarios_teamId_projectId_position_idx" ON "scenarios"("teamId", "projectId", "position");

-- CreateIndex
CREATE INDEX "power_contracts_teamId_scenarioId_siteId_idx" ON "power_contracts"("teamId", "scenarioId", "siteId");

-- CreateIndex
CREATE INDEX "build_phases_teamId_scenarioId_siteId_idx" ON "build_phases"("teamId", "scenarioId", "siteId");

-- CreateIndex
CREATE INDEX "chip_orders_teamId_scenarioId_siteId_idx" ON "chip_orders"("teamId", "scenarioId", "siteId");

-- CreateIndex
CREATE INDEX "labour_pools_teamId_scenarioId_siteId_idx" ON "labour_pools"("teamId", "scenarioId", "siteId");

-- CreateIndex
CREATE INDEX "changes_teamId_scenarioId_kind_itemId_idx" ON "changes"("teamId", "scenarioId", "kind", "itemId");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_tokens" ADD CONSTRAINT "account_tokens_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "projects" ADD CONSTRAINT "projects_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scenarios" ADD CONSTRAINT "scenarios_teamId_projectId_fkey" FOREIGN KEY ("teamId", "projectId") REFERENCES "projects"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sites" ADD CONSTRAINT "sites_teamId_scenarioId_fkey" FOREIGN KEY ("teamId", "scenarioId") REFERENCES "scenarios"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "power_contracts" ADD CONSTRAINT "power_contracts_teamId_scenarioId_fkey" FOREIGN KEY ("teamId", "scenarioId") REFERENCES "scenarios"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "power_contracts" ADD CONSTRAINT "power_contracts_teamId_scenarioId_siteId_fkey" FOREIGN KEY ("teamId", "scenarioId", "siteId") REFERENCES "sites"("teamId", "scenarioId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "build_phases" ADD CONSTRAINT "build_phases_teamId_scenarioId_fkey" FOREIGN KEY ("teamId", "scenarioId") REFERENCES "scenarios"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "build_phases" ADD CONSTRAINT "build_phases_teamId_scenarioId_siteId_fkey" FOREIGN KEY ("teamId", "scenarioId", "siteId") REFERENCES "sites"("teamId", "scenarioId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "chip_orders" ADD CONSTRAINT "chip_orders_teamId_scenarioId_fkey" FOREIGN KEY ("teamId", "scenarioId") REFERENCES "scenarios"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chip_orders" ADD CONSTRAINT "chip_orders_teamId_scenarioId_siteId_fkey" FOREIGN KEY ("teamId", "scenarioId", "siteId") REFERENCES "sites"("teamId", "scenarioId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "applications" ADD CONSTRAINT "applications_teamId_scenarioId_fkey" FOREIGN KEY ("teamId", "scenarioId") REFERENCES "scenarios"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workloads" ADD CONSTRAINT "workloads_teamId_scenarioId_fkey" FOREIGN KEY ("teamId", "scenarioId") REFERENCES "scenarios"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "labour_pools" ADD CONSTRAINT "labour_pools_teamId_scenarioId_fkey" FOREIGN KEY ("teamId", "scenarioId") REFERENCES "scenarios"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "labour_pools" ADD CONSTRAINT "labour_pools_teamId_scenarioId_siteId_fkey" FOREIGN KEY ("teamId", "scenarioId", "siteId") REFERENCES "sites"("teamId", "scenarioId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "actuals" ADD CONSTRAINT "actuals_teamId_scenarioId_fkey" FOREIGN KEY ("teamId", "scenarioId") REFERENCES "scenarios"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assumption_overrides" ADD CONSTRAINT "assumption_overrides_teamId_scenarioId_fkey" FOREIGN KEY ("teamId", "scenarioId") REFERENCES "scenarios"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "changes" ADD CONSTRAINT "changes_teamId_scenarioId_fkey" FOREIGN KEY ("teamId", "scenarioId") REFERENCES "scenarios"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_issues" ADD CONSTRAINT "report_issues_teamId_projectId_fkey" FOREIGN KEY ("teamId", "projectId") REFERENCES "projects"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
