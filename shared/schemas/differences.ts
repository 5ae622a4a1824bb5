import { z } from 'zod'
import { ITEM_KINDS } from './plan-items.ts'

const values = z.record(z.string(), z.json())
const entry = { list: z.enum(ITEM_KINDS), id: z.string() }
const entrySchema = z.discriminatedUnion('how', [
	/** an entry of the baseline, by the paths of the fields in which it differs */
	z.object({ how: z.literal('changed'), ...entry, fields: values }),
	/** `after`: the entry that it stands behind; null where it is the first */
	z.object({ how: z.literal('added'), ...entry, item: values, after: z.string().nullable() }),
	z.object({ how: z.literal('removed'), ...entry }),
])
const differencesSchema = z.object({
	/** fields of the head by their paths */
	head: values.default({}),
	/** whole entries by their key; null where the baseline has one and the scenario none */
	assumptions: values.default({}),
	notes: values.default({}),
	entries: z.array(entrySchema).default([]),
})

/** What a scenario states itself. Where it states nothing it follows the baseline, also through later edits of that. */
export type Differences = z.infer<typeof differencesSchema>
export type EntryDifference = z.infer<typeof entrySchema>

export const NO_DIFFERENCES: Differences = { head: {}, assumptions: {}, notes: {}, entries: [] }

/** @throws where it is none */
export function readDifferences(stored: unknown): Differences {
	return differencesSchema.parse(stored)
}

/** `labour` as a whole and `labour.weeklyHours` are the same place; '' is all of it. */
export function overlaps(one: string, other: string): boolean {
	return one === other || one === '' || other === '' || one.startsWith(`${other}.`) || other.startsWith(`${one}.`)
}
