import { z } from 'zod'
import type { Prisma } from '#server/store/generated/client.ts'
import { db } from '#server/store/transaction.ts'
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

/** Which edits somebody wants to see; what is not given does not narrow. */
export type LogFilter = {
	readonly userId: string | null
	readonly items: readonly EditedItem[] | null
	/** from this moment on */
	readonly since: Date | null
	/** before this one */
	readonly until: Date | null
}

type Sought = {
	where?: Prisma.ChangeWhereInput
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

const found = ({ userId, items, since, until }: LogFilter): Prisma.ChangeWhereInput => ({
	...(userId !== null && { userId }),
	...(items !== null && { OR: [...items] }),
	...((since !== null || until !== null) && {
		at: { ...(since !== null && { gte: since }), ...(until !== null && { lt: until }) },
	}),
})

/** The latest edits that a filter finds before a place in the log, newest first. */
export const listChangesBefore = (
	scope: ScenarioScope,
	{ before = null, filter, most }: { before?: number | null; filter?: LogFilter; most: number },
): Promise<ChangeRow[]> =>
	findChanges(scope, {
		where: { ...(filter && found(filter)), ...(before !== null && { rev: { lt: before } }) },
		orderBy: { rev: 'desc' },
		take: most,
	})

/** How many edits a filter finds in a scenario's own log, and how many people made them; that it was made is none. */
export async function countChanges(
	{ teamId, scenarioId }: ScenarioScope,
	filter: LogFilter,
): Promise<{ edits: number; people: number }> {
	const by = await db().change.groupBy({
		by: ['userId'],
		where: { teamId, scenarioId, ...found(filter), action: { not: 'create' } },
		_count: { _all: true },
	})
	return { edits: by.reduce((sum, { _count: { _all } }) => sum + _all, 0), people: by.length }
}

const MOST_PEOPLE = 500

/** Who is in a scenario's log, each once, under the name of their last edit: looked up one after another, not found in all of it. */
export async function listChangePeople({ teamId, scenarioId }: ScenarioScope): Promise<{ id: string; name: string }[]> {
	return await db().$queryRaw<{ id: string; name: string }[]>`
		WITH RECURSIVE "people" AS (
			(SELECT "userId" AS "id" FROM "changes" WHERE "teamId" = ${teamId} AND "scenarioId" = ${scenarioId}
				ORDER BY "userId" LIMIT 1)
			UNION ALL
			SELECT (SELECT c."userId" FROM "changes" c
				WHERE c."teamId" = ${teamId} AND c."scenarioId" = ${scenarioId} AND c."userId" > p."id" ORDER BY c."userId" LIMIT 1)
			FROM "people" p WHERE p."id" IS NOT NULL
		)
		SELECT p."id", (SELECT c."userName" FROM "changes" c
			WHERE c."teamId" = ${teamId} AND c."scenarioId" = ${scenarioId} AND c."userId" = p."id"
			ORDER BY c."rev" DESC LIMIT 1) AS "name"
		FROM "people" p WHERE p."id" IS NOT NULL LIMIT ${MOST_PEOPLE}`
}

/** What edits of a log are of; an entry that was removed with the name it had. */
export type ChangedItem = { readonly kind: string; readonly itemId: string; readonly name: string | null }

/** What has been edited in a scenario's own log, the latest first. */
export async function listChangedItems({ teamId, scenarioId }: ScenarioScope, most: number): Promise<ChangedItem[]> {
	return await db().$queryRaw<ChangedItem[]>`
		SELECT "kind", "itemId",
			(array_agg("fields" #>> '{0,before,name}') FILTER (WHERE "action" = 'remove'))[1] AS "name"
		FROM "changes" WHERE "teamId" = ${teamId} AND "scenarioId" = ${scenarioId} AND "action" <> 'create'
		GROUP BY 1, 2 ORDER BY max("rev") DESC LIMIT ${most}`
}

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
