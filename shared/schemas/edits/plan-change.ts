import { z } from 'zod'
import { PLAN_LISTS } from '#shared/fields/lists.ts'
import type { TriedChange } from '#shared/tried-change.ts'
import { readJsonText } from '#shared/schemas/json-text.ts'

const value = z.union([z.number(), z.string(), z.boolean(), z.null(), z.array(z.string())])
const list = z.enum(PLAN_LISTS)
const set = z.object({
	action: z.literal('set'),
	list,
	id: z.string(),
	field: z.string().min(1),
	value,
	was: value.default(null),
})
const assume = z.object({ action: z.literal('assume'), key: z.string().min(1), value: z.number() })
/** Two of a table, and no more: each is parsed with the whole plan. */
const MOST_TOGETHER = 2
const changeSchema = z.discriminatedUnion('action', [
	set,
	z.object({ action: z.literal('add'), list, item: z.record(z.string(), value) }),
	z.object({ action: z.literal('merge'), patch: z.record(z.string(), z.json()) }),
	z.object({
		action: z.literal('together'),
		inputs: z
			.array(z.discriminatedUnion('action', [set, assume]))
			.min(1)
			.max(MOST_TOGETHER),
	}),
])

/** A change of a plan as text, of an address or a command; null where it is none. */
export function parseChange(text: string): TriedChange | null {
	const read = readJsonText(text)
	const parsed = changeSchema.safeParse(read.ok ? read.value : null)
	return parsed.success ? parsed.data : null
}
