-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "sealedToken" BYTEA;

-- CreateTable
CREATE TABLE "request_keys" (
    "teamId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "answer" BYTEA,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "request_keys_pkey" PRIMARY KEY ("teamId","userId","key")
);

-- CreateIndex
CREATE INDEX "request_keys_createdAt_idx" ON "request_keys"("createdAt");
