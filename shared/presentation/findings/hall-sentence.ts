import type { PlanResult, ScheduleEntry } from '#shared/result.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { counted, longMonth } from '../wording/months.ts'

const latest = (months: readonly string[]) => [...months].sort().at(-1) ?? ''

/** Halls of the schedule. */
export function hallsOf({ schedule }: PlanResult): readonly ScheduleEntry[] {
	return Object.entries(schedule).flatMap(([ref, entry]) => (ref.startsWith('phase:') ? [entry] : []))
}

/** «The last hall is finished in January 2028, eight months after the planned date.» */
export function lastHallSentence(result: PlanResult): string {
	const halls = hallsOf(result)
	if (halls.length === 0) return ''
	const unfinished = halls.find(({ finish }) => finish === null)
	if (unfinished)
		return `${unfinished.name} does not finish in the months looked at; it was planned for ${longMonth(unfinished.plannedFinish)}.`
	const planned = latest(halls.map(({ plannedFinish }) => plannedFinish))
	const real = latest(halls.map(({ finish }) => finish ?? ''))
	const late = monthsBetween(planned, real)
	const name = halls.length === 1 ? 'The hall' : 'The last hall'
	if (late <= 0) return `${name} is finished in ${longMonth(real)}, as planned.`
	return `${name} is finished in ${longMonth(real)}, ${counted(late, 'month')} after the planned date.`
}
