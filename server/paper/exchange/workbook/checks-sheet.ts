import type { ToldRow } from '#shared/workings.ts'
import { resultsCell, resultsMonths } from './results-sheet.ts'
import { cellIn, formatOf, heads, type Sheet, type SheetCell, text, unitText } from './sheet.ts'

const CHECKS = 'Checks'
const HEADS = ['Check', 'Unit', 'Figure', 'Its parts', 'Difference', 'Passes']
const CLOSE = '0.000001'
const PASS_COLUMN = 5
/** What a sum of billions leaves behind these is rounding. */
const DIGITS = 3
const rounded = (value: number) => Number(value.toFixed(DIGITS)) || 0

/** Figures of the plan that are the sum of others, month after month: all of one key, or of keys that begin alike. */
const SUMS: readonly { readonly of: string; readonly parts: (key: string) => boolean }[] = [
	{ of: 'finance.totals.opexUsd', parts: (key) => key === 'finance.opexUsd' },
	{ of: 'finance.totals.revenueUsd', parts: (key) => key === 'finance.revenueUsd' },
	{
		of: 'finance.totals.capexUsd',
		parts: (key) => key === 'finance.capexUsd' || key === 'finance.beforePlanUsd.totalUsd',
	},
	{ of: 'finance.capexUsd', parts: (key) => key.startsWith('finance.capexByLayer.') },
	{ of: 'finance.opexUsd', parts: (key) => key.startsWith('finance.opexByKind.') },
	{ of: 'finance.revenueUsd', parts: (key) => key.startsWith('finance.revenueByKind.') },
	{ of: 'environment.energyMWh', parts: (key) => key === 'sites.energyMWh' },
	{ of: 'environment.waterM3', parts: (key) => key === 'sites.waterM3' },
	{ of: 'environment.co2LocationTonnes', parts: (key) => key === 'sites.co2LocationTonnes' },
	{ of: 'stranded.acceleratorMonths', parts: (key) => key === 'sites.stranded.acceleratorMonths' },
	{ of: 'stranded.idleCapitalUsd', parts: (key) => key === 'sites.stranded.idleCapitalUsd' },
	{ of: 'buildout.itMW.energy', parts: (key) => key === 'sites.buildout.itMW.energy' },
	{ of: 'buildout.itMW.chips', parts: (key) => key === 'sites.buildout.itMW.chips' },
]

const sum = (rows: readonly ToldRow[]) =>
	rows.flatMap(({ values }) => values).reduce((total, value) => total + value, 0)

/** What must hold of the results whatever is changed: totals are the sums of their parts. */
export function checksSheet(figures: readonly ToldRow[], months: number): Sheet {
	const range = (row: ToldRow) => {
		const at = figures.indexOf(row)
		return row.monthly ? resultsMonths(at, months) : resultsCell(at, null)
	}
	const rows = SUMS.flatMap(({ of, parts }) => {
		const whole = figures.find(({ key, place }) => key === of && place === 'plan')
		const found = figures.filter(({ key, place }) => parts(key) && (place === 'plan' || key.startsWith('sites.')))
		return whole === undefined || found.length === 0 ? [] : [{ whole, found }]
	}).map(({ whole, found }, index) => {
		const format = formatOf(whole.unit)
		const cell = (column: number) =>
			cellIn(CHECKS, index + 1, column)
				.split('!')[1]
				?.replaceAll('$', '') ?? ''
		const added = (of: readonly ToldRow[]): SheetCell => {
			return { value: sum(of), formula: `SUM(${of.map(range).join(',')})`, role: 'formula', format }
		}
		const close = `ABS(${cell(4)})<=${CLOSE}*MAX(1,ABS(${cell(2)}))`
		return [
			text(
				`${whole.label} = ${found.length === 1 ? 'its months' : [...new Set(found.map(({ label }) => label))].join(' + ')}`,
			),
			text(unitText(whole.unit), 'note'),
			added([whole]),
			added(found),
			{
				value: rounded(sum([whole]) - sum(found)),
				formula: `ROUND(${cell(2)}-${cell(3)},${String(DIGITS)})`,
				role: 'formula' as const,
				format,
			},
			{ value: 'Yes', formula: `IF(${close},"Yes","No")`, role: 'formula' as const },
		]
	})
	return {
		name: CHECKS,
		rows: [heads(HEADS), ...rows],
		widths: [90, 14, 20, 20, 16, 10],
		frozen: { rows: 1, columns: 1 },
	}
}

const passes = `${cellIn(CHECKS, 1, PASS_COLUMN)}:${cellIn(CHECKS, SUMS.length, PASS_COLUMN).split('!')[1] ?? ''}`
/** One answer for all of them. */
export const ALL_PASS = `IF(COUNTIF(${passes},"No")=0,"All pass",COUNTIF(${passes},"No")&" fail: see Checks")`
