import type { Problem } from '../problem.ts'
import type { Draft } from './draft.ts'
import { keysOf, missing } from './keys.ts'

/** Applications: the kind of use exists, months follow each other, exponential growth has something to grow from. */
export function checkDemand({ entries, catalogue, writtenRows, header }: Draft): readonly Problem[] {
	const archetypes = keysOf(catalogue.archetypes, writtenRows.get('archetypes'))
	return entries.applications.flatMap(({ item, index }) => {
		const path = `applications[${index}]`
		const start = item.startMonth ?? header.startMonth
		const backwards = item.endMonth !== null && start !== null && item.endMonth < start
		const fromNothing = item.growth === 'exponential' && item.unitsAtStart <= 0
		return [
			...missing({
				path: `${path}.archetype`,
				key: item.archetype,
				known: archetypes,
				noun: 'a kind of use',
				see: 'See `strata catalogue archetypes`.',
			}),
			...(backwards
				? [{ path: `${path}.endMonth`, message: `expected ${start} or later`, mend: 'Move the end or the start.' }]
				: []),
			...(fromNothing
				? [
						{
							path: `${path}.unitsAtStart`,
							message: 'expected more than 0 for exponential growth',
							mend: 'Start with at least one unit, or choose s_curve or linear.',
						},
					]
				: []),
		]
	})
}
