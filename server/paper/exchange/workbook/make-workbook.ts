import type { Leaf } from '#shared/explanation.ts'
import { namesIn } from '#server/views/explain/explanation-view.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { UNITS } from '#shared/units/units.ts'
import { monthsOf } from '#shared/units/months.ts'
import type { ToldRow, Workings, WorkingRule } from '#shared/workings.ts'
import { AssumptionsSheet } from './assumptions-sheet.ts'
import { checksSheet } from './checks-sheet.ts'
import { dashboardSheet } from './dashboard-sheet.ts'
import { whatFollows } from './follows.ts'
import { FIRST_MONTH, inputSheets } from './input-sheets.ts'
import { resultsSheet } from './results-sheet.ts'
import { ABOUT_SHEET, SAVED_FROM, type SavedFrom, savedFromText } from './saved-from.ts'
import { heads, type Sheet, text } from './sheet.ts'
import { workingsSheet, workingsCell, WORKINGS } from './workings-sheet.ts'

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
		filter: 0,
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

/** Names of cells that people may use in formulas of their own: the first month, and every figure that was entered. */
export const cellNames = (plan: PlanFile): Readonly<Record<string, string>> => ({
	First_month: FIRST_MONTH,
	...inputSheets(plan).names,
})

/** A plan as sheets: what was entered, what it rests on, how it is reckoned, what comes of it, and why. */
export function makeWorkbook({ plan, figures, workings, leaves, about }: WorkbookFacts): readonly Sheet[] {
	const nameOf = namesIn(plan)
	const months = monthsOf(plan.startMonth, plan.horizonMonths)
	const inputs = inputSheets(plan)
	const assumptions = new AssumptionsSheet(plan)
	const follows = whatFollows(workings)
	const made = workingsSheet({ workings, inputs, assumptions, months, nameOf, follows })
	leaves.forEach((leaf) => {
		assumptions.addLeaf(leaf)
	})
	assumptions.addStated()
	return [
		aboutSheet(plan, about),
		dashboardSheet({ figures, months, follows }),
		...inputs.sheets(),
		assumptions.sheet(),
		made,
		resultsSheet({ plan, figures, workings, months, nameOf, follows }),
		checksSheet(figures, months.length),
		traceSheet(workings),
	]
}

const READING = [
	'Inputs: sheets Plan to Notes hold what was entered, one sheet per list. Cells in blue on yellow move formulas, blank ones too: a value typed there replaces the default. Cells in blue on gray move nothing until the workbook is imported back into Strata, and say so when selected. Assumptions holds the defaults, catalog figures and rules used where nothing was entered.',
	'Back in Strata: Import & export reads every entry back and first lists what would change: changed cells, rows added at the end of a list, deleted rows. A new row needs no id; it names sites, halls and chips as shown here. On Assumptions, only rows with a key are read; catalog figures and rules are not.',
	'Workings: one row per quantity and place, months across, one formula per row; a row reads only rows above it. The formulas are the expressions that Strata ran. Plain numbers in them are unit conversions and the constants of the rule named on Trace.',
	'Black figures are formulas and follow a change. Figures in gray on gray are computed by an algorithm (power and accelerators shared out, crews leveled, replicas fitted, loans drawn): they stay as they were saved. Gray figures follow in part. The column “Follows changes” of Results names what is fixed under each; enter the change in Strata for those.',
	'Figures that were entered have names, such as powerContracts.ID.capacityMW, to use in your own formulas. Checks adds every total up from its parts.',
	'#N/A marks a figure without meaning. Shares run from 0 to 1, money is in US dollars of the catalog’s price year, months are the first day of the month.',
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
