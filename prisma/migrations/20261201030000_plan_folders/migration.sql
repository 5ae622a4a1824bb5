-- AlterTable
ALTER TABLE "projects" ADD COLUMN     "archivedAt" TIMESTAMPTZ(3),
ADD COLUMN     "folder" TEXT NOT NULL DEFAULT '';
