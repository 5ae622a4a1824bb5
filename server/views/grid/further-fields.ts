import { fieldsOf } from '#shared/fields/registry.ts'
import { FORM_TABLES, gridList, HALL_LISTS, isHallList, type GridList } from '#shared/grid/grid-lists.ts'

const inGroup = (name: string, groups: readonly string[]) => groups.some((group) => name.startsWith(`${group}.`))

/**
 * What the registry knows of a list beside its columns: the fields of the form behind a row, and those of the small tables
 * in it. Apart from the shapes of lists, so that no page sends the registry to the browser.
 */
export function furtherFields(list: GridList): {
	readonly more: readonly string[]
	readonly tables: readonly string[]
} {
	const names = isHallList(list) ? [] : fieldsOf(list).map(({ name }) => name)
	const { columns } = gridList(list)
	const apart = [...(FORM_TABLES[list] ?? []), ...Object.values(HALL_LISTS).map(({ group }) => group)]
	return {
		more: names.filter(
			(name) => name !== 'id' && !columns.includes(name) && !apart.includes(name) && !inGroup(name, apart),
		),
		tables: names.filter((name) => inGroup(name, FORM_TABLES[list] ?? [])),
	}
}
