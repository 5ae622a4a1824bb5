import { z } from 'zod'
import type { Quality } from '#shared/explanation.ts'
import type { Unit } from '#shared/units/units.ts'
import { formatFigure } from '#shared/units/format.ts'
import { COUNTRY_CODE } from '#shared/units/country.ts'
import type { FieldSection } from './sections.ts'

type FieldKind =
	| 'text'
	| 'number'
	| 'integer'
	| 'month'
	| 'choice'
	| 'boolean'
	| 'reference'
	| 'references'
	| 'numbers'
	| 'months'
	| 'group'
	| 'list'

/** Which kinds a field is for: each of these properties of the kind has one of these values. */
export type KindRule = Readonly<Record<string, readonly (string | boolean)[]>>

/** What forms, the grid, the command line and the engine know of one plan field. */
export type FieldFacts = {
	readonly label: string
	/** one sentence: what it means and what leaving it out does */
	readonly help: string
	readonly unit: Unit | null
	readonly kind: FieldKind
	readonly required: boolean
	readonly min: number | null
	readonly max: number | null
	readonly choices: readonly string[] | null
	/** table or plan list the value is a key of */
	readonly reference: string | null
	/** used where the plan says null; null: see `defaultText` */
	readonly default: number | string | boolean | null
	/** the rule that gives the value where no constant does */
	readonly defaultText: string | null
	readonly low: number | null
	readonly high: number | null
	readonly source: string | null
	readonly quality: Quality | null
	/** kinds of item the field means something for; null: all. It is neither asked of nor taken from any other. */
	readonly meantFor: KindRule | null
	/** kinds that must have it, where not every item must */
	readonly neededFor: KindRule | null
	/** what else of the item or the catalogue may make it needed */
	readonly neededWhen: string | null
	/** the heading it stands under in forms; null: among the first */
	readonly section: FieldSection | null
	/** planners leave it at its default: no form asks for it before its last group is opened, and no grid has a column of it */
	readonly seldom: boolean
	/** where the default that hangs on the item stands, so that forms show its figure */
	readonly usual: UsualFrom | null
}

/** A default that is not the same for all: in a column of the row that a field of the item names, of its site, or among the assumptions. */
export type UsualFrom =
	| { readonly row: string; readonly column: string; readonly only?: KindRule; readonly weeks?: true }
	| { readonly site: string }
	| { readonly assumption: string }

export type Field<S extends z.ZodType = z.ZodType> = FieldFacts & { readonly schema: S }

type NumberSchemaParams = Pick<FieldFacts, 'label' | 'help'> &
	Partial<Omit<FieldFacts, 'label' | 'help' | 'kind' | 'required' | 'choices'>>

/** Facts of a field of which nothing is said but what it is. */
export const NO_FACTS: Omit<FieldFacts, 'label' | 'help' | 'kind' | 'required'> = {
	unit: null,
	min: null,
	max: null,
	choices: null,
	reference: null,
	default: null,
	defaultText: null,
	low: null,
	high: null,
	source: null,
	quality: null,
	meantFor: null,
	neededFor: null,
	neededWhen: null,
	section: null,
	seldom: false,
	usual: null,
}

/** Largest number a plan may hold where the field sets no limit of its own. */
const LARGEST = 1e15
const NAME_LENGTH = 200
const TEXT_LENGTH = 4000
const ID_LENGTH = 80
const MOST_MONTHS = 240
const MONTHS_OF_A_YEAR = 12

type Issue = { readonly input?: unknown }
const orRequired = (expected: string) => (issue: Issue) =>
	issue.input === undefined || issue.input === null ? 'required' : expected

const figure = (value: number) => formatFigure(value, { digits: 6 })
const limits = (min: number, max: number) => `expected ${figure(min)} to ${figure(max)}`

const numberSchema = (written: NumberSchemaParams, whole: 'whole' | 'any') => {
	const min = written.min ?? 0
	const max = written.max ?? LARGEST
	const base = z.number({ error: orRequired('expected a number') })
	const typed =
		whole === 'whole' ? base.refine(Number.isInteger, { error: 'expected a whole number', abort: true }) : base
	return typed.min(min, { error: limits(min, max) }).max(max, { error: limits(min, max) })
}

