import { addMonths } from '#shared/units/months.ts'
import type { Due, Lever } from './lever.ts'

/** Months that a decision takes before anything is ordered or begun. */
const TO_DECIDE = 1

export type Timed =
	/** it can be decided in time */
	| { readonly in: 'time'; readonly lever: Lever; readonly actBy: string }
	/** it can be decided now, and is in place later than it was to be */
	| { readonly in: 'delay'; readonly lever: Lever; readonly actBy: string; readonly gives: string }
	/** the plan has no month for it, and it would have been decided before */
	| { readonly in: 'vain'; readonly gives: string }

/** The last month in which something can be decided that must be in place in a month. Rule D3. */
export const actByOf = ({ month, leadMonths }: Due): string => addMonths(month, -leadMonths - TO_DECIDE)

/** When something decided now is in place. Rule D3. */
export const soonestOf = (status: string, leadMonths = 0): string => addMonths(status, TO_DECIDE + leadMonths)

/** A change of a size by when it has to be decided, moved to what can still be had where that is past. Rule D3. */
export function timed(lever: Lever, size: number, status: string): Timed {
	const due = lever.due(size)
	const actBy = actByOf(due)
	if (actBy >= status) return { in: 'time', lever, actBy }
	const gives = soonestOf(status, due.leadMonths)
	if (lever.from !== undefined) return { in: 'delay', lever: lever.from(gives), actBy: status, gives }
	// What waits for nothing and has no month of its own holds from when it is decided.
	return due.leadMonths === 0 ? { in: 'time', lever, actBy: status } : { in: 'vain', gives }
}
