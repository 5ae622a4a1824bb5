import type { Remark } from '#shared/remarks.ts'
import { addMonths } from '#shared/units/months.ts'
import type { ItemDates } from './level-crews.ts'

type DecidedByParams = { readonly dates: readonly (ItemDates | undefined)[]; readonly months: readonly string[] }

/** Why an item is late; null where it is not. */
export function decidedBy(note: DecidedByParams, item: number): Remark | null {
	const dates = note.dates[item]
	const first = note.months[0]
	if (!dates || first === undefined || dates.cause === null) return null
	const { cause, delayMonths } = dates
	const finish = dates.finish === null ? null : addMonths(first, dates.finish)
	return { code: 'late', facts: { cause: cause.kind, of: cause.name, finish, delayMonths } }
}
