import { dbAtDoor } from '#server/store/transaction.ts'

/** Counts more in a bucket's window and says how many that makes: one statement, so that no two share a count. */
export async function countInWindow(
	bucket: string,
	{ window, expiresAt, tries }: { window: Date; expiresAt: Date; tries: number },
): Promise<number> {
	const rows = await dbAtDoor().$queryRaw<{ count: number }[]>`
		INSERT INTO "rate_limits" ("bucket", "window", "count", "expiresAt") VALUES (${bucket}, ${window}, ${tries}::int, ${expiresAt})
		ON CONFLICT ("bucket", "window") DO UPDATE SET "count" = "rate_limits"."count" + ${tries}::int
		RETURNING "count"`
	return rows[0]?.count ?? Number.POSITIVE_INFINITY
}

/** Removes windows that are over. */
export async function deletePastWindows(now: Date): Promise<void> {
	await dbAtDoor().rateLimit.deleteMany({ where: { expiresAt: { lte: now } } })
}

/** Uncounts one in a bucket's window. */
export async function giveBackInWindow(bucket: string, window: Date): Promise<void> {
	await dbAtDoor().rateLimit.updateMany({
		where: { bucket, window, count: { gt: 0 } },
		data: { count: { decrement: 1 } },
	})
}

/** Removes all windows of some buckets. */
export async function deleteBuckets(buckets: readonly string[]): Promise<void> {
	await dbAtDoor().rateLimit.deleteMany({ where: { bucket: { in: [...buckets] } } })
}
