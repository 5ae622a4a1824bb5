-- AlterTable
ALTER TABLE "scenarios" ADD COLUMN     "asOfMonth" TEXT;
