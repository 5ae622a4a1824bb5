import type { PlanResult, ScheduleEntry } from '#shared/result.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { counted, longMonth } from '#shared/formats/months.ts'

const latest = (months: readonly string[]) => [...months].sort().at(-1) ?? ''

/** Halls of the schedule. */
export function hallsOf({ schedule }: PlanResult): readonly ScheduleEntry[] {
	return Object.entries(schedule).flatMap(([ref, entry]) => (ref.startsWith('phase:') ? [entry] : []))
}

/** A hall can be used from the month after its works. */
const readyAfter = (finish: string) => addMonths(finish, 1)

/** Whether a hall is still to come as the plan begins: what stands then finishes nothing. */
export const isToCome = ({ finish }: Pick<ScheduleEntry, 'finish'>, { months }: Pick<PlanResult, 'months'>): boolean =>
	finish === null || finish >= (months[0] ?? '')

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

/** «The last hall is ready in February 2028, eight months behind plan»: the month after its works, as everywhere that a hall is told as ready. None of halls that stand. */
export function lastHallSentence(result: PlanResult): string {
	const halls = hallsOf(result).filter((hall) => isToCome(hall, result))
	if (halls.length === 0) return ''
	const unfinished = halls.find(({ finish }) => finish === null)
	if (unfinished)
		return `${unfinished.name} is not ready by plan end; planned ${longMonth(readyAfter(unfinished.plannedFinish))}.`
	const planned = latest(halls.map(({ plannedFinish }) => plannedFinish))
	const real = latest(halls.map(({ finish }) => finish ?? ''))
	const late = monthsBetween(planned, real)
	const name = halls.length === 1 ? 'The hall' : 'The last hall'
	if (late <= 0) return `${name} is ready in ${longMonth(readyAfter(real))}, as planned${ifOrdered(result)}.`
	return `${name} is ready in ${longMonth(readyAfter(real))}, ${counted(late, 'month')} behind plan.`
}
