import { inUsUnits, usAxis, usHead } from '#shared/units/us-customary.ts'
import { rewritten } from './parts/rewritten.ts'
import type { ReportChart, ReportModel, SingleBlock, TableBlock } from './report-model.ts'

type Tabled = Pick<TableBlock, 'columns' | 'rows'>

function usTable<Table extends Tabled>(table: Table): Table {
	const heads = table.columns.map(({ name }) => usHead(name))
	if (heads.every((head) => head === null)) return table
	return {
		...table,
		columns: table.columns.map((column, index) => ({ ...column, name: heads[index]?.head ?? column.name })),
		rows: table.rows.map((row) =>
			row.map((cell, index) => {
				const turn = heads[index]?.turn
				return turn === undefined ? cell : { ...cell, text: turn(cell.text) }
			}),
		),
	}
}

function usChart(chart: ReportChart): ReportChart {
	const axis = chart.type === 'time' ? usAxis(chart.model.unit) : null
	if (chart.type !== 'time' || axis === null) return chart
	const scaled = <Value extends number | null>(values: readonly Value[]) =>
		values.map((value) => (value === null ? value : value * axis.factor))
	const { model } = chart
	return {
		...chart,
		model: {
			...model,
			unit: axis.unit,
			bars: model.bars.map((bar) => ({ ...bar, values: bar.values.map((value) => value * axis.factor) })),
			steps: model.steps.map((step) => ({ ...step, values: scaled(step.values) })),
		},
	}
}

function usBlock(block: SingleBlock): SingleBlock {
	if (block.kind === 'table') return usTable(block)
	return block.kind === 'chart' ? { ...block, chart: usChart(block.chart) } : block
}

const inBlocks = (model: ReportModel): ReportModel => ({
	...model,
	sections: model.sections.map((section) => ({
		...section,
		blocks: section.blocks.map((block) =>
			block.kind === 'pair'
				? { ...block, left: block.left.map(usBlock), right: block.right.map(usBlock) }
				: usBlock(block),
		),
	})),
})

/** The report in the units its reader asked for: areas, volumes and temperatures alone are turned. */
export function inAskedUnits(model: ReportModel): ReportModel {
	if (model.facts.settings.units === 'si') return model
	return rewritten(inBlocks(model), (value) => (typeof value === 'string' ? inUsUnits(value) : value))
}
