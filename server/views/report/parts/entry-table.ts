import type { MetricName } from '#shared/metrics/metric.ts'
import { readResult } from '#shared/metrics/read-result.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { formatFigure } from '#shared/units/format.ts'
import { inMoney, moneyOf } from '#shared/units/money.ts'
import { isShare } from '#shared/units/units.ts'
import { type FigureOptions, type FigureSource, figuresFrom } from '../../figures/figure.ts'
import { choicesFor } from '../../grid/grid-choices.ts'
import { valueAt } from '../../grid/grid-rows.ts'
import { fieldHead, headOf } from '../../tables/head-of.ts'
import { MISSING, percent } from '#shared/formats/figures.ts'
import { sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { tableOf } from './blocks.ts'
import { planRows } from '../../grid/grid-rows.ts'
import { gridFacts } from '#shared/grid/grid-facts.ts'
import { gridList, isHallList, type GridList } from '#shared/grid/grid-lists.ts'
import type { FieldFacts } from '#shared/fields/field.ts'
import type { Cell, Column, TableBlock } from '../report-model.ts'
import { left, placed, planned, right, words } from './report-parts.ts'
import { byWhatMatters } from './what-matters.ts'
import { heldBy } from './withheld-fields.ts'

/** The lists whose entries the report prints, by what their places are called. */
const SCOPES = {
	sites: 'site',
	powerContracts: 'contract',
	buildPhases: 'phase',
	chipOrders: 'order',
	workloads: 'workload',
} as const
type EntryList = keyof typeof SCOPES
type EntryTableEntry<L extends EntryList> = PlanFile[L][number]

/** Behind the value itself: `strong`, another text, or nothing. */
type Retold<Row> = (row: Row, cell: Cell) => Cell

/** A column is the field or the key it shows: head, side and cells are read from it. */
export type EntryColumn<Row> = { readonly grow?: number; readonly cell?: Retold<Row> } & (
	| { readonly field: string; readonly usual?: true }
	| { readonly key: MetricName; readonly at?: FigureOptions['at']; readonly when?: string }
	| { readonly head: Column; readonly cell: Retold<Row> }
)

type EntryTableListed<L extends EntryList> = FigureSource & { readonly list: L }

/** What is entered, as a report prints it: choices by name, money in the plan's currency. */
export function entered(plan: PlanFile, facts: FieldFacts, held: unknown): string {
	if (typeof held === 'number')
		return isShare(facts.unit)
			? percent(held)
			: formatFigure(facts.unit === null ? held : inMoney(held, facts.unit, moneyOf(plan)))
	if (typeof held === 'boolean') return held ? 'yes' : 'no'
	if (typeof held !== 'string' || held === '') return MISSING
	return facts.kind === 'month'
		? shortMonth(held)
		: (choicesFor(plan, facts).find(({ value }) => value === held)?.label ?? held)
}

type EntryTableMade<Row> = { readonly column: Column; readonly cell: (row: Row) => Cell }

function madeOf<L extends EntryList>(
	source: EntryTableListed<L>,
	column: EntryColumn<EntryTableEntry<L>>,
): EntryTableMade<EntryTableEntry<L>> {
	const { plan, result, list } = source
	const retell = column.cell ?? ((_row: EntryTableEntry<L>, cell: Cell) => cell)
	if ('head' in column) return { column: column.head, cell: (row) => retell(row, words(MISSING)) }
	if ('key' in column) {
		const { key, at, when } = column
		const scope = ({ id }: EntryTableEntry<L>) => `${SCOPES[list]}:${id}`
		const { figure } = figuresFrom(source)
		const shown = (of: string) =>
			readResult(result, key, of) === undefined ? words(MISSING) : figure(key, { of, ...(at && { at }) })
		return {
			column: right(when === undefined ? headOf(key) : `${headOf(key)}, ${when}`),
			cell: (row) => retell(row, shown(scope(row))),
		}
	}
	const { field } = column
	const facts = fieldFacts(list, field)
	const isFigure = facts.kind === 'number' || facts.kind === 'integer' || facts.kind === 'month'
	const head = fieldHead(facts, moneyOf(plan))
	const nameOf = (row: EntryTableEntry<L>) =>
		'siteId' in row ? placed({ plan, name: row.name ?? row.id, siteId: row.siteId }) : (row.name ?? row.id)
	const cellOf = (row: EntryTableEntry<L>): Cell => {
		if (field === 'name') return words(nameOf(row))
		const held = valueAt(row, field.split('.')) ?? (column.usual ? facts.default : null)
		return planned(plan, { list, id: row.id, field }, entered(plan, facts, held))
	}
	const holds = heldBy(facts, field)
	return {
		column: isFigure ? right(head) : left(head, column.grow),
		cell: (row) => ({ ...retell(row, cellOf(row)), ...(holds && { holds }) }),
	}
}

type EntryTableParams<L extends EntryList> = Pick<TableBlock, 'title' | 'least' | 'noun' | 'empty'> & {
	readonly columns: readonly EntryColumn<EntryTableEntry<L>>[]
	/** left out: all */
	readonly only?: (row: EntryTableEntry<L>) => boolean
}

/** A table of the plan's own entries, a row each, what matters most first; all they hold stands among the inputs. */
export function entryTable<L extends EntryList>(
	source: EntryTableListed<L>,
	{ columns, only = () => true, ...block }: EntryTableParams<L>,
): TableBlock {
	const made = columns.map((column) => madeOf(source, column))
	const all: readonly EntryTableEntry<L>[] = source.plan[source.list]
	const rows = byWhatMatters(all, source)
	return tableOf({
		...block,
		restAt: inputsAnchor(source.list),
		columns: made.map(({ column }) => column),
		rows: rows.filter(only).map((row) => made.map(({ cell }) => cell(row))),
	})
}

/** Where a list’s entries stand with all that is entered. */
export const inputsAnchor = (list: GridList): string => `inputs-${list}`

/** A list that the plan keeps, with the columns of its grid that hold anything; nothing of an empty list. */
export function gridTable(plan: PlanFile, list: GridList): readonly TableBlock[] {
	const rows = planRows(plan, list)
	const { columns, plural } = gridList(list)
	const held = columns
		.map((field) => ({ field, facts: gridFacts(list, field), path: field.split('.') }))
		.filter(({ path }) => rows.some(({ item }) => (valueAt(item, path) ?? null) !== null))
	if (rows.length === 0) return []
	return [
		tableOf({
			title: sentenceCase(plural),
			columns: held.map(({ facts }) => {
				const isFigure = facts.kind === 'number' || facts.kind === 'integer' || facts.kind === 'month'
				const head = fieldHead(facts, moneyOf(plan))
				return isFigure ? right(head) : left(head)
			}),
			rows: rows.map(({ id, item }) =>
				held.map(({ field, facts, path }): Cell => {
					const text = entered(plan, facts, valueAt(item, path))
					const holds = heldBy(facts, field)
					const cell = isHallList(list) ? { text } : planned(plan, { list, id, field }, text)
					return { ...cell, ...(holds && { holds }) }
				}),
			),
			least: 3,
			noun: plural,
			empty: '',
			restAt: inputsAnchor(list),
		}),
	]
}