const optional = <S extends z.ZodType>(schema: S) => schema.nullish().transform((value) => value ?? null)

const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/
/** Years a plan may speak of: schedules are reckoned month by month, so they stay near the present. */
export const FIRST_YEAR = 1990
export const LAST_YEAR = 2100
/** Whether a plan may speak of a month, `2027-03`. */
export const withinYears = (month: string) =>
	Number(month.slice(0, 4)) >= FIRST_YEAR && Number(month.slice(0, 4)) <= LAST_YEAR
export const monthSchema = z
	.string({ error: orRequired('expected YYYY-MM') })
	.regex(monthPattern, { error: 'expected YYYY-MM', abort: true })
	.refine(withinYears, { error: `expected a year from ${FIRST_YEAR} to ${LAST_YEAR}` })

/** Ids name scopes such as `pool:site/chip`, so they hold neither `/` nor `:`. */
export const idSchema = z
	.string({ error: orRequired('expected text') })
	.min(1, { error: 'expected at least one character' })
	.max(ID_LENGTH, { error: `expected at most ${ID_LENGTH} characters` })
	.regex(/^[^/:\s\p{Cc}]([^/:\p{Cc}]*[^/:\s\p{Cc}])?$/u, {
		error: 'expected an id without slash, colon or space at its ends',
	})
	.refine((id) => !['__proto__', 'prototype', 'constructor'].includes(id), {
		error: 'this id is reserved; choose another',
	})

const textSchema = (length: number) =>
	z.string({ error: orRequired('expected text') }).max(length, { error: `expected at most ${length} characters` })
const nameSchema = textSchema(NAME_LENGTH).refine((text) => text.trim() !== '', {
	error: 'expected at least one character',
})

type Code = { readonly pattern: RegExp; readonly expected: string }
const codeSchema = ({ pattern, expected }: Code) =>
	z.string({ error: orRequired(expected) }).regex(pattern, { error: expected })

const facts = (written: NumberSchemaParams, kind: FieldKind, required: boolean): FieldFacts => ({
	...NO_FACTS,
	...written,
	kind,
	required,
})
const ranged = (written: NumberSchemaParams, kind: FieldKind, required: boolean): FieldFacts => ({
	...facts(written, kind, required),
	min: written.min ?? 0,
	max: written.max ?? LARGEST,
})

