import type { BindingCause } from '#shared/cause-result.ts'
import type { Bound } from '../layers/binding.ts'
import type { BalanceRun } from '../run-balance.ts'
import type { ShortPool } from './short-pool.ts'

/** What holds a layer back, in a code, two sentences and the facts they rest on. */
export type Reason = Pick<BindingCause, 'cause' | 'text' | 'mend' | 'facts'>

export type CauseAsk = {
	readonly run: BalanceRun
	readonly month: number
	/** index of the site where most is missing */
	readonly site: number
	readonly bound: Bound
	/** by how much the layer falls short there, in its unit */
	readonly missing: number
	/** of chips: the pool that lacks most there */
	readonly pool: ShortPool | null
}
