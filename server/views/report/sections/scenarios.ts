import { buildCompareView, type ComparedPlan, type CompareRow } from '../../scenarios/compare-view.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { chartOf, tableOf } from '../parts/blocks.ts'
import { left, right, words } from '../parts/report-parts.ts'
import type { Cell, ChartBlock, ReportInput, SectionBody, TableBlock } from '../report-model.ts'

type GroupTableParams = readonly { readonly label: string; readonly plan: ComparedPlan }[]

/** Where nothing is compared there is nothing to say. */
export const hasScenarios = ({ scenarios = [] }: ReportInput): boolean => scenarios.length > 1

/** `1,240 (−157)`: what the scenario comes to, and how far that is from the one reported. */
const cellOf = ({ text, delta, best }: CompareRow['cells'][number]): Cell => ({
	text: delta === '' || delta === 'same' ? text : `${text} (${delta})`,
	strong: best,
})

function groupTable(
	{ name, note, rows }: ReturnType<typeof buildCompareView>['groups'][number],
	compared: GroupTableParams,
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

const LETTERS = 'ABCD'

/** Figures that move, each scenario against the one reported; of no figure of this plan alone, so none opens. */
export function dotsBlock(compared: GroupTableParams, title: string): readonly ChartBlock[] {
	const scenarios = compared.map(({ label }, index) => ({ letter: LETTERS.charAt(index), label }))
	const [first] = compared
	const rows = (first?.plan.groups.Figures ?? []).flatMap((base) => {
		const cells = compared.map(({ plan }) => plan.groups.Figures.find(({ row }) => row === base.row))
		const { value } = base
		if (value === null || value === 0 || cells.every((cell) => cell?.text === base.text)) return []
		const changes = cells.map((cell) =>
			cell?.value === null || cell?.value === undefined ? null : cell.value / value - 1,
		)
		return [{ name: base.row, changes, texts: cells.map((cell) => cell?.text ?? MISSING) }]
	})
	if (rows.length === 0) return []
	const told = rows.map(
		({ name, texts }) => `${name}: ${texts.map((text, index) => `${LETTERS.charAt(index)} ${text}`).join(', ')}.`,
	)
	return [
		chartOf({
			title,
			measure: `Change against the first, of what moves. ${scenarios.map(({ letter, label }) => `${letter}: ${label}`).join('; ')}`,
			alt: `${title}. ${told.join(' ')}`,
			source: '',
			chart: { type: 'dots', model: { scenarios, rows } },
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
		blocks: [...dotsBlock(scenarios, view.finding), ...view.groups.map((group) => groupTable(group, scenarios))],
	}
}
