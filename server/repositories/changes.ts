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
	undoes: number | null
}

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
} as const

function changeOf(row: Omit<ChangeRow, 'action' | 'fields'> & { action: string; fields: unknown }): ChangeRow {
	return { ...row, action: z.enum(CHANGE_ACTIONS).parse(row.action), fields: fieldsSchema.parse(row.fields) }
}

/** Writes edits into the log, in the order the server gave them. */
export async function createChanges(
	{ teamId, scenarioId }: ScenarioScope,
	rows: readonly (Omit<ChangeRow, 'at'> & { at?: Date })[],
): Promise<void> {
	await db().change.createMany({ data: rows.map((row) => ({ teamId, scenarioId, ...row })) })
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
