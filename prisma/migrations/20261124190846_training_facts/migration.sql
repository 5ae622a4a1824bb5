-- AlterTable
ALTER TABLE "workloads" ADD COLUMN     "acceleratorsPerModelCopy" DOUBLE PRECISION,
ADD COLUMN     "batchTokens" DOUBLE PRECISION,
ADD COLUMN     "mfuAccelerators" DOUBLE PRECISION,
ADD COLUMN     "postTrainingShare" DOUBLE PRECISION,
ADD COLUMN     "rolloutTokens" DOUBLE PRECISION,
ADD COLUMN     "sequenceTokens" DOUBLE PRECISION;
