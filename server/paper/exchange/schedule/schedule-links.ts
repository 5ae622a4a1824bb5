import { stepsOnSite } from '#shared/catalogue/hall-steps.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { BuildNetworkStep, PlanResult } from '#shared/result.ts'
import type { ScheduleLogic } from '#shared/schedule-logic.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { purchasesOf } from '#shared/catalogue/hall-steps.ts'

export type LinkType = 'FS' | 'SS' | 'FF'
/** What waits for what, by the ids of tasks, with what must lie between, in months; below 0 they overlap. */
export type ScheduleLink = {
	readonly from: string
	readonly to: string
	readonly type: LinkType
	readonly lagMonths: number
}
export type MonthSpan = { readonly start: string; readonly finish: string }

const EQUIPMENT_SET = 'equipment_set'
/** Dates stand in whole months, so that ends meet to a month. */
const ROUNDING = 1

type LinkedPlan = { readonly plan: PlanFile; readonly result: PlanResult; readonly logic: ScheduleLogic }

/** The first and the last step of a hall’s work on site; none of a hall without steps. */
function endsOf(plan: PlanFile, steps: readonly BuildNetworkStep[]) {
	const onSite = stepsOnSite(catalogueFor(plan).constructionPhases)
	const own = steps.filter(({ step }) => onSite.has(step))
	const first = own.toSorted((a, b) => monthsBetween(b.start, a.start))[0]
	const last = own.toSorted((a, b) => monthsBetween(b.finish, a.finish)).at(-1)
	return { first: first?.step ?? null, last: last?.step ?? null }
}

/** Links of each hall’s network, of a hall with the one it follows, with what is bought for it and with its chips; of works and what they hold. */
export function scheduleLinks(
	{ plan, result, logic }: LinkedPlan,
	spans: ReadonlyMap<string, MonthSpan>,
): readonly ScheduleLink[] {
	const refOf = (hall: string, step: string | null) => (step === null ? `phase:${hall}` : `phase:${hall}/${step}`)
	const ends = new Map(plan.buildPhases.map(({ id }) => [id, endsOf(plan, result.buildNetwork[id] ?? [])]))
	const firstOf = (hall: string) => refOf(hall, ends.get(hall)?.first ?? null)
	const lastOf = (hall: string) => refOf(hall, ends.get(hall)?.last ?? null)
	const network = plan.buildPhases.flatMap(({ id }): readonly ScheduleLink[] =>
		(logic.links[id] ?? []).map((link) => ({ ...link, from: refOf(id, link.from), to: refOf(id, link.to) })),
	)
	const others = [
		...plan.buildPhases.flatMap((hall): readonly ScheduleLink[] => {
			const { id, startsAfter } = hall
			const set = (result.buildNetwork[id] ?? []).some(({ step }) => step === EQUIPMENT_SET)
			const needs = set ? refOf(id, EQUIPMENT_SET) : refOf(id, null)
			const whole = (ends.get(id)?.first ?? null) === null ? [] : hammock(id, { first: firstOf(id), last: lastOf(id) })
			return [
				...whole,
				...(startsAfter === null
					? []
					: [{ from: lastOf(startsAfter), to: firstOf(id), type: 'FS', lagMonths: 0 } as const]),
				...purchasesOf(hall).map((_, at) => ({
					...{ from: `purchase:${id}/${String(at)}`, to: needs },
					...({ type: set ? 'FS' : 'FF', lagMonths: 0 } as const),
				})),
			]
		}),
		...plan.chipOrders.flatMap(({ id, phaseId }): readonly ScheduleLink[] =>
			phaseId === null ? [] : [{ from: lastOf(phaseId), to: `order:${id}`, type: 'FF', lagMonths: 0 }],
		),
		...plan.gatingWorks.map(({ id, contractId }): ScheduleLink => {
			return { from: `work:${id}`, to: `contract:${contractId}`, type: 'FF', lagMonths: 0 }
		}),
	]
	return [
		...network.flatMap((link) => asDated(link, spans, Infinity)),
		...others.flatMap((link) => asDated(link, spans, ROUNDING)),
	]
}

/** The hall as a whole lasts from its first step on site to its last. */
const hammock = (
	hall: string,
	{ first, last }: Readonly<Record<'first' | 'last', string>>,
): readonly ScheduleLink[] => [
	{ from: first, to: `phase:${hall}`, type: 'SS', lagMonths: 0 },
	{ from: last, to: `phase:${hall}`, type: 'FF', lagMonths: 0 },
]

/**
 * A link as the dates have it: where they stand closer than it asks, by what rounding to months may take (within a hall: as the
 * network dates it, which orders nothing anew for a lead time that does not fit), the lag is what lies between them, so
 * that a tool that reckons the file again moves nothing. What is planned too early beyond that, it does move.
 */
function asDated(link: ScheduleLink, spans: ReadonlyMap<string, MonthSpan>, most: number): readonly ScheduleLink[] {
	const [from, to] = [spans.get(link.from), spans.get(link.to)]
	if (!from || !to) return []
	const gap = {
		FS: monthsBetween(from.finish, to.start) - 1,
		SS: monthsBetween(from.start, to.start),
		FF: monthsBetween(from.finish, to.finish),
	}[link.type]
	const lagMonths = gap < link.lagMonths ? Math.max(gap, link.lagMonths - most) : link.lagMonths
	return [{ ...link, lagMonths }]
}
