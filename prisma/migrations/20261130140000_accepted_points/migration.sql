-- AlterTable
ALTER TABLE "mail_choices" ADD COLUMN     "approval" TEXT NOT NULL DEFAULT 'at once';

-- AlterTable
ALTER TABLE "report_issues" ADD COLUMN     "points" JSON NOT NULL DEFAULT '[]',
ADD COLUMN     "rejection" JSON;
