import { barOf } from '../../charts/bar-list.ts'
import { buildCompareView, type ComparedPlan, type CompareRow } from '../../scenarios/compare-view.ts'
import { chartOf, tableOf } from '../parts/blocks.ts'
import { left, right, words } from '../parts/report-parts.ts'
import type { Cell, ChartBlock, ReportInput, SectionBody, TableBlock } from '../report-model.ts'

type Compared = readonly { readonly label: string; readonly plan: ComparedPlan }[]

/** Where nothing is compared there is nothing to say. */
export const hasScenarios = ({ scenarios = [] }: ReportInput): boolean => scenarios.length > 1

/** `1,240 (−157)`: what the scenario comes to, and how far that is from the one reported. */
const cellOf = ({ text, delta, best }: CompareRow['cells'][number]): Cell => ({
	text: delta === '' || delta === 'same' ? text : `${text} (${delta})`,
	strong: best,
})

function groupTable(
	{ name, note, rows }: ReturnType<typeof buildCompareView>['groups'][number],
	compared: Compared,
): TableBlock {
	return tableOf({
		title: note === '' ? name : `${name}, ${note}`,
		columns: [left('', 1.4), ...compared.map(({ label }) => right(label))],
		rows: rows.map((row) => [words(row.note === '' ? row.name : `${row.name}, ${row.note}`), ...row.cells.map(cellOf)]),
		least: 3,
		noun: 'rows',
		empty: '',
	})
}

/** What each loses, as bars from nothing: of no figure of this plan alone, so none opens. */
function lostBars(compared: Compared, title: string): readonly ChartBlock[] {
	const rows = compared.flatMap(({ label, plan }) => {
		const [lost] = plan.groups.Figures
		if (lost === undefined || lost.value === null || lost.why === null) return []
		return [
			barOf(
				{ value: lost.value, text: lost.text, unit: 'itMWMonths', why: lost.why },
				{ name: label, colour: 'ink-2' },
			),
		]
	})
	if (rows.length < 2) return []
	return [
		chartOf({
			title,
			measure: 'MW-months asked for and not run, over the plan',
			alt: `${title}. ${rows.map(({ name, shown }) => `${name}: ${shown}.`).join(' ')}`,
			source: '',
			chart: { type: 'bars', model: { unit: 'MW-months', rows } },
		}),
	]
}

/** Scenarios of the project side by side, each against the one reported. */
export function scenariosSection({ scenarios = [] }: ReportInput): SectionBody {
	const view = buildCompareView(scenarios)
	return {
		bookmark: 'Scenarios',
		finding: view.finding,
		lede: 'Each figure beside its distance from the scenario this report is of; bold is the best of its row.',
		blocks: [...lostBars(scenarios, view.finding), ...view.groups.map((group) => groupTable(group, scenarios))],
	}
}
