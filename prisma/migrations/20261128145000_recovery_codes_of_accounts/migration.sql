-- AlterTable
ALTER TABLE "users" ADD COLUMN     "recoverySalt" BYTEA;

-- Codes that were made are good for as long as they would have been.
UPDATE "users" u SET "recoverySalt" = f."recoverySalt" FROM "second_factors" f WHERE f."userId" = u."id";

-- AlterTable
ALTER TABLE "second_factors" DROP COLUMN "recoverySalt";
