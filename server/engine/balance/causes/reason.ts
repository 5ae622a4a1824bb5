import type { Cause } from '#shared/result/cause-result.ts'
import type { Bound } from '../layers/binding.ts'
import type { BalanceRun } from '../run-balance.ts'
import type { ShortPool } from './short-pool.ts'

/** What holds a layer back, in a code and the facts it rests on; `server/views/messages/causes.ts` says it. */
export type Reason = Pick<Cause, 'cause' | 'facts'>

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
	/** all others that lack accelerators, at any site */
	readonly otherPools: readonly ShortPool[]
}
