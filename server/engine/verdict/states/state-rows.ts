import type { VerdictState } from '#shared/result/verdict-result.ts'
import type { Entered } from './entered.ts'

export type StateFacts = {
	readonly entered: Entered
	/** its own supply never holds what is asked in the end */
	readonly neverHolds: boolean
	/** of what is asked, lost from the status month on; and its largest cause */
	readonly share: number
	readonly monthsLate: number
	/** money that stands idle or stranded, of what it costs from the status month on */
	readonly idleShare: number
	readonly hasPast: boolean
	/** of its crews nothing is known: its dates are as entered */
	readonly isUnknown: boolean
}

const LATE_SHARE = 0.02
const TIGHT_SHARE = 0.005
const IDLE_SHARE = 0.05
const LATE_MONTHS = 2

const ROWS: readonly (readonly [VerdictState, (facts: StateFacts) => boolean])[] = [
	['empty', ({ entered }) => entered === 'none'],
	['incomplete', ({ entered }) => entered === 'missing'],
	['short', ({ neverHolds }) => neverHolds],
	['late', ({ share, monthsLate }) => share >= LATE_SHARE || monthsLate >= LATE_MONTHS],
	['tight', ({ share, monthsLate }) => share >= TIGHT_SHARE || monthsLate === 1],
	['no_data', ({ isUnknown }) => isUnknown],
	['idle', ({ idleShare }) => idleShare > IDLE_SHARE],
	['was_short', ({ hasPast, share }) => hasPast && share === 0],
]

/** The first that fits. Rule vV5. */
export function stateOf(facts: StateFacts): VerdictState {
	return ROWS.find(([, fits]) => fits(facts))?.[0] ?? 'on_target'
}

/** Of several places: the first row that any of them fits; of what is not entered anywhere, nothing. Rule vV5. */
export function stateOfAll(states: readonly VerdictState[]): VerdictState {
	const judged: readonly VerdictState[] = states.filter((state) => state !== 'empty')
	if (judged.length === 0) return 'empty'
	return ORDER.find((state) => judged.includes(state)) ?? 'on_target'
}
const ORDER: readonly VerdictState[] = [
	...(['incomplete', 'no_data', 'short', 'late', 'tight', 'idle', 'was_short'] as const),
]
