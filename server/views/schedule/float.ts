import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { monthsBetween } from '#shared/units/months.ts'
import type { Dated } from './dated.ts'

export type Wait = {
	readonly from: string
	readonly to: string
	/** months before the end of the later one by which the earlier must have ended */
	readonly before: number
}

/** What ends a site: a purchase, a workload or a date that is computed does not. */
const ENDS_A_SITE = ['contract', 'phase', 'order']
/** The step of a hall's network in which what was bought is set. */
const EQUIPMENT_SET = 'equipment_set'

const lengthOf = ({ start, end }: Dated) => (end === null ? 0 : Math.max(0, monthsBetween(start, end)))

/** What waits for what: halls for the hall before them and for what is bought for them, an order for its hall. */
export function waitsOf(plan: PlanFile, result: PlanResult, rows: readonly Dated[]): readonly Wait[] {
	const byRef = new Map(rows.map((row) => [row.ref, row]))
	return [
		...plan.buildPhases.flatMap(({ id, startsAfter, procurement }): readonly Wait[] => {
			const hall = byRef.get(`phase:${id}`)
			if (hall === undefined) return []
			const set = result.buildNetwork[id]?.find(({ step }) => step === EQUIPMENT_SET)
			const bought = set && hall.end !== null ? Math.max(0, monthsBetween(set.start, hall.end)) : lengthOf(hall)
			return [
				...(startsAfter === null ? [] : [{ from: `phase:${startsAfter}`, to: hall.ref, before: lengthOf(hall) }]),
				...procurement.map((_, at) => ({ from: `purchase:${id}/${String(at)}`, to: hall.ref, before: bought })),
			]
		}),
		...plan.chipOrders.flatMap(({ id, phaseId }) =>
			phaseId === null ? [] : [{ from: `phase:${phaseId}`, to: `order:${id}`, before: 0 }],
		),
	].filter(({ from, to }) => byRef.has(from) && byRef.has(to))
}

/**
 * Months by which each thing may end later before the last of its site does, along what waits for it, on levelled dates.
 * None of a site of which something does not end in the months looked at.
 */
export function floatsOf(rows: readonly Dated[], waits: readonly Wait[]): ReadonlyMap<string, number> {
	const lastOf = new Map<string, string | null>()
	for (const { kind, siteId, end } of rows) {
		if (siteId === null || !ENDS_A_SITE.includes(kind)) continue
		const known = lastOf.get(siteId)
		lastOf.set(siteId, known === null || end === null ? null : known === undefined || end > known ? end : known)
	}
	const byRef = new Map(rows.map((row) => [row.ref, row]))
	const found = new Map<string, number | null>()
	const floatOf = (row: Dated): number | null => {
		const known = found.get(row.ref)
		if (known !== undefined) return known
		const last = row.siteId === null ? null : (lastOf.get(row.siteId) ?? null)
		// A circle of halls is refused by the plan; nothing here runs round in one all the same.
		found.set(row.ref, null)
		const own = last === null || row.end === null ? null : allowed(row, last)
		found.set(row.ref, own)
		return own
	}
	const allowed = (row: Dated, last: string): number => {
		const end = row.end ?? last
		const behind = waits.flatMap(({ from, to, before }) => {
			const next = from === row.ref ? byRef.get(to) : undefined
			if (!next || next.end === null) return []
			const float = floatOf(next)
			return float === null ? [] : [monthsBetween(end, next.end) - before + float]
		})
		return Math.max(0, Math.min(monthsBetween(end, last), ...behind))
	}
	return new Map(
		rows.flatMap((row) => {
			const float = ENDS_A_SITE.includes(row.kind) || row.kind === 'purchase' ? floatOf(row) : null
			return float === null ? [] : [[row.ref, float] as const]
		}),
	)
}
