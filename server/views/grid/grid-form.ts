import { hallMonths } from '#shared/catalogue/builds/build-classes.ts'
import { isRecord } from '#shared/is-record.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { FIELD_SECTIONS } from '#shared/fields/sections.ts'
import { belongs, isNeeded, kindOf, traitsOf } from '#shared/fields/kinds.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneyOf, closeAmount } from '#shared/units/money.ts'
import { addMonths } from '#shared/units/months.ts'
import { furtherFields } from './further-fields.ts'
import { findGridFacts, gridFacts, gridKindField } from '#shared/grid/grid-facts.ts'
import { FORM_TABLES, gridList, isHallList, type GridList } from '#shared/grid/grid-lists.ts'
import { planRows, type PlanRow } from './grid-rows.ts'
import { findOwnTable, type OwnTable } from '#shared/grid/own-tables.ts'
import { cellOf, columnOf, typedIn } from './grid-view.ts'
import { usualOf } from './usual-values.ts'
import type { GridColumn } from '#shared/grid/grid-model.ts'
import { newHallColumns } from './new-halls.ts'

export type FormField = {
	readonly column: GridColumn
	readonly typed: string
	/** of a figure that is entered: what is noted beside it */
	readonly rests: { readonly quality: string; readonly source: string } | null
	/** kinds of item that have the field; null: all */
	readonly kinds: readonly string[] | null
	/** kinds that cannot be without it */
	readonly neededFor: readonly string[]
	/** the case in which it is needed all the same */
	readonly neededWhen: string | null
	/** of the field that decides the kind: which it is where nothing is chosen */
	readonly defaultKind: string | null
	/** the list of the plan that what is picked stands in, for adding to it */
	readonly adds: GridList | null
	/** the table of the catalogue that what is picked stands in, for a row of the plan's own */
	readonly ownTable: OwnTable | null
	/** the heading it stands under; '' where it stands among the first */
	readonly section: string
	/** folded away with what planners leave at its default */
	readonly seldom: boolean
	/** the default of each kind, where kinds differ in it */
	readonly byKind: Readonly<Record<string, string>> | null
	/** how a month is written here: one of the plan */
	readonly example: string
}
/** A list inside the entry: each row one cell a column. */
export type FormTable = {
	readonly field: string
	readonly label: string
	/** kinds of item that have it; null: all */
	readonly kinds: readonly string[] | null
	readonly columns: readonly GridColumn[]
	/** how a month is written here: one of the plan */
	readonly example: string
	readonly rows: readonly (readonly string[])[]
}
export type GridForm = {
	readonly list: GridList
	readonly noun: string
	readonly id: string | null
	readonly name: string
	/** the field that decides which others there are */
	readonly kindField: string | null
	readonly fields: readonly FormField[]
	readonly tables: readonly FormTable[]
}

const TABLE_LABELS: Readonly<Record<string, string>> = {
	'interconnection.transformers': 'Transformers',
	outages: 'Planned outages',
	procurement: 'Substation purchases',
	targets: 'Target steps (replace Target and Full power by)',
	existingPlant: 'Existing equipment (blank: from scope)',
	rampSteps: 'Ramp steps (replace an even ramp)',
	minimumBillSteps: 'Minimum bill by month',
	reserved: 'Take-or-pay reservations',
	tariff: 'Tariff adders by hour and season',
	demandRegions: 'User regions (blank: anywhere)',
}

type FormAsk = {
	readonly plan: PlanFile
	readonly list: GridList
	readonly id: string | null
	/** what was typed before the form was loaded anew */
	readonly typed?: Readonly<Record<string, string>>
}

const addsTo = (reference: string | null): GridList | null =>
	reference === 'sites' || reference === 'buildPhases' || reference === 'applications' ? reference : null

/** Kinds that an entry of the list may be of, and what rules ask of each. */
function kindsIn({ plan, list }: Pick<FormAsk, 'plan' | 'list'>) {
	const decides = gridKindField(list)
	const types = catalogueFor(plan).powerContractTypes
	const kinds = decides === null ? [] : columnOf({ plan, list, field: decides }).choices.map(({ value }) => value)
	return { decides, kinds, traits: (kind: string) => (isHallList(list) ? null : traitsOf(list, kind, types)) }
}

function fieldOf({ plan, list, typed = {} }: FormAsk, field: string, row: PlanRow | null): FormField {
	const kindOfRow = row === null || isHallList(list) ? null : kindOf(list, row.item)
	const facts = gridFacts(list, field)
	const usual = row === null ? null : usualOf(plan, list, { field, item: row.item })
	const plain = columnOf({ plan, list, field }, kindOfRow)
	const column = usual === null ? plain : { ...plain, fallback: usual }
	const { decides, kinds, traits } = kindsIn({ plan, list })
	const cell = row === null ? null : cellOf({ plan, list, row, column })
	const isFigure = column.control === 'number' || column.control === 'month'
	return {
		column,
		typed: typed[field] ?? cell?.typed ?? initialOf({ plan, list, column }),
		rests:
			cell === null || cell.isDefault || !isFigure ? null : { quality: cell.quality ?? '', source: cell.source ?? '' },
		kinds: facts.meantFor === null ? null : kinds.filter((kind) => belongs(facts, traits(kind))),
		neededFor: kinds.filter((kind) => column.field === 'name' || isNeeded(facts, traits(kind))),
		neededWhen: facts.neededWhen,
		defaultKind: field === decides && typeof facts.default === 'string' ? facts.default : null,
		adds: addsTo(facts.reference),
		ownTable: findOwnTable(facts.reference ?? ''),
		section: facts.section === null ? '' : FIELD_SECTIONS[facts.section],
		seldom: facts.seldom,
		byKind: decides === null ? null : byKindOf({ plan, list }, field, kinds),
		example: plan.startMonth,
	}
}

