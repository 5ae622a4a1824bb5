import { z } from 'zod'
import { Prisma } from '#server/db/generated/client.ts'
import { db } from '#server/db/transaction.ts'
import { ITEM_KINDS, type ItemKind } from '#shared/schemas/plan-items.ts'

export type ScenarioScope = { readonly teamId: string; readonly scenarioId: string }
export type Json = z.core.util.JSONType
export type JsonRecord = { [key: string]: Json }

// A plan's rows are written and read as JSON records: Postgres itself matches each key to the column of that name.
const TABLES = {
	sites: 'sites',
	powerContracts: 'power_contracts',
	buildPhases: 'build_phases',
	chipOrders: 'chip_orders',
	applications: 'applications',
	workloads: 'workloads',
	labourPools: 'labour_pools',
	actuals: 'actuals',
} as const satisfies Record<ItemKind, string>

const table = (kind: ItemKind) => Prisma.raw(`"${TABLES[kind]}"`)

function column(name: string): Prisma.Sql {
	if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) throw new Error(`${name} is not a column name`)
	return Prisma.raw(`"${name}"`)
}

const inScenario = ({ teamId, scenarioId }: ScenarioScope) =>
	Prisma.sql`t."teamId" = ${teamId} AND t."scenarioId" = ${scenarioId}`

// An actual has no id of its own: it is the figure of one thing in one month.
function isItem(kind: ItemKind, itemId: string): Prisma.Sql {
	if (kind !== 'actuals') return Prisma.sql`t."id" = ${itemId}`
	const cut = itemId.lastIndexOf('/')
	return Prisma.sql`t."ref" = ${itemId.slice(0, cut)} AND t."month" = ${itemId.slice(cut + 1)}`
}

const listSql = (scope: ScenarioScope, kind: ItemKind) => Prisma.sql`(
	SELECT coalesce(jsonb_agg(to_jsonb(t) - ARRAY['teamId', 'scenarioId', 'position'] ORDER BY t."position"), '[]')
	FROM ${table(kind)} t WHERE ${inScenario(scope)})`

const documentSchema = z.object({ rev: z.number(), plan: z.unknown() })

/** The plan as a plan file and how many edits it has seen, in one query; null when there is no such scenario. */
export async function findPlanDocument(scope: ScenarioScope): Promise<{ rev: number; plan: unknown } | null> {
	const lists = ITEM_KINDS.map((kind) => Prisma.sql`${kind}::text, ${listSql(scope, kind)}`)
	const rows = await db().$queryRaw<unknown[]>`
		SELECT s."rev", jsonb_build_object(
			'format', 'strata.plan/1', 'name', s."name", 'description', s."description", 'startMonth', s."startMonth",
			'horizonMonths', s."horizonMonths", 'asOfMonth', s."asOfMonth", 'currency', s."currency", 'usdPerCurrencyUnit', s."usdPerCurrencyUnit",
			'notes', s."notes", 'catalogue', s."catalogue",
			'assumptions', (
				SELECT coalesce(jsonb_object_agg(t."key", jsonb_build_object('value', t."value", 'why', t."why", 'source', t."source")), '{}')
				FROM "assumption_overrides" t WHERE ${inScenario(scope)}),
			${Prisma.join(lists)}) AS "plan"
		FROM "scenarios" s WHERE s."teamId" = ${scope.teamId} AND s."id" = ${scope.scenarioId}`
	return rows[0] === undefined ? null : documentSchema.parse(rows[0])
}

/**
 * Holds the scenario's row until the transaction ends: edits of one plan come one after the other. It is a statement of
 * its own, because the plan read after it must be the one the edit before has left.
 */
export async function lockScenario({ teamId, scenarioId }: ScenarioScope): Promise<void> {
	await db().$queryRaw`SELECT 1 FROM "scenarios" WHERE "teamId" = ${teamId} AND "id" = ${scenarioId} FOR UPDATE`
}

/** Adds items at the end of a list, or in front of the item now at `at`. */
export async function createPlanItems(
	scope: ScenarioScope,
	kind: ItemKind,
	{ items, at }: { items: readonly JsonRecord[]; at: number },
): Promise<void> {
	if (items.length === 0) return
	await db().$executeRaw`
		UPDATE ${table(kind)} t SET "position" = t."position" + ${items.length}::int
		WHERE ${inScenario(scope)} AND t."position" >= ${at}::int`
	const rows = JSON.stringify(items.map((item, index) => ({ ...item, ...scope, position: at + index })))
	await db().$executeRaw`
		INSERT INTO ${table(kind)} SELECT * FROM jsonb_populate_recordset(NULL::${table(kind)}, ${rows}::jsonb)`
}

/** Writes the given fields of one item and no other. */
export async function updatePlanItem(
	scope: ScenarioScope,
	kind: ItemKind,
	{ itemId, fields }: { itemId: string; fields: JsonRecord },
): Promise<void> {
	const names = Object.keys(fields).map(column)
	const setters = names.map((name) => Prisma.sql`${name} = r.${name}`)
	await db().$executeRaw`
		UPDATE ${table(kind)} t SET ${Prisma.join(setters)}
		FROM jsonb_populate_record(NULL::${table(kind)}, ${JSON.stringify(fields)}::jsonb) r
		WHERE ${inScenario(scope)} AND ${isItem(kind, itemId)}`
}

/** Removes one item and closes the gap. */
export async function deletePlanItem(
	scope: ScenarioScope,
	kind: ItemKind,
	{ itemId, at }: { itemId: string; at: number },
): Promise<void> {
	await db().$executeRaw`DELETE FROM ${table(kind)} t WHERE ${inScenario(scope)} AND ${isItem(kind, itemId)}`
	await db().$executeRaw`
		UPDATE ${table(kind)} t SET "position" = t."position" - 1 WHERE ${inScenario(scope)} AND t."position" > ${at}::int`
}
