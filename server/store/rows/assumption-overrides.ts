import { db } from '#server/store/transaction.ts'
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

export type OverrideAuthor = { key: string; userName: string; at: Date }

/** Who set each override of a plan, and when. */
export async function listOverrideAuthors({ teamId, scenarioId }: ScenarioScope): Promise<OverrideAuthor[]> {
	return await db().assumptionOverride.findMany({
		where: { teamId, scenarioId },
		select: { key: true, userName: true, at: true },
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