/** A new entry shows the default of the kind that is chosen. */
function byKindOf(
	{ plan, list }: Pick<FormAsk, 'plan' | 'list'>,
	field: string,
	kinds: readonly string[],
): FormField['byKind'] {
	const decides = gridKindField(list)
	const { usual } = gridFacts(list, field)
	if (usual === null || !('row' in usual) || usual.row !== decides) return null
	const figures = kinds.map((kind) => [kind, usualOf(plan, list, { field, item: { [decides]: kind } })] as const)
	return Object.fromEntries(figures.flatMap(([kind, figure]) => (figure === null ? [] : [[kind, figure]])))
}

function tableOf({ plan, list, typed = {} }: FormAsk, field: string, row: PlanRow | null): FormTable {
	const columns = furtherFields(list)
		.tables.filter((name) => name.startsWith(`${field}.`))
		.map((name) => columnOf({ plan, list, field: name }))
	const entries = row === null ? [] : entriesAt(row.item, field.split('.'))
	const names = columns.map((column) => column.field.slice(field.length + 1))
	const stored = entries.map((entry) =>
		columns.map((column, at) => {
			const facts = gridFacts(list, column.field)
			const value = entry[names[at] ?? '']
			// With one cell of it the whole table is sent back.
			const close = typeof value === 'number' ? closeAmount(value, facts.unit, moneyOf(plan)) : value
			return typedIn(close, column, facts)
		}),
	)
	const again = Object.keys(typed).filter((name) => name.startsWith(`${field}.`))
	const rows = Math.max(stored.length, ...again.map((name) => Number(name.slice(field.length + 1).split('.')[0]) + 1))
	const facts = findGridFacts(list, field)
	const { kinds, traits } = kindsIn({ plan, list })
	return {
		field,
		label: TABLE_LABELS[field] ?? field,
		kinds: facts?.meantFor ? kinds.filter((kind) => belongs(facts, traits(kind))) : null,
		columns,
		example: plan.startMonth,
		rows: Array.from({ length: rows }, (_, at) =>
			names.map((name, place) => typed[`${field}.${at}.${name}`] ?? stored[at]?.[place] ?? ''),
		),
	}
}

function entriesAt(value: unknown, path: readonly string[]): readonly Readonly<Record<string, unknown>>[] {
	const [head, ...rest] = path
	if (head !== undefined) return isRecord(value) ? entriesAt(value[head], rest) : []
	return Array.isArray(value) ? value.filter(isRecord) : []
}

/** A field that no kind, list, table or default has a say in. */
export const FREE_FIELD = {
	section: '',
	seldom: false,
	byKind: null,
	rests: null,
	kinds: null,
	neededFor: [],
	neededWhen: null,
	defaultKind: null,
	adds: null,
	ownTable: null,
	example: '',
} as const

/** Every field of one entry for the form behind its row, with the kinds each is for; a new entry where the id is null. */
export function buildForm(asked: FormAsk): GridForm | null {
	const { plan, list, id } = asked
	const row = id === null ? null : planRows(plan, list).find((one) => one.id === id)
	if (row === undefined) return null
	const { noun, columns } = gridList(list)
	const decides = gridKindField(list)
	const names = [...columns, ...furtherFields(list).more]
	const isNewHall = list === 'buildPhases' && row === null
	return {
		list,
		noun,
		id,
		name: row?.name ?? '',
		kindField: decides,
		// The kind comes first: it decides what is asked after it.
		fields: [
			...[...names.filter((name) => name === decides), ...names.filter((name) => name !== decides)].map((field) =>
				fieldOf(asked, field, row),
			),
			...(isNewHall ? newHallColumns(plan, asked.typed ?? {}).map((asks) => ({ ...FREE_FIELD, ...asks })) : []),
		],
		tables: (FORM_TABLES[list] ?? []).map((field) => tableOf(asked, field, row)),
	}
}

/**
 * What a new entry begins with: the one place there is, and of demand the month from which it can be served. When power comes,
 * work begins or chips are ordered is what is planned: no month of it is more usual than another.
 */
function initialOf({ plan, list, column }: Pick<FormAsk, 'plan' | 'list'> & { column: GridColumn }): string {
	const { field, choices, control, required } = column
	const isOnly = required && control === 'pick' && choices.length === 1
	if (field === 'siteId' || isOnly) return choices[0]?.label ?? ''
	// Whom a workload serves is seldom in doubt where there is one, and without it nothing is asked of a service.
	if (field === 'applicationIds' && choices.length === 1) return choices[0]?.label ?? ''
	return field === 'startMonth' && (list === 'workloads' || list === 'applications') ? firstReady(plan) : ''
}

/** Nothing runs before a hall is ready: who asks earlier is refused service in every month until then. '' without a hall. */
function firstReady(plan: PlanFile): string {
	const { startMonth, buildPhases } = plan
	const monthsOf = (hall: (typeof buildPhases)[number]) => hallMonths(catalogueFor(plan), plan, hall)
	const [first] = buildPhases.map((hall) => addMonths(hall.startMonth, monthsOf(hall))).sort()
	if (first === undefined) return ''
	return first > startMonth ? first : startMonth
}
