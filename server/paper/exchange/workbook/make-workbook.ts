import type { Leaf } from '#shared/explanation.ts'
import { namesIn } from '#server/views/explain/explanation-view.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { monthsOf, addMonths } from '#shared/units/months.ts'
import type { ToldRow, Workings, WorkingRule } from '#shared/workings.ts'
import { AssumptionsSheet } from './assumptions-sheet.ts'
import { FIRST_MONTH, inputSheets } from './input-sheets.ts'
import { ABOUT_SHEET, SAVED_FROM, type SavedFrom, savedFromText } from './saved-from.ts'
import { type Sheet, text, heads, dayOfMonth, formatOf, MONTH_FORMAT, type SheetCell, unitText } from './sheet.ts'
import { workingsSheet, workingsCell, WORKINGS, monthHeads } from './workings-sheet.ts'
import { UNITS } from '#shared/units/units.ts'
import { type NameOf, placeWords } from '#server/views/messages/place-words.ts'
import { serviceOf, waitText } from '#server/views/figures/service-month.ts'
import { shortMonth } from '#shared/formats/months.ts'

type ResultsSheetParams = {
	readonly plan: PlanFile
	readonly figures: readonly ToldRow[]
	readonly workings: Workings
	readonly months: readonly string[]
	readonly nameOf: NameOf
}

/** The figures of the result, each a reference to its row of the workings. */
function resultsSheet({ plan, figures, workings, months, nameOf }: ResultsSheetParams): Sheet {
	const waits = waitsOf({ plan, figures, months })
	const rows = figures.map((row) => {
		const cells = row.values.map((_, month) => cellOf(row, month, { workings, months }))
		return [
			text(row.label + (row.key === 'contracts.start' ? (waits.get(row.place) ?? '') : '')),
			text(row.place === 'plan' ? '' : placeWords(row.place, nameOf)),
			text(row.kind === 'when' ? 'month' : unitText(row.unit), 'note'),
			text(row.key, 'note'),
			text(row.place, 'note'),
			...(row.monthly ? [null, ...cells] : cells),
		]
	})
	return {
		name: 'Results',
		rows: [monthHeads(['Figure', 'Place', 'Unit', 'Key', 'Address'], months), ...rows],
		widths: [48, 28, 18, 30, 30, 14, 12],
		frozen: { rows: 1, columns: 2 },
	}
}

/** Of each contract that waits for others: «, asked for Jun 2028, waits for Utility substation: power Dec 2028». */
function waitsOf({
	plan,
	figures,
	months,
}: Pick<ResultsSheetParams, 'plan' | 'figures' | 'months'>): ReadonlyMap<string, string> {
	const [first = plan.startMonth] = months
	const datesOf = (key: string) =>
		figures.flatMap((row) => {
			const [value = NaN] = row.key === key ? row.values : []
			return Number.isNaN(value) ? [] : [[row.place, addMonths(first, Math.ceil(value))] as const]
		})
	const idOf = (place: string) => place.slice(place.indexOf(':') + 1)
	const contracts = Object.fromEntries(datesOf('contracts.start').map(([place, start]) => [idOf(place), { start }]))
	const schedule = Object.fromEntries(datesOf('schedule.work.finish').map(([place, finish]) => [place, { finish }]))
	return new Map(
		plan.powerContracts.flatMap((contract) => {
			const service = serviceOf({ plan, result: { contracts, schedule } }, contract)
			if (service.waitsFor === null) return []
			return [[`contract:${contract.id}`, `, ${waitText(service)}: power ${shortMonth(service.month)}`] as const]
		}),
	)
}

function cellOf(row: ToldRow, month: number, told: Pick<ResultsSheetParams, 'workings' | 'months'>): SheetCell {
	const { quantity, index, over, kind, unit } = row
	const at = told.workings.rowOf(quantity, index)
	const first = `${WORKINGS}!${workingsCell(at, over !== null || row.monthly ? month : null)}`
	const value = row.values[month] ?? NaN
	if (over !== null) {
		const range = `${first}:${workingsCell(at, told.months.length - 1)}`
		return {
			value,
			formula: over === 'sum' ? `SUM(${range})` : `MAX(0,${range})`,
			role: 'formula',
			format: formatOf(unit),
		}
	}
	const none = Number.isNaN(value)
	if (kind === 'when') {
		const [start = ''] = told.months
		const date = `EDATE(${FIRST_MONTH},CEILING(${first},1))`
		const day = none ? '' : dayOfMonth(addMonths(start, Math.ceil(value)))
		return { value: day, formula: `IFERROR(${date},"")`, role: 'formula', format: MONTH_FORMAT }
	}
	const formula = none ? `IFERROR(${first},"")` : first
	return { value: none ? '' : value, formula, role: 'formula', format: formatOf(unit) }
}

