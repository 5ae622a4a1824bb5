import { Prisma } from '#server/store/generated/client.ts'
import { db } from '#server/store/transaction.ts'
import type { Differences } from '#shared/schemas/differences.ts'
import type { Notice } from '#server/store/events/notice.ts'
import { CHANNEL } from './notices.ts'
import type { JsonRecord, ScenarioScope } from './plan-documents.ts'
import type { TeamScope } from './teams.ts'

export type ScenarioRow = {
	teamId: string
	id: string
	projectId: string
	label: string
	/** what it is for, in its maker's words */
	about: string
	baseline: boolean
	/** the scenario that this one follows; none of the baseline */
	baselineId: string | undefined
	/** edits it has seen: its own, and those of the baseline that it follows */
	rev: number
}
export type PlanHead = {
	name: string
	description: string | null
	startMonth: string
	horizonMonths: number
	asOfMonth: string | null
	actualsForecast: string | null
	currency: string | null
	usdPerCurrencyUnit: number | null
	/** null: the plan is not financed */
	finance: JsonRecord | null
	notes: JsonRecord
	catalogue: JsonRecord
}

const own = { teamId: true, id: true, projectId: true, label: true, about: true, baseline: true, rev: true } as const
const columns = {
	...own,
	project: { select: { scenarios: { where: { baseline: true }, select: { id: true, rev: true } } } },
} as const

type ScenarioOfParams = Omit<ScenarioRow, 'baselineId'> & { project: { scenarios: { id: string; rev: number }[] } }

function scenarioOf({ project, ...row }: ScenarioOfParams): ScenarioRow {
	const below = row.baseline ? undefined : project.scenarios[0]
	return { ...row, baselineId: below?.id, rev: row.rev + (below?.rev ?? 0) }
}

/** The name of a scenario's rows. */
export function scopeOf({ teamId, id, baselineId }: ScenarioRow): ScenarioScope {
	return { teamId, scenarioId: id, baselineId }
}

const NO_HEAD: PlanHead = {
	name: '',
	description: null,
	startMonth: '',
	horizonMonths: 0,
	asOfMonth: null,
	actualsForecast: null,
	currency: null,
	usdPerCurrencyUnit: null,
	finance: null,
	notes: {},
	catalogue: {},
}

/** What is null in a column of JSON is said to the database by another name. */
function columnsOf<Head extends Partial<PlanHead>>({ finance, ...head }: Head) {
	return { ...head, ...(finance !== undefined && { finance: finance ?? Prisma.DbNull }) }
}

/** Adds a scenario. */
export async function createScenario(
	scope: ScenarioScope,
	scenario: Pick<ScenarioRow, 'projectId' | 'label' | 'baseline'> & {
		position: number
		/** of the baseline: another scenario follows that one's */
		head?: PlanHead
		about?: string
		differences?: Differences
	},
): Promise<void> {
	const { head = NO_HEAD, ...rest } = scenario
	await db().scenario.create({
		data: { teamId: scope.teamId, id: scope.scenarioId, ...rest, ...columnsOf(head), rev: 1 },
		select: { id: true },
	})
}

/** A project's scenarios, the baseline first. */
export async function listScenarios({ teamId }: TeamScope, projectId: string): Promise<ScenarioRow[]> {
	const rows = await db().scenario.findMany({
		where: { teamId, projectId, deletedAt: null },
		select: columns,
		orderBy: [{ baseline: 'desc' }, { position: 'asc' }, { createdAt: 'asc' }],
	})
	return rows.map(scenarioOf)
}

/** The named scenario of a project, or its baseline; null when there is none. */
export async function findScenario(
	{ teamId }: TeamScope,
	projectId: string,
	scenarioId: string | null,
): Promise<ScenarioRow | null> {
	const row = await db().scenario.findFirst({
		where: {
			teamId,
			projectId,
			deletedAt: null,
			...(scenarioId === null ? { baseline: true } : { id: scenarioId }),
		},
		select: columns,
	})
	return row && scenarioOf(row)
}

/** How many scenarios a plan has beside its baseline, those deleted and not yet gone among them. */
export async function countScenarios({ teamId }: TeamScope, projectId: string): Promise<number> {
	return await db().scenario.count({ where: { teamId, projectId, baseline: false } })
}

/** The scenarios of a project that can be restored, the latest first. */
export async function listBinnedScenarios(
	{ teamId }: TeamScope,
	projectId: string,
): Promise<{ id: string; label: string }[]> {
	return await db().scenario.findMany({
		where: { teamId, projectId, deletedAt: { not: null } },
		select: { id: true, label: true },
		orderBy: { deletedAt: 'desc' },
	})
}

/** Writes what a scenario is called and for, or that it is deleted. */
export async function updateScenario(
	{ teamId, scenarioId }: ScenarioScope,
	data: { label?: string; about?: string; deletedAt?: Date | null },
): Promise<void> {
	await db().scenario.updateMany({ where: { teamId, id: scenarioId }, data })
}

/** Removes a scenario for good, with what was logged of it. */
export async function deleteScenario({ teamId, scenarioId }: ScenarioScope): Promise<void> {
	await db().scenario.deleteMany({ where: { teamId, id: scenarioId, baseline: false } })
}

/** Removes for good what was deleted before the given time. */
export async function deleteScenariosBefore(time: Date): Promise<number> {
	const { count } = await db().scenario.deleteMany({ where: { deletedAt: { lt: time } } })
	return count
}

/** Writes fields of the plan's head. */
export async function updateHead({ teamId, scenarioId }: ScenarioScope, fields: Partial<PlanHead>): Promise<void> {
	await db().scenario.updateMany({ where: { teamId, id: scenarioId }, data: columnsOf(fields) })
}

/** Writes what of a scenario differs from its baseline. */
export async function updateDifferences(
	{ teamId, scenarioId }: ScenarioScope,
	differences: Differences,
): Promise<void> {
	await db().scenario.updateMany({ where: { teamId, id: scenarioId }, data: { differences } })
}

type Counted = { readonly projectId: string; readonly count: number; readonly notice: Notice }

/** Counts further edits, notes that their project has changed, and tells every server: each waits for the one before, so at once. */
export async function countEdits(
	{ teamId, scenarioId }: ScenarioScope,
	{ projectId, count, notice }: Counted,
): Promise<void> {
	const at = new Date()
	await db().$executeRaw`
		WITH "counted" AS (
			UPDATE "scenarios" SET "rev" = "rev" + ${count}::int, "updatedAt" = ${at}
			WHERE "teamId" = ${teamId} AND "id" = ${scenarioId}
		), "touched" AS (
			UPDATE "projects" SET "updatedAt" = ${at} WHERE "teamId" = ${teamId} AND "id" = ${projectId}
		)
		SELECT pg_notify(${CHANNEL}, ${JSON.stringify(notice)})`
}
