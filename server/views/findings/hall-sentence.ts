import type { PlanResult, ScheduleEntry } from '#shared/result.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { counted, longMonth } from '#shared/formats/months.ts'

const latest = (months: readonly string[]) => [...months].sort().at(-1) ?? ''

/** Halls of the schedule. */
export function hallsOf({ schedule }: PlanResult): readonly ScheduleEntry[] {
	return Object.entries(schedule).flatMap(([ref, entry]) => (ref.startsWith('phase:') ? [entry] : []))
}

/** Long-lead items of all sites whose last month to order has passed, and those on order that arrive after they are needed. */
export function lateItems({ sites }: Pick<PlanResult, 'sites'>): {
	readonly toOrder: number
	readonly ordered: number
} {
	const late = Object.values(sites)
		.flatMap(({ equipment }) => equipment)
		.filter(({ slackMonths }) => (slackMonths ?? 0) < 0)
	const ordered = late.filter(({ state }) => state === 'ordered').length
	return { toOrder: late.length - ordered, ordered }
}

/** «as planned» is only said with what it rests on: « if five long-lead items are already ordered». */
export function ifOrdered(result: Pick<PlanResult, 'sites'>): string {
	const { toOrder } = lateItems(result)
	return toOrder === 0
		? ''
		: ` if ${counted(toOrder, 'long-lead item')} ${toOrder === 1 ? 'is' : 'are'} already ordered`
}

/** «The last hall finishes in January 2028, eight months behind plan.» */
export function lastHallSentence(result: PlanResult): string {
	const halls = hallsOf(result)
	if (halls.length === 0) return ''
	const unfinished = halls.find(({ finish }) => finish === null)
	if (unfinished)
		return `${unfinished.name} does not finish by plan end; planned ${longMonth(unfinished.plannedFinish)}.`
	const planned = latest(halls.map(({ plannedFinish }) => plannedFinish))
	const real = latest(halls.map(({ finish }) => finish ?? ''))
	const late = monthsBetween(planned, real)
	const name = halls.length === 1 ? 'The hall' : 'The last hall'
	if (late <= 0) return `${name} finishes in ${longMonth(real)}, as planned${ifOrdered(result)}.`
	return `${name} finishes in ${longMonth(real)}, ${counted(late, 'month')} behind plan.`
}
