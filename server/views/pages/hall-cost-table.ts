import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { HALL_COST } from '#shared/document/item-keys.ts'
import { isResultKey, KEYS } from '#shared/document/keys.ts'
import { type Figures, unlessNone } from '../figures/figure.ts'
import { countInWords } from '#shared/formats/months.ts'
import type { FigureTable } from './layer-page.ts'

/** Halls beside one another, before a table grows too wide to read. */
const SIDE_BY_SIDE = 3

/** What the halls cost, line by line, and what the first of them cost each. */
export function hallCostTable(plan: PlanFile, result: PlanResult, { figure, money }: Figures): FigureTable {
	const costed = plan.buildPhases.filter(({ id }) => result.finance.halls[id] !== undefined)
	const isOne = costed.length === 1
	const halls = isOne ? [] : costed.slice(0, SIDE_BY_SIDE)
	const columns = isOne ? costed : [null, ...halls]
	const rows = Object.keys(HALL_COST).flatMap((name) => {
		const key = `finance.halls.${name}`
		if (!isResultKey(key)) return []
		const figures = columns.map((hall) => figure(key, hall === null ? {} : { of: `phase:${hall.id}` }))
		if (figures.every(({ value }) => value === 0)) return []
		// A megawatt of all halls together has no price of its own.
		return [{ key, name: KEYS[key].label, figures: figures.map(unlessNone) }]
	})
	const shown =
		halls.length < costed.length && !isOne
			? `; the first ${countInWords(SIDE_BY_SIDE)} of ${countInWords(costed.length)} each`
			: ''
	return {
		title: 'What halls are made of',
		sub: `Cost of halls line by line, ${money.code}; of a hall that stands, as if it were built${shown}`,
		heads: ['Line', isOne ? 'The hall' : 'All halls', ...halls.map(({ id, name }) => name ?? id)],
		rows: costed.length === 0 ? [] : rows,
	}
}
