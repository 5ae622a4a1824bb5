import { ONCE } from '#server/http/forms/once.ts'
import type { FormShape } from '#server/http/forms/read-form.ts'
import { SHOWN } from '#shared/grid/edit-reply.ts'
import { furtherFields } from '#server/views/grid/further-fields.ts'
import { FORM_TABLES, GRID_KINDS, gridList } from '#shared/grid/grid-lists.ts'

/** Names of the form's own parts; all others are fields of the entry. */
export const OWN_PARTS = [
	'intent',
	'list',
	'itemId',
	'baseRev',
	'back',
	'by',
	'scenario',
	'noted',
	'quality',
	'source',
	'aside',
	ONCE,
]

/** More rows of a small table than anybody types at once. */
const TABLE_ROWS = 240

const fieldsIn = (list: (typeof GRID_KINDS)[number]): readonly string[] => {
	const { columns } = gridList(list)
	const { more, tables } = furtherFields(list)
	const rows = (FORM_TABLES[list] ?? []).flatMap((table) =>
		tables
			.filter((name) => name.startsWith(`${table}.`))
			.flatMap((name) =>
				Array.from({ length: TABLE_ROWS }, (_, at) => `${table}.${String(at)}.${name.slice(table.length + 1)}`),
			),
	)
	return [...columns, ...more, ...rows]
}
/** A new hall is asked how many are like it: no field of a plan, but one of its form. */
const FIELDS = [...new Set([...GRID_KINDS.flatMap(fieldsIn), 'halls'])]

/** Parts of an address that open a form, with what was typed there before the form was loaded for another kind. */
export const OPENS_A_FORM = ['edit', 'add', ...OWN_PARTS, ...FIELDS]

/** What the pages with a grid send: a row's form, with every field the registry knows, or cells; five thousand are about 1 MB. */
export const EDIT_FORM: FormShape = {
	names: [
		...OWN_PARTS,
		'cells',
		'block',
		'dry',
		'prefetch',
		'page',
		'rows',
		...FIELDS,
		...FIELDS.map((field) => SHOWN + field),
	],
	maxBytes: 2_000_000,
}
