-- AlterTable
ALTER TABLE "scenarios" ADD COLUMN     "actualsForecast" TEXT;