export const field = {
	id: (written: NumberSchemaParams) => ({ ...facts(written, 'text', true), schema: idSchema }),
	name: (written: NumberSchemaParams) => ({ ...facts(written, 'text', true), schema: nameSchema }),
	text: (written: NumberSchemaParams) => ({
		...facts(written, 'text', false),
		schema: optional(textSchema(TEXT_LENGTH)),
	}),
	code: (written: NumberSchemaParams & Code) => {
		const { pattern, expected, ...rest } = written
		return { ...facts(rest, 'text', false), schema: optional(codeSchema({ pattern, expected })) }
	},
	number: (written: NumberSchemaParams) => ({
		...ranged(written, 'number', true),
		schema: numberSchema(written, 'any'),
	}),
	integer: (written: NumberSchemaParams) => ({
		...ranged(written, 'integer', true),
		schema: numberSchema(written, 'whole'),
	}),
	optionalNumber: (written: NumberSchemaParams) => ({
		...ranged(written, 'number', false),
		schema: optional(numberSchema(written, 'any')),
	}),
	optionalInteger: (written: NumberSchemaParams) => ({
		...ranged(written, 'integer', false),
		schema: optional(numberSchema(written, 'whole')),
	}),
	month: (written: NumberSchemaParams) => ({ ...facts(written, 'month', true), schema: monthSchema }),
	optionalMonth: (written: NumberSchemaParams) => ({
		...facts(written, 'month', false),
		schema: optional(monthSchema),
	}),
	boolean: (written: NumberSchemaParams) => ({
		...facts(written, 'boolean', false),
		schema: optional(z.boolean({ error: orRequired('expected true or false') })),
	}),
	choice: <const C extends readonly [string, ...string[]]>(written: NumberSchemaParams & { readonly choices: C }) => ({
		...facts(written, 'choice', false),
		choices: written.choices,
		schema: optional(z.enum(written.choices, { error: `expected one of ${written.choices.join(', ')}` })),
	}),
	/** a key of a catalogue table or of another list of the plan; whether it exists is checked with the whole plan */
	reference: (written: NumberSchemaParams & { readonly reference: string }) => ({
		...facts(written, 'reference', true),
		schema: textSchema(NAME_LENGTH).min(1, { error: 'required' }),
	}),
	optionalReference: (written: NumberSchemaParams & { readonly reference: string }) => ({
		...facts(written, 'reference', false),
		schema: optional(textSchema(NAME_LENGTH).min(1, { error: 'expected at least one character' })),
	}),
	references: (written: NumberSchemaParams & { readonly reference: string }) => ({
		...facts(written, 'references', false),
		schema: listOf(textSchema(NAME_LENGTH).min(1), 500),
	}),
	/** a two-letter code */
	country: (written: NumberSchemaParams) => ({
		...facts({ ...written, reference: 'countries' }, 'reference', false),
		schema: optional(codeSchema(COUNTRY_CODE)),
	}),
	/** two-letter codes; each once is enough, and more do no harm */
	countries: ({ most, ...written }: NumberSchemaParams & { readonly most: number }) => ({
		...facts({ ...written, reference: 'countries' }, 'references', false),
		schema: listOf(codeSchema(COUNTRY_CODE), most),
	}),
	/** a list of numbers; null when left out or empty */
	optionalNumbers: (written: NumberSchemaParams) => ({
		...ranged(written, 'numbers', false),
		schema: z
			.array(numberSchema(written, 'any'), { error: 'expected a list' })
			.max(500, { error: 'expected at most 500 entries' })
			.nullish()
			.transform((numbers) => (numbers && numbers.length > 0 ? numbers : null)),
	}),
	/** months of the year, 1 to 12, each once and in order; null when left out or empty: all of them */
	calendarMonths: (written: Omit<NumberSchemaParams, 'min' | 'max'>) => ({
		...ranged({ ...written, min: 1, max: MONTHS_OF_A_YEAR }, 'numbers', false),
		schema: listOf(numberSchema({ ...written, min: 1, max: MONTHS_OF_A_YEAR }, 'whole'), MONTHS_OF_A_YEAR).transform(
			(months) => (months.length > 0 ? [...new Set(months)].sort((left, right) => left - right) : null),
		),
	}),
	/** entries with fields of their own; null when left out or empty */
	optionalList: <const T extends Readonly<Record<string, Field>>>(
		written: NumberSchemaParams & { readonly fields: T; readonly limit: number },
	) => {
		const { fields, limit, ...rest } = written
		const schema = listOf(z.strictObject(shapeOf(fields)), limit)
		return { ...facts(rest, 'list', false), schema: schema.transform((rows) => (rows.length > 0 ? rows : null)) }
	},
	/** a list of months, each once and in order; empty when left out */
	months: (written: NumberSchemaParams) => ({
		...facts(written, 'months', false),
		schema: listOf(monthSchema, MOST_MONTHS).transform((months) => [...new Set(months)].sort()),
	}),
}

/** A list that is empty when left out or null, and not longer than the limit: how long it is is looked at before any entry is. */
export function listOf<S extends z.ZodType>(schema: S, limit: number) {
	const error = `expected at most ${limit} entries`
	return z.preprocess(
		(value, context) => {
			if (!Array.isArray(value) || value.length <= limit) return value ?? []
			context.addIssue({ code: 'custom', message: error })
			return z.NEVER
		},
		z.array(schema, { error: 'expected a list' }).max(limit, { error }),
	)
}

type SchemaOf<F> = F extends { readonly schema: infer S extends z.ZodType } ? S : never

type ShapeOf<T> = { [K in keyof T]: SchemaOf<T[K]> }

/** The Zod shape of a table of fields; inference of each field survives. */
export function shapeOf<const T extends Readonly<Record<string, Field>>>(fields: T): ShapeOf<T>
export function shapeOf(fields: Readonly<Record<string, Field>>): Record<string, z.ZodType> {
	return Object.fromEntries(Object.entries(fields).map(([key, { schema }]) => [key, schema]))
}
