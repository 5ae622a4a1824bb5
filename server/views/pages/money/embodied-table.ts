import { headOf } from '../../tables/head-of.ts'
import type { Figures } from '../../figures/figure.ts'
import type { FigureTable } from '../layer-page.ts'

const PARTS = [
	{ key: 'environment.embodiedTonnes.halls', name: 'Halls, incl. their services' },
	{ key: 'environment.embodiedTonnes.chips', name: 'Chips, incl. their servers' },
	{ key: 'environment.embodiedTonnes.beforePlan', name: 'Both, before the plan' },
] as const

/** What halls and chips are made of, apart from what they draw; no rows where nothing is built. */
export function embodiedTable({ figure }: Figures): FigureTable {
	const rows = PARTS.map(({ key, name }) => ({ key, name, figures: [figure(key)] }))
	return {
		title: 'Embodied carbon',
		sub: 'Everything in place by plan end, outside scopes 1 and 2; within a factor of two',
		heads: ['Part', headOf('environment.embodiedByMonth')],
		rows: rows.every(({ figures: [told] }) => told?.value === 0) ? [] : rows,
	}
}
