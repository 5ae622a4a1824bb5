import { headOf } from '../../tables/head-of.ts'
import type { Figures } from '../../figures/figure.ts'
import type { FigureTable } from '../layer-page.ts'

const PARTS = [
	{ key: 'environment.embodiedTonnes.halls', name: 'Halls, with their services' },
	{ key: 'environment.embodiedTonnes.chips', name: 'Chips, with their servers' },
	{ key: 'environment.embodiedTonnes.beforePlan', name: 'Of both, there before the plan' },
] as const

/** What halls and chips are made of, apart from what they draw; no rows where nothing is built. */
export function embodiedTable({ figure }: Figures): FigureTable {
	const rows = PARTS.map(({ key, name }) => ({ key, name, figures: [figure(key)] }))
	return {
		title: 'Embodied carbon',
		sub: 'Of what stands by the last month, in no scope 1 or 2; a factor of two either way',
		heads: ['Part', headOf('environment.embodiedByMonth')],
		rows: rows.every(({ figures: [told] }) => told?.value === 0) ? [] : rows,
	}
}
