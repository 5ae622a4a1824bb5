import { z } from 'zod'
import { db } from '#server/db/transaction.ts'
import type { ScenarioScope } from './plan-documents.ts'

const CHANGE_ACTIONS = ['create', 'update', 'add', 'remove'] as const
export type ChangeAction = (typeof CHANGE_ACTIONS)[number]

const fieldsSchema = z.array(z.object({ field: z.string(), before: z.json(), after: z.json() }))
export type ChangedField = z.infer<typeof fieldsSchema>[number]

export type ChangeRow = {
	rev: number
	userId: string
	userName: string
	at: Date
	why: string
	requestId: string | null
	action: ChangeAction
	kind: string
	itemId: string
	fields: ChangedField[]
	/** the step that this one takes back */
	undoes: number | null
	/** what was done at once: the number of its first record */
	step: number
}

/** One thing somebody did: a cell, a pasted block, a remedy, an undo. */
export type StepRow = Pick<ChangeRow, 'step' | 'userId' | 'undoes' | 'action'>

/** Older edits of the same items are not looked at. */
const MOST_OF_ITEMS = 500

const columns = {
	rev: true,
	userId: true,
	userName: true,
	at: true,
	why: true,
	requestId: true,
	action: true,
	kind: true,
	itemId: true,
	fields: true,
	undoes: true,
	step: true,
} as const

const actionOf = (text: string): ChangeAction => z.enum(CHANGE_ACTIONS).parse(text)

type StoredRow = Omit<ChangeRow, 'action' | 'fields' | 'step'> & {
	action: string
	fields: unknown
	step: number | null
}

function changeOf(row: StoredRow): ChangeRow {
	return { ...row, action: actionOf(row.action), fields: fieldsSchema.parse(row.fields), step: row.step ?? row.rev }
}

/** Writes one step into the log, its records in the order the server gave them. */
export async function createChanges(
	{ teamId, scenarioId }: ScenarioScope,
	rows: readonly (Omit<ChangeRow, 'at' | 'step'> & { at?: Date })[],
): Promise<void> {
	const step = rows[0]?.rev ?? null
	await db().change.createMany({ data: rows.map((row) => ({ teamId, scenarioId, ...row, step })) })
}

/** The latest steps, newest first, without what they changed. */
export async function listLatestSteps({ teamId, scenarioId }: ScenarioScope, count: number): Promise<StepRow[]> {
	const rows = await db().$queryRaw<(Omit<StepRow, 'action'> & { action: string })[]>`
		SELECT coalesce(c."step", c."rev") AS "step", min(c."userId") AS "userId", min(c."undoes") AS "undoes",
			min(c."action") AS "action"
		FROM "changes" c WHERE c."teamId" = ${teamId} AND c."scenarioId" = ${scenarioId}
		GROUP BY 1 ORDER BY 1 DESC LIMIT ${count}`
	return rows.map((row) => ({ ...row, action: actionOf(row.action) }))
}

/** Everything that happened to one scenario after a revision, oldest first. */
export async function listChangesSince({ teamId, scenarioId }: ScenarioScope, rev: number): Promise<ChangeRow[]> {
	const rows = await db().change.findMany({
		where: { teamId, scenarioId, rev: { gt: rev } },
		select: columns,
		orderBy: { rev: 'asc' },
	})
	return rows.map(changeOf)
}

/** Everything that happened to some items of a plan, newest first. */
export async function listChangesOfItems(
	{ teamId, scenarioId }: ScenarioScope,
	items: readonly { kind: string; itemId: string }[],
): Promise<ChangeRow[]> {
	if (items.length === 0) return []
	const rows = await db().change.findMany({
		where: { teamId, scenarioId, OR: [...items] },
		select: columns,
		orderBy: { rev: 'desc' },
		take: MOST_OF_ITEMS,
	})
	return rows.map(changeOf)
}

/** The latest edits, newest first. */
export async function listLatestChanges({ teamId, scenarioId }: ScenarioScope, count: number): Promise<ChangeRow[]> {
	const rows = await db().change.findMany({
		where: { teamId, scenarioId },
		select: columns,
		orderBy: { rev: 'desc' },
		take: count,
	})
	return rows.map(changeOf)
}
