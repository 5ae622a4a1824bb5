-- AlterTable
ALTER TABLE "scenarios" ADD COLUMN     "about" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "deletedAt" TIMESTAMPTZ(3),
ADD COLUMN     "differences" JSONB NOT NULL DEFAULT '{}';
