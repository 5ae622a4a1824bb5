import { counted } from '#shared/formats/months.ts'
import type { OwnTable } from '#shared/grid/own-tables.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { baselineSays, NOT_IN_BASELINE, ONLY_IN_BASELINE } from '../grid/baseline/marked-rows.ts'
import { valueAt } from '../grid/grid-rows.ts'
import { ownTyped } from './own-choices.ts'
import { ownColumns } from './own-columns.ts'
import { formTable } from './own-row-form.ts'
import { ownRowName } from './own-row-name.ts'
import { builtInRows, type OwnRow } from './read-own-row.ts'

/** In a scenario, where a cell differs from its baseline: what stands there. */
type OwnRowDiffers = { readonly name: string | null; readonly figures: string | null; readonly source: string | null }

export type OwnRowShown = {
	readonly id: string
	readonly name: string
	/** its first figures */
	readonly figures: string
	readonly source: string
	readonly grade: string
	/** the built-in row of the same key does not count in this plan */
	readonly replaces: boolean
	readonly differs: OwnRowDiffers
}

const SAME: OwnRowDiffers = { name: null, figures: null, source: null }
const SAID_ELSEWHERE = new Set(['id', 'name', 'market', 'source', 'asOf', 'confidence', 'note'])
const MOST_FIGURES = 4
/** Characters of a list that are told in a line; of a longer one how many rows it has. */
const MOST_OF_LIST = 60

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** A column of a row: `Typical site hours`, `45 h per week`; '' where the row says nothing. */
type SaidColumn = { readonly label: string; readonly said: string }

function columnsSaid(plan: PlanFile, table: OwnTable, row: OwnRow): readonly SaidColumn[] {
	return ownColumns(table)
		.fields.filter(({ path }) => !SAID_ELSEWHERE.has(path))
		.map((field) => {
			const value = valueAt(row, field.path.split('.'))
			if (value === null || value === undefined) return { label: field.facts.label, said: '' }
			const unit = field.facts.unit === 'share' ? '' : field.unit
			const typed = ownTyped(plan, field, value).replaceAll('\n', ', ')
			return { label: field.facts.label, said: `${typed}${unit === '' ? '' : ` ${unit}`}` }
		})
}

const listsSaid = (plan: PlanFile, table: OwnTable, row: OwnRow): readonly SaidColumn[] =>
	ownColumns(table).lists.map((list) => {
		const { label, rows } = formTable(plan, list, row)
		return { label, said: rows.map((texts) => texts.filter((one) => one !== '').join(' ')).join(', ') }
	})

const sourceOf = (row: OwnRow): string =>
	[row['source'], row['asOf']]
		.map(text)
		.filter((part) => part !== '')
		.join(', ')

/** A row of the plan's own as the page lists it. */
export function shownRow(plan: PlanFile, table: OwnTable, row: OwnRow): OwnRowShown {
	const id = text(row['id'])
	const said = columnsSaid(plan, table, row).filter((one) => one.said !== '')
	return {
		id,
		name: ownRowName(table, row),
		figures: said
			.slice(0, MOST_FIGURES)
			.map(({ label, said }) => `${label} ${said}`)
			.join('; '),
		source: sourceOf(row),
		grade: text(row['confidence']),
		replaces: builtInRows(table).some((one) => one.id === id),
		differs: SAME,
	}
}

type OwnRowsOf = { readonly plan: PlanFile; readonly rows: readonly OwnRow[] }

/** The rows of a scenario, each cell that differs from its baseline with what stands there; and those that the baseline alone has. */
export function markedOwnRows(table: OwnTable, { plan, rows }: OwnRowsOf, before: OwnRowsOf) {
	const shown = rows.map((row): OwnRowShown => {
		const was = before.rows.find(({ id }) => id === row['id'])
		const differs =
			was === undefined
				? { ...SAME, name: NOT_IN_BASELINE }
				: differsIn(table, { plan, row }, { plan: before.plan, row: was })
		return { ...shownRow(plan, table, row), differs }
	})
	const left = before.rows
		.filter(({ id }) => rows.every((row) => row['id'] !== id))
		.map((row): OwnRowShown => ({ ...shownRow(before.plan, table, row), differs: { ...SAME, name: ONLY_IN_BASELINE } }))
	return { rows: shown, left }
}

type OwnRowOf = { readonly plan: PlanFile; readonly row: OwnRow }

function differsIn(table: OwnTable, is: OwnRowOf, was: OwnRowOf): OwnRowDiffers {
	const [name, source] = [ownRowName(table, was.row), [text(was.row['confidence']), sourceOf(was.row)]]
	const isSameSource = sourceOf(is.row) === source[1] && text(is.row['confidence']) === source[0]
	const said = source.filter((part) => part !== '').join(', ')
	return {
		name: ownRowName(table, is.row) === name ? null : baselineSays(name),
		figures: figuresDiffer(table, is, was),
		source: isSameSource ? null : baselineSays(said === '' ? 'unspecified' : said),
	}
}

function figuresDiffer(table: OwnTable, is: OwnRowOf, was: OwnRowOf): string | null {
	const columns = ({ plan, row }: OwnRowOf) => [...columnsSaid(plan, table, row), ...listsSaid(plan, table, row)]
	const now = columns(is)
	const other = columns(was).filter(({ said }, at) => said !== now[at]?.said)
	if (other.length === 0) return null
	const told = other.slice(0, MOST_FIGURES).map(({ label, said }) => `${label} ${inShort(said)}`)
	const more = other.length - told.length
	return baselineSays([...told, ...(more > 0 ? [`${counted(more, 'more column')} differ`] : [])].join('; '))
}

const inShort = (said: string): string =>
	said === '' ? 'blank' : said.length > MOST_OF_LIST ? counted(said.split(', ').length, 'row') : said
