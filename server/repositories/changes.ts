import { z } from 'zod'
import type { Prisma } from '#server/db/generated/client.ts'
import { db } from '#server/db/transaction.ts'
import type { ScenarioScope } from './plan-documents.ts'
import type { TeamScope } from './teams.ts'

const CHANGE_ACTIONS = ['create', 'update', 'add', 'remove'] as const
export type ChangeAction = (typeof CHANGE_ACTIONS)[number]

const fieldsSchema = z.array(
	z.object({
		field: z.string(),
		before: z.json(),
		after: z.json(),
		/** of a scenario: what there was its own before, by path; the rest followed the baseline */
		own: z.record(z.string(), z.json()).optional(),
	}),
)
export type ChangedField = z.infer<typeof fieldsSchema>[number]

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
	/** the step that this one takes back */
	undoes: true,
	/** what was done at once: the number of its first record */
	step: true,
} as const

type StoredRow = Prisma.ChangeGetPayload<{ select: typeof columns }>
export type ChangeRow = Omit<StoredRow, 'action' | 'fields' | 'step'> & {
	action: ChangeAction
	fields: ChangedField[]
	step: number
	/** of a scenario: done in the baseline that it follows */
	inBaseline?: boolean
}

/** One thing somebody did: a cell, a pasted block, a remedy, an undo. */
export type StepRow = Pick<ChangeRow, 'step' | 'userId' | 'undoes' | 'action'>

/** Older edits of the same items are not looked at. */
const MOST_OF_ITEMS = 500

const actionOf = (text: string): ChangeAction => z.enum(CHANGE_ACTIONS).parse(text)

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

/** An entry, a note or an assumption that edits are of, or all whose id begins so. */
export type EditedItem = { readonly kind: string; readonly itemId: string | { readonly startsWith: string } }

type Sought = {
	where?: { rev?: { gt: number; lte?: number }; OR?: EditedItem[] }
	orderBy: { rev: 'asc' | 'desc' }
	take?: number
}

async function findChanges({ teamId, scenarioId }: ScenarioScope, { where, ...rest }: Sought): Promise<ChangeRow[]> {
	const rows = await db().change.findMany({ where: { teamId, scenarioId, ...where }, select: columns, ...rest })
	return rows.map(changeOf)
}

/** Everything that happened to one scenario after a revision, up to another where one is given, oldest first. */
export const listChangesSince = (scope: ScenarioScope, rev: number, upTo?: number): Promise<ChangeRow[]> =>
	findChanges(scope, { where: { rev: { gt: rev, ...(upTo !== undefined && { lte: upTo }) } }, orderBy: { rev: 'asc' } })

/** The numbers of a scenario's own edits, from the first on. */
export async function listRevs({ teamId, scenarioId }: ScenarioScope): Promise<number[]> {
	const rows = await db().change.findMany({
		where: { teamId, scenarioId },
		select: { rev: true },
		orderBy: { rev: 'asc' },
	})
	return rows.map(({ rev }) => rev)
}

/** Everything that happened to some items of a plan, newest first. */
export async function listChangesOfItems(scope: ScenarioScope, items: readonly EditedItem[]): Promise<ChangeRow[]> {
	if (items.length === 0) return []
	return await findChanges(scope, { where: { OR: [...items] }, orderBy: { rev: 'desc' }, take: MOST_OF_ITEMS })
}

/** The latest edits, newest first. */
export const listLatestChanges = (scope: ScenarioScope, count: number): Promise<ChangeRow[]> =>
	findChanges(scope, { orderBy: { rev: 'desc' }, take: count })

/** What a user has done in a scenario after a place in its log, oldest first. */
export async function listChangesBy(
	{ teamId, scenarioId }: ScenarioScope,
	userId: string,
	{ after, most }: { after: number; most: number },
): Promise<Pick<ChangeRow, 'rev' | 'at' | 'why' | 'action' | 'kind' | 'itemId' | 'fields'>[]> {
	const rows = await db().change.findMany({
		where: { teamId, scenarioId, userId, rev: { gt: after } },
		select: columns,
		orderBy: { rev: 'asc' },
		take: most,
	})
	return rows.map((row) => {
		const { rev, at, why, action, kind, itemId, fields } = changeOf(row)
		return { rev, at, why, action, kind, itemId, fields }
	})
}

/** Puts all that one user has written in a team under the name of another, who is the same person. */
export async function signChanges(
	{ teamId }: TeamScope,
	{ from, to }: { from: string; to: { id: string; name: string } },
): Promise<void> {
	const [where, data] = [
		{ teamId, userId: from },
		{ userId: to.id, userName: to.name },
	]
	await db().change.updateMany({ where, data })
	await db().assumptionOverride.updateMany({ where, data })
	const actor = { actorId: to.id, actorName: to.name }
	await db().auditEntry.updateMany({ where: { teamId, actorId: from }, data: actor })
}
