import { z } from 'zod'
import { Prisma } from '#server/store/generated/client.ts'
import { db } from '#server/store/transaction.ts'
import { roleOf } from './members.ts'
import { idIn } from '#shared/schemas/edits/removal.ts'
import type { Role } from '#shared/permissions.ts'
import { ITEM_KINDS, type ItemKind } from '#shared/schemas/plan-items.ts'

export type ScenarioScope = {
	readonly teamId: string
	readonly scenarioId: string
	/** the scenario that this one follows; none of the baseline itself */
	readonly baselineId?: string | undefined
}
export type Json = z.core.util.JSONType
export type JsonRecord = { [key: string]: Json }

const storedSchema = z.object({ rev: z.number(), text: z.string(), differences: z.string().nullable() })
const heldSchema = z.object({ rev: z.number(), role: z.string().nullable() })
export type StoredPlan = z.infer<typeof storedSchema>

/**
 * The text of the plan's file, how many edits it has seen and, of a scenario, what differs from that plan: in one query; null
 * when there is no such scenario. Text, since whoever reads it should be a thread that answers no requests.
 */
export async function findPlanText({
	teamId,
	scenarioId,
	baselineId = scenarioId,
}: ScenarioScope): Promise<StoredPlan | null> {
	const inScenario = Prisma.sql`t."teamId" = ${teamId} AND t."scenarioId" = ${baselineId}`
	const lists = ITEM_KINDS.map((list) => Prisma.sql`${list}::text, coalesce(i."lists" -> ${list}::text, '[]')`)
	const rows = await db().$queryRaw<unknown[]>`
		SELECT s."rev" + coalesce(o."rev", 0) AS "rev", o."differences"::text AS "differences", jsonb_build_object(
			'format', 'strata.plan/1', 'name', s."name", 'description', s."description", 'startMonth', s."startMonth",
			'horizonMonths', s."horizonMonths", 'asOfMonth', s."asOfMonth",
			'actualsForecast', s."actualsForecast", 'currency', s."currency", 'usdPerCurrencyUnit', s."usdPerCurrencyUnit",
			'finance', s."finance", 'notes', s."notes", 'catalogue', s."catalogue",
			'assumptions', (
				SELECT coalesce(jsonb_object_agg(t."key", jsonb_build_object('value', t."value", 'why', t."why", 'source', t."source")), '{}')
				FROM "assumption_overrides" t WHERE ${inScenario}),
			${Prisma.join(lists)})::text AS "text"
		FROM "scenarios" s
		LEFT JOIN "scenarios" o ON o."teamId" = s."teamId" AND o."id" = ${scenarioId} AND o."id" <> s."id", (
			SELECT jsonb_object_agg(l."list", l."items") AS "lists" FROM (
				SELECT t."list", jsonb_agg(t."item" ORDER BY t."position") AS "items"
				FROM "plan_items" t WHERE ${inScenario} GROUP BY t."list") l) i
		WHERE s."teamId" = ${teamId} AND s."id" = ${baselineId}`
	return rows[0] === undefined ? null : storedSchema.parse(rows[0])
}

/** What of a scenario differs from its baseline, as it is stored. */
export async function findDifferences({ teamId, scenarioId }: ScenarioScope): Promise<unknown> {
	const row = await db().scenario.findFirst({ where: { teamId, id: scenarioId }, select: { differences: true } })
	return row?.differences ?? {}
}

/**
 * Holds the scenario's row until the transaction ends: edits of one plan come one after the other. It is a statement of
 * its own, because what is read after it must be what the edit before has left: that of the number given back. The
 * baseline below is held first, and only against edits, so that all edits a scenario sees stand in one line. Gives a member's
 * role besides, null of a stranger; null where there is no such scenario.
 */
export async function lockScenario(
	{ teamId, scenarioId, baselineId }: ScenarioScope,
	userId: string,
): Promise<{ readonly rev: number; readonly role: Role | null } | null> {
	const below =
		baselineId === undefined ? null : await lockRow({ teamId, id: baselineId, userId }, Prisma.sql`FOR SHARE`)
	const own = await lockRow({ teamId, id: scenarioId, userId }, Prisma.sql`FOR UPDATE`)
	return own && { rev: (below?.rev ?? 0) + own.rev, role: own.role === null ? null : roleOf(own.role) }
}

type HeldRow = { readonly teamId: string; readonly id: string; readonly userId: string }

async function lockRow({ teamId, id, userId }: HeldRow, how: Prisma.Sql): Promise<z.infer<typeof heldSchema> | null> {
	const rows = await db().$queryRaw<unknown[]>`
		SELECT s."rev", (SELECT m."role" FROM "members" m WHERE m."teamId" = ${teamId} AND m."userId" = ${userId}) AS "role"
		FROM "scenarios" s WHERE s."teamId" = ${teamId} AND s."id" = ${id} ${how} OF s`
	return rows[0] === undefined ? null : heldSchema.parse(rows[0])
}

/** Adds items at the end of a list, or in front of the item now at `at`. */
export async function createPlanItems(
	{ teamId, scenarioId }: ScenarioScope,
	list: ItemKind,
	{ items, at }: { items: readonly JsonRecord[]; at: number },
): Promise<void> {
	if (items.length === 0) return
	await db().planItem.updateMany({
		where: { teamId, scenarioId, list, position: { gte: at } },
		data: { position: { increment: items.length } },
	})
	await db().planItem.createMany({
		data: items.map((item, index) => ({ teamId, scenarioId, list, id: idIn(list, item), position: at + index, item })),
	})
}

/** Writes the given fields of one item and no other. */
export async function updatePlanItem(
	{ teamId, scenarioId }: ScenarioScope,
	list: ItemKind,
	{ itemId, fields, newId }: { itemId: string; fields: JsonRecord; newId: string },
): Promise<void> {
	await db().$executeRaw`
		UPDATE "plan_items" SET "item" = "item" || ${JSON.stringify(fields)}::jsonb, "id" = ${newId}
		WHERE "teamId" = ${teamId} AND "scenarioId" = ${scenarioId} AND "list" = ${list} AND "id" = ${itemId}`
}

/** Removes one item and closes the gap. */
export async function deletePlanItem(
	{ teamId, scenarioId }: ScenarioScope,
	list: ItemKind,
	{ itemId, at }: { itemId: string; at: number },
): Promise<void> {
	await db().planItem.deleteMany({ where: { teamId, scenarioId, list, id: itemId } })
	await db().planItem.updateMany({
		where: { teamId, scenarioId, list, position: { gt: at } },
		data: { position: { decrement: 1 } },
	})
}

/** Moves one item to another place of its list; those between make room. */
export async function movePlanItem(
	{ teamId, scenarioId }: ScenarioScope,
	list: ItemKind,
	{ id, from, to }: { id: string; from: number; to: number },
): Promise<void> {
	const between = from < to ? { gt: from, lte: to } : { gte: to, lt: from }
	await db().planItem.updateMany({
		where: { teamId, scenarioId, list, position: between },
		data: { position: from < to ? { decrement: 1 } : { increment: 1 } },
	})
	await db().planItem.updateMany({ where: { teamId, scenarioId, list, id }, data: { position: to } })
}
