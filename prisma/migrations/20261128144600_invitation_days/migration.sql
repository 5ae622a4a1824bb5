-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "goodForDays" INTEGER NOT NULL DEFAULT 7;
