import { z } from 'zod'
import { idSchema } from '#shared/fields/field.ts'

/** May be left out: null then, in a plan's own row as in a built-in one. */
export const orNull = <S extends z.ZodType>(schema: S) =>
	Object.assign(
		schema.nullish().transform((value) => value ?? null),
		{ of: schema } as const,
	)
/** May be left out of a plan's own row, where a rule fills it in (`own-rows.ts`); a built-in row states it. */
export const byRule = <S extends z.ZodType>(schema: S) => Object.assign(orNull(schema), { byRule: true } as const)

export const text = z.string({ error: 'expected text' }).max(1000, { error: 'expected at most 1000 characters' })
export const figure = (min: number, max: number) => {
	const error = `expected ${min} to ${max}`
	return z
		.number({ error: (issue) => (issue.input === undefined ? 'required' : 'expected a number') })
		.min(min, { error })
		.max(max, { error })
}
export const maybe = (min: number, max: number) => orNull(figure(min, max))
export const whole = (min: number, max: number) =>
	figure(min, max).refine(Number.isInteger, { error: 'expected a whole number' })
export const yes = byRule(z.boolean({ error: 'expected true or false' }))
export const oneOf = <const C extends readonly [string, ...string[]]>(choices: C) =>
	z.enum(choices, { error: `expected one of ${choices.join(', ')}` })
export const confidence = oneOf(['high', 'medium', 'low'])
export const provenance = {
	source: byRule(text),
	/** year or month the figure holds for: `2024`, `2026-11` */
	asOf: byRule(text),
	confidence: byRule(confidence),
}
export const named = { id: idSchema, name: text, ...provenance }
export const at = { latitude: figure(-90, 90), longitude: figure(-180, 180) }

export const p50p90 = { p50: figure(0, 600), p90: figure(0, 600) }
export const lowMidHigh = (max: number) =>
	orNull(z.strictObject({ low: figure(0, max), mid: figure(0, max), high: figure(0, max) }))
/** A number alone stands for all three. */
export const lowBestHigh = (min: number, max: number) =>
	z.union(
		[
			z.strictObject({ low: figure(min, max), best: figure(min, max), high: figure(min, max) }),
			figure(min, max).transform((best) => ({ low: best, best, high: best })),
		],
		{ error: 'expected a number, or low, best and high' },
	)

type ColumnRead<T> = T extends object ? { readonly [K in keyof T]: ColumnRead<T[K]> } : T
type ColumnCell<Column, Value> = Column extends z.ZodObject
	? RowOf<Column>
	: Column extends { readonly byRule: true }
		? NonNullable<ColumnRead<Value>>
		: Column extends { readonly of: infer Columns extends z.ZodObject }
			? RowOf<Columns> | null
			: ColumnRead<Value>

/** A row as it is read: what a rule fills in is there. */
export type RowOf<Columns extends z.ZodObject> = {
	readonly [K in keyof z.output<Columns> & keyof Columns['shape']]: ColumnCell<
		Columns['shape'][K],
		z.output<Columns>[K]
	>
}

type WrittenRow<Columns extends z.ZodObject> = Pick<
	RowOf<Columns>,
	Exclude<keyof RowOf<Columns>, MayBeLeftOut<Columns>>
> &
	Partial<RowOf<Columns>>
/** Columns a built-in row need not have: null where nothing is known, no where a mark is not set, none of a list. */
type MayBeLeftOut<Columns extends z.ZodObject> = {
	[K in keyof Columns['shape']]: Columns['shape'][K] extends typeof yes
		? K
		: Columns['shape'][K] extends { readonly byRule: true }
			? never
			: undefined extends z.input<Columns['shape'][K]>
				? K
				: never
}[keyof Columns['shape']]

/** Built-in rows say only what they have; what they leave out is filled in as the columns say. */
export function rowsOf<Columns extends z.ZodObject>(
	columns: Columns,
	rows: readonly WrittenRow<Columns>[],
): readonly RowOf<Columns>[]
export function rowsOf({ shape }: z.ZodObject, rows: readonly Readonly<Record<string, unknown>>[]): readonly object[] {
	const blank = Object.entries(shape).map(
		([key, column]) => [key, column === yes ? false : z.safeParse(column, undefined).data] as const,
	)
	return rows.map((row) => Object.fromEntries(blank.map(([key, none]) => [key, row[key] ?? none])))
}
