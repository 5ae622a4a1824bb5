import { db } from '#server/db/transaction.ts'
import type { ScenarioScope } from './plan-documents.ts'

export type OverrideRow = {
	key: string
	value: number | string
	why: string | null
	source: string | null
	userId: string
	userName: string
}

/** Adds the overrides of a new plan. */
export async function createOverrides(
	{ teamId, scenarioId }: ScenarioScope,
	rows: readonly OverrideRow[],
): Promise<void> {
	await db().assumptionOverride.createMany({
		data: rows.map((row, position) => ({ teamId, scenarioId, position, ...row })),
	})
}

/** Sets one override. */
export async function upsertOverride({ teamId, scenarioId }: ScenarioScope, row: OverrideRow): Promise<void> {
	const { key, ...rest } = row
	await db().assumptionOverride.upsert({
		where: { teamId_scenarioId_key: { teamId, scenarioId, key } },
		create: { teamId, scenarioId, position: 0, ...row },
		update: { ...rest, at: new Date() },
		select: { key: true },
	})
}

/** Takes one override away: the default holds again. */
export async function deleteOverride({ teamId, scenarioId }: ScenarioScope, key: string): Promise<void> {
	await db().assumptionOverride.deleteMany({ where: { teamId, scenarioId, key } })
}
