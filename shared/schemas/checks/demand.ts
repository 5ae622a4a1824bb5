import { formatMonth } from '#shared/units/format.ts'
import { type Problem, problemIf } from '../problem.ts'
import type { Draft } from './draft.ts'

/** Applications: months follow each other, exponential growth has something to grow from. */
export function checkDemand({ entries, header }: Draft): readonly Problem[] {
	return entries.applications.flatMap(({ item, index }) => {
		const path = `applications[${index}]`
		const start = item.startMonth ?? header.startMonth
		return [
			...problemIf(item.endMonth !== null && start !== null && item.endMonth < start, {
				path: `${path}.endMonth`,
				message: `expected ${formatMonth(start, 'long')} or later`,
				mend: 'Move the end or the start.',
			}),
			...problemIf(item.growth === 'exponential' && item.unitsAtStart <= 0, {
				path: `${path}.unitsAtStart`,
				message: 'expected more than 0 for exponential growth',
				mend: 'Start with at least one unit, or choose s_curve or linear.',
			}),
		]
	})
}
