import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { HALL_COST } from '#shared/document/item-keys.ts'
import { isResultKey, KEYS } from '#shared/document/keys.ts'
import type { Figures } from '../figures/figure.ts'
import type { FigureTable } from './layer-page.ts'

/** Halls beside one another, before a table grows too wide to read. */
const SIDE_BY_SIDE = 3

/** What the halls cost, line by line, and what the first of them cost each. */
export function hallCostTable(plan: PlanFile, result: PlanResult, { figure, money }: Figures): FigureTable {
	const halls = plan.buildPhases.slice(0, SIDE_BY_SIDE)
	const columns = [null, ...(plan.buildPhases.length > 1 ? halls : [])]
	const rows = Object.keys(HALL_COST).flatMap((name) => {
		const key = `finance.halls.${name}`
		if (!isResultKey(key)) return []
		const figures = columns.map((hall) => {
			const only = plan.buildPhases.length === 1 ? plan.buildPhases[0] : hall
			return figure(key, only ? { of: `phase:${only.id}` } : {})
		})
		if (figures.every(({ value }) => value === 0)) return []
		return [{ key, name: KEYS[key].label, figures }]
	})
	return {
		title: 'What halls are made of',
		sub: `Cost of halls line by line, ${money.code}; of a hall that stands, as if it were built`,
		heads: [
			'Line',
			plan.buildPhases.length === 1 ? 'The hall' : 'All halls',
			...(columns.length > 1 ? halls.map(({ id, name }) => name ?? id) : []),
		],
		rows: Object.keys(result.finance.halls).length === 0 ? [] : rows,
	}
}
