-- What an issue says of itself, so that the list need not open the file.
ALTER TABLE "report_issues" DROP COLUMN "title",
ADD COLUMN     "fileName" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "mark" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "scenarioLabel" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "status" TEXT NOT NULL DEFAULT 'draft';
