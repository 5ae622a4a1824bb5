import type { OddsApart } from './apart.ts'
import type { OddsBeside } from './beside.ts'
import type { OddsChip } from './target-odds.ts'
import type { OddsView } from './odds-view.ts'

/**
 * A line of what is answered about odds, of which there is another each time more draws are done. `none`: nobody has run them yet,
 * and whoever asks may not.
 */
export type OddsReply =
	| {
			readonly ok: true
			readonly state: 'none' | 'running' | 'done'
			/** null until the first bands */
			readonly view: OddsView | null
			readonly chips: readonly OddsChip[]
			/** the other scenarios on the same draws; null where there is none */
			readonly apart: OddsApart | null
			/** what other pages say of them; null until the first bands */
			readonly beside: OddsBeside | null
			/** the edit of the plan they are of */
			readonly rev: number
	  }
	| { readonly ok: false; readonly text: string }
