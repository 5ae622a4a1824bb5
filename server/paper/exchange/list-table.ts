import type { FieldFacts } from '#shared/fields/field.ts'
import { furtherFields } from '#server/views/grid/further-fields.ts'
import { gridFacts } from '#shared/grid/grid-facts.ts'
import { gridList } from '#shared/grid/grid-lists.ts'
import { planRows, valueAt } from '#server/views/grid/grid-rows.ts'
import { OF_ONE } from '#shared/grid/pasted.ts'
import type { ListTable } from '#server/views/tables/saved-tables.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { isShare, UNITS } from '#shared/units/units.ts'
import type { Value } from './csv.ts'

export type ListColumn = Pick<FieldFacts, 'label' | 'kind' | 'help'> & {
	/** dotted inside an item: `labour.weeklyHours` */
	readonly field: string
	readonly unit: string
	readonly isShare: boolean
}
export type PlanTable = {
	readonly columns: readonly ListColumn[]
	readonly rows: readonly (readonly Value[])[]
}

/** A list of the plan as a table: every field that the registry knows, as the plan states it. */
export function listTable(plan: PlanFile, { list, at }: Omit<ListTable, 'name' | 'label'>): PlanTable {
	const rows = planRows(plan, list)
	const { more, tables } = furtherFields(list)
	const column = (field: string): ListColumn => {
		const { label, kind, help, unit } = gridFacts(list, field)
		return { field, label, kind, help, unit: unit === null ? '' : UNITS[unit].label, isShare: isShare(unit) }
	}
	const id: ListColumn = { field: 'id', label: 'Id', kind: 'text', help: ID_HELP, unit: '', isShare: false }
	if (at === null) {
		const columns = [...gridList(list).columns, ...more].map(column)
		const cells = rows.map(({ id: own, item }) => [own, ...columns.map(({ field }) => valueOf(item, field))])
		return { columns: [id, ...columns], rows: cells }
	}
	const inner = tables.filter((name) => name.startsWith(`${at}.`))
	const cells = rows.flatMap(({ id: own, item }) =>
		entriesIn(valueAt(item, at.split('.'))).map((entry) => [
			own,
			...inner.map((name) => valueOf(entry, name.slice(at.length + 1))),
		]),
	)
	return { columns: [id, ...inner.map(column)], rows: cells }
}

const ID_HELP = 'What names the entry in other lists.'

function entriesIn(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : []
}

function valueOf(item: unknown, field: string): Value {
	const value = valueAt(item, field.split('.'))
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
	return Array.isArray(value) ? value.join(', ') : null
}

/** The head of a column: its name, and what it is measured in. */
export const headOf = ({ label, unit, isShare }: Pick<ListColumn, 'label' | 'unit' | 'isShare'>): string => {
	if (isShare) return `${label} ${OF_ONE}`
	return unit === '' ? label : `${label} (${unit})`
}
