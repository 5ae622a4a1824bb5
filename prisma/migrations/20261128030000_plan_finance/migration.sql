-- AlterTable
ALTER TABLE "scenarios" ADD COLUMN     "finance" JSONB;
