import { z } from 'zod'
import { idSchema } from '#shared/fields/field.ts'

export const CONFIDENCES = ['high', 'medium', 'low'] as const
export const orNull = <S extends z.ZodType>(schema: S) => schema.nullish().transform((value) => value ?? null)
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
	orNull(figure(min, max).refine(Number.isInteger, { error: 'expected a whole number' }))
export const yes = orNull(z.boolean({ error: 'expected true or false' }))
export const oneOf = <const C extends readonly [string, ...string[]]>(choices: C) =>
	z.enum(choices, { error: `expected one of ${choices.join(', ')}` })
export const provenance = {
	source: orNull(text),
	asOf: orNull(text),
	confidence: orNull(oneOf(CONFIDENCES)),
}
export const named = { id: idSchema, name: text, ...provenance }

export const lowMidHigh = (max: number) =>
	orNull(z.strictObject({ low: figure(0, max), mid: figure(0, max), high: figure(0, max) }))
export const lowBestHigh = (min: number, max: number) =>
	orNull(
		z.union(
			[
				z.strictObject({ low: figure(min, max), best: figure(min, max), high: figure(min, max) }),
				figure(min, max).transform((best) => ({ low: best, best, high: best })),
			],
			{
				error: 'expected a number, or low, best and high',
			},
		),
	)