const HEADS = ['Quantity', 'Address', 'Symbol', 'Unit', 'First row of workings', 'How', 'In words', 'Rule', 'Source']

/** What every quantity is: how it is made, in words, and on whose authority. */
function traceSheet({ rules }: Workings): Sheet {
	const rows = rules.map((rule) => [
		text(rule.label),
		text(rule.quantity, 'note'),
		text(rule.symbol),
		text(UNITS[rule.unit].label, 'note'),
		text(
			`${WORKINGS}!${workingsCell(rule.row, null)
				.replace('$', '')
				.replace(/^[A-Z]+/, 'A')}`,
			'note',
		),
		text(howOf(rule), 'note'),
		text(rule.inWords ?? ''),
		text(rule.rule, 'note'),
		text(rule.source),
	])
	return {
		name: 'Trace',
		rows: [heads(HEADS), ...rows],
		widths: [44, 32, 18, 16, 16, 30, 90, 10, 70],
		frozen: { rows: 1, columns: 1 },
	}
}

function howOf({ how, by }: WorkingRule): string {
	if (how === 'algorithm') return `Computed by ${by ?? 'the engine'}`
	return how === 'formula' ? 'Formula' : 'Input'
}

export type WorkbookFacts = {
	readonly plan: PlanFile
	readonly figures: readonly ToldRow[]
	readonly workings: Workings
	readonly leaves: readonly Leaf[]
	readonly about: {
		readonly project: string
		readonly scenario: string
		readonly engine: string
		readonly madeAt: string
		/** by which the plan's newer values are told from the workbook's older ones when it comes back */
		readonly savedFrom: SavedFrom
	}
}

/** Names of cells that people may use in formulas of their own. */
export const CELL_NAMES = { First_month: FIRST_MONTH }

/** A plan as sheets: what was entered, what it rests on, how it is reckoned, what comes of it, and why. */
export function makeWorkbook({ plan, figures, workings, leaves, about }: WorkbookFacts): readonly Sheet[] {
	const nameOf = namesIn(plan)
	const months = monthsOf(plan.startMonth, plan.horizonMonths)
	const inputs = inputSheets(plan)
	const assumptions = new AssumptionsSheet(plan)
	const made = workingsSheet({ workings, inputs, assumptions, months, nameOf })
	leaves.forEach((leaf) => {
		assumptions.addLeaf(leaf)
	})
	assumptions.addStated()
	return [
		aboutSheet(plan, about),
		...inputs.sheets,
		assumptions.sheet(),
		made,
		resultsSheet({ plan, figures, workings, months, nameOf }),
		traceSheet(workings),
	]
}

const READING = [
	'Inputs: Plan to Notes hold what was entered, one sheet a list; blue on yellow may be changed. Assumptions holds the defaults, catalogue figures and rules that stand where nothing was entered.',
	'Back in Strata: under «In and out» all that was entered is read back, with a list of what it would change first: changed cells, rows added at the end of a list, rows taken out. A new row needs no id, and names sites, halls and chips as they are shown. Of Assumptions the rows with a key are read; catalogue figures and rules are not.',
	'Workings: a row for each quantity at each place, months across, one formula a row; a row reads only what stands above it. The formulas are the expressions that Strata ran. Plain numbers in them are conversions of units and the constants of the rule that Trace names.',
	'Grey figures in Workings are computed by an algorithm, which no cell can hold: what shares power and accelerators out, levels crews, fits replicas. They stand as they came out and do not follow a change made here; enter the change in Strata for those.',
	'#N/A stands where a figure has no meaning. Shares are held from 0 to 1, money in US dollars of the catalogue’s price year, months as the first day of the month.',
	'Results: every figure of the plan, as a reference to its row of Workings. Trace: what each quantity is, in words, with its rule and source.',
]

function aboutSheet(plan: PlanFile, { project, scenario, engine, madeAt, savedFrom }: WorkbookFacts['about']): Sheet {
	const facts = [
		['Project', project],
		['Scenario', scenario],
		['Engine', engine],
		['Made', madeAt],
		[SAVED_FROM, savedFromText(savedFrom)],
	] as const
	return {
		name: ABOUT_SHEET,
		rows: [
			[text(plan.name, 'title')],
			...facts.map(([name, value]) => [text(name, 'note'), text(value)]),
			[],
			...READING.map((line) => [text(line)]),
		],
		widths: [18, 60],
		frozen: { rows: 0, columns: 0 },
	}
}
