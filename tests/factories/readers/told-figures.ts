import { MONTH_FORMAT } from '#server/paper/exchange/workbook/sheet.ts'
import { singlesOf } from '#server/views/report/appendices/formulas.ts'
import type { ReportModel, SingleBlock } from '#server/views/report/report-model.ts'
import type { WhyTarget } from '#shared/formats/key-figure.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import { sheetsOfFile } from '../../workbooks/workbook-of.ts'
import { must } from '../must.ts'

/** A figure as one paper tells it. */
export type ToldFigure = {
	readonly paper: string
	/** what it is called where it stands alone; null in a table */
	readonly label: string | null
	readonly text: string
	readonly value: number | null
}
type Told = readonly (readonly [string, ToldFigure])[]

/** What a figure is of: quantity, place and month. */
const keyOf = (quantity: string, scope: string, month: string | null) => `${quantity} ${scope} ${month ?? ''}`

type Said = Omit<ToldFigure, 'paper'> & { readonly why: WhyTarget | null }

function cellsIn(block: SingleBlock): readonly Said[] {
	if (block.kind === 'table')
		return block.rows.flat().map(({ why = null, text, value = null }) => ({ why, label: null, text, value }))
	if (block.kind !== 'figures') return []
	return block.figures.map(({ label, why, value: text, figure }) => ({
		why,
		label,
		text,
		value: figure?.value ?? null,
	}))
}

/** Every figure of a paper by what it is of. */
export const figuresIn = (paper: string, { sections }: ReportModel): Told =>
	sections
		.flatMap((section) => singlesOf(section.blocks))
		.flatMap(cellsIn)
		.flatMap(({ why, ...said }) =>
			why ? [[keyOf(why.quantity, why.scope, why.month), { paper, ...said }] as const] : [],
		)

/** Every figure that the results of the plan’s workbook hold, by what it is of: of the whole plan, and by month. */
export function figuresInWorkbook(plan: PlanFile): Told {
	const sheets = sheetsOfFile(JSON.parse(JSON.stringify(toPlanFile(plan))))
	const [head, ...rows] = must(sheets.find(({ name }) => name === 'Results')).rows
	const names = must(head).map((cell) => cell?.value)
	const [key, place] = [names.indexOf('Key'), names.indexOf('Address')]
	const first = names.indexOf('Follows changes') + 1
	return rows.flatMap((row) =>
		row.slice(first).flatMap((cell, index) => {
			const value = cell?.value
			if (typeof value !== 'number' || cell?.format === MONTH_FORMAT) return []
			const of = keyOf(
				String(row[key]?.value),
				String(row[place]?.value),
				index === 0 ? null : addMonths(plan.startMonth, index - 1),
			)
			return [[of, { paper: 'workbook', label: null, text: '', value }] as const]
		}),
	)
}
