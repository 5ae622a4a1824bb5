import type { ToldRow } from '#shared/workings.ts'
import { ALL_PASS } from './checks-sheet.ts'
import { type Follows, followsText } from './follows.ts'
import { resultsCell, resultsHeads, resultsMonths, ROLES } from './results-sheet.ts'
import { formatOf, heads, type Sheet, type SheetCell, type SheetChart, text, unitText } from './sheet.ts'

type DashboardSheetParams = {
	readonly figures: readonly ToldRow[]
	readonly months: readonly string[]
	readonly follows: (quantity: string) => Follows
}

const KEY_FIGURES = [
	...['finance.totals.capexUsd', 'finance.totals.opexUsd', 'finance.totals.revenueUsd', 'finance.totals.npvUsd'],
	...['finance.totals.usdPerItMW', 'finance.totals.usdPerMillionTokens', 'finance.returns.projectIrr'],
	...['finance.returns.minDscr', 'workforce.construction.peak.headcount', 'workforce.construction.hours'],
	...['stranded.acceleratorMonths', 'environment.energyMWh', 'environment.waterM3', 'environment.co2LocationTonnes'],
]
type DashboardChart = Pick<SheetChart, 'title' | 'kind'> & { readonly keys: readonly string[] }
const CHARTS: readonly DashboardChart[] = [
	{
		title: 'IT power that each layer can carry',
		kind: 'line',
		keys: ['buildout.itMW.energy', 'buildout.itMW.infrastructure', 'buildout.itMW.chips'],
	},
	{
		title: 'Capex by layer',
		kind: 'column',
		keys: ['energy', 'chips', 'infrastructure'].map((layer) => `finance.capexByLayer.${layer}`),
	},
	{ title: 'Revenue and running cost', kind: 'line', keys: ['finance.revenueUsd', 'finance.opexUsd'] },
	{
		title: 'Construction workers, resource-leveled and as planned',
		kind: 'line',
		keys: ['workforce.construction.headcount', 'workforce.unlevelled.construction.headcount'],
	},
]
const HEADS = ['Key figure', 'Value', 'Unit', 'Follows changes']
const [CHART_ROWS, CHART_COLUMNS, BESIDE] = [18, 9, 5] as const

/** The plan on one page: figures and charts of the whole of it, each a reference to its row of the results. */
export function dashboardSheet({ figures, months, follows }: DashboardSheetParams): Sheet {
	const at = new Map(figures.flatMap(({ key, place }, index) => (place === 'plan' ? [[key, index] as const] : [])))
	const found = (key: string) => {
		const index = at.get(key)
		const row = index === undefined ? undefined : figures[index]
		return index === undefined || row === undefined ? [] : [{ index, row }]
	}
	const rows = KEY_FIGURES.flatMap(found).flatMap(({ index, row }) => {
		const { label, unit, kind, quantity, monthly, values } = row
		const [value = NaN] = values
		if (monthly || kind === 'when' || Number.isNaN(value)) return []
		const own = follows(quantity)
		const cell: SheetCell = { value, formula: resultsCell(index, null), role: ROLES[own.how], format: formatOf(unit) }
		return [[text(label), cell, text(unitText(unit), 'note'), text(followsText(own), 'note')]]
	})
	const charts = CHARTS.flatMap(({ title, kind, keys }) => {
		const series = keys.flatMap(found).filter(({ row }) => row.monthly)
		const [first] = series
		if (first === undefined) return []
		return [
			{
				...{ title, kind, unit: unitText(first.row.unit), months: resultsHeads(months.length) },
				series: series.map(({ index, row }) => ({ name: row.label, values: resultsMonths(index, months.length) })),
			},
		]
	})
	const checks: SheetCell = { value: 'All pass', formula: ALL_PASS, role: 'formula' }
	return {
		name: 'Dashboard',
		rows: [heads(HEADS), ...rows, [], [text('Checks'), checks]],
		widths: [52, 18, 20, 44, 4, 12],
		frozen: { rows: 1, columns: 0 },
		charts: charts.map((chart, index) => ({
			...chart,
			at: { row: Math.floor(index / 2) * CHART_ROWS, column: BESIDE + (index % 2) * CHART_COLUMNS },
		})),
	}
}
