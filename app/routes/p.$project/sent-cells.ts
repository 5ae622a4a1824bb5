import { z } from 'zod'
import { readJsonText } from '#shared/schemas/json-text.ts'

export const revision = z.number().int().nonnegative()

/** JSON in a field of a form; null where it is none. */
export function jsonIn(text: string): unknown {
	const read = readJsonText(text)
	return read.ok ? read.value : null
}

/** Typed cells as a form carries them. */
export const sentCells = z
	.string()
	.transform(jsonIn)
	.pipe(
		z
			.array(
				z.object({
					...{ id: z.string(), field: z.string(), text: z.string() },
					...{ baseRev: revision.optional(), back: revision.optional() },
				}),
			)
			.min(1)
			.max(5000),
	)
