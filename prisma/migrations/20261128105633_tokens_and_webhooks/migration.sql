-- AlterTable
ALTER TABLE "teams" ADD COLUMN     "tokenAccess" TEXT NOT NULL DEFAULT 'write';

-- CreateTable
CREATE TABLE "api_tokens" (
    "teamId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "ending" TEXT NOT NULL,
    "scope" TEXT NOT NULL DEFAULT 'read',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("teamId","id")
);

-- CreateTable
CREATE TABLE "webhooks" (
    "teamId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "sealedSecret" BYTEA NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "pausedAt" TIMESTAMPTZ(3),

    CONSTRAINT "webhooks_pkey" PRIMARY KEY ("teamId","id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "teamId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "webhookId" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "body" JSON NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastAnswer" TEXT NOT NULL DEFAULT '',
    "deliveredAt" TIMESTAMPTZ(3),
    "givenUpAt" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("teamId","id")
);

-- CreateTable
CREATE TABLE "api_jobs" (
    "teamId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "asked" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "outcome" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "api_jobs_pkey" PRIMARY KEY ("teamId","id")
);

-- CreateIndex
CREATE INDEX "api_tokens_tokenHash_idx" ON "api_tokens"("tokenHash");

-- CreateIndex
CREATE INDEX "api_tokens_teamId_userId_idx" ON "api_tokens"("teamId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_teamId_tokenHash_key" ON "api_tokens"("teamId", "tokenHash");

-- CreateIndex
CREATE INDEX "webhook_deliveries_teamId_webhookId_createdAt_idx" ON "webhook_deliveries"("teamId", "webhookId", "createdAt");

-- CreateIndex
CREATE INDEX "api_jobs_createdAt_idx" ON "api_jobs"("createdAt");

-- AddForeignKey
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_teamId_userId_fkey" FOREIGN KEY ("teamId", "userId") REFERENCES "members"("teamId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_teamId_webhookId_fkey" FOREIGN KEY ("teamId", "webhookId") REFERENCES "webhooks"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_jobs" ADD CONSTRAINT "api_jobs_teamId_projectId_fkey" FOREIGN KEY ("teamId", "projectId") REFERENCES "projects"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
