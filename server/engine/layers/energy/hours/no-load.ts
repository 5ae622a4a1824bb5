import type { Column } from '../../../kernel/algorithm-node.ts'

/** Where a supply is laid out for a load that is still to be found. */
export const NO_LOAD: Column = { of: '', values: new Float64Array(1), count: 1, months: 1, monthly: false, at: () => 0 }
export const LOAD_COLUMNS = {
	...{ energy: NO_LOAD, inferenceShare: NO_LOAD, activeHours: NO_LOAD },
	...{ flexibleShare: NO_LOAD, flexibleWork: NO_LOAD },
}
