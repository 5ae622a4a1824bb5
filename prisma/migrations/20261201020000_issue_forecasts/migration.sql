-- AlterTable
ALTER TABLE "report_issues" ADD COLUMN     "forecasts" JSON NOT NULL DEFAULT '[]';
