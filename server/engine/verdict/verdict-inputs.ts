import { assumed } from '../inputs/assumed.ts'

/** Accelerators of so much of a hall fill it. Rule vV2. */
export const hallFill = assumed('hallFill', { id: 'verdict.hallFill', symbol: 'φ', scope: 'site', rule: 'vV2' })

/** Of what is installed, what may stand idle without a word. Rule vV3. */
export const idleReserve = assumed('idleReserve', {
	id: 'verdict.idleReserve',
	symbol: 'r_idle',
	scope: 'plan',
	rule: 'vV3',
})
