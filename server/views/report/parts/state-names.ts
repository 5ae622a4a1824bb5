import type { State } from '../../layers/layer-status.ts'

export const STATE_NAMES: Readonly<Record<State, string>> = {
	ok: 'OK',
	tight: 'Tight',
	failing: 'Short',
	'over-built': 'Over-built',
	incomplete: 'Incomplete',
}
