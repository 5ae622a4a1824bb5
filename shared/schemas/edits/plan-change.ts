import { z } from 'zod'
import { PLAN_LISTS } from '#shared/fields/lists.ts'
import type { PlanChange } from '#shared/remedies.ts'
import { readJsonText } from '#shared/schemas/json-text.ts'

const value = z.union([z.number(), z.string(), z.boolean(), z.null(), z.array(z.string())])
const list = z.enum(PLAN_LISTS)
const planChangeSchema = z.discriminatedUnion('action', [
	z.object({
		action: z.literal('set'),
		list,
		id: z.string(),
		field: z.string().min(1),
		value,
		was: value.default(null),
	}),
	z.object({ action: z.literal('add'), list, item: z.record(z.string(), value) }),
])

/** One edit of a plan as text, of an address or a command; null where it is none. */
export function parsePlanChange(text: string): PlanChange | null {
	const read = readJsonText(text)
	const parsed = planChangeSchema.safeParse(read.ok ? read.value : null)
	return parsed.success ? parsed.data : null
}
