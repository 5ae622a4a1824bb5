import type { ConstructionPhase } from './facility-types.ts'

/** Of what scope a hall is built: what of it stands already. */
export type HallScope = 'greenfield' | 'shell_exists' | 'fit_out_only' | 'existing'

/** Follows what is bought for the hall, and so is dated by its purchases. */
export const PROCUREMENT_STEP = 'procurement'
export const SUBSTATION_STEP = 'substation'
/** The first work on site: the hall's own start. */
export const FIRST_ON_SITE = 'civil'

/** Steps that a hall which stands in part has behind it. */
export const BUILT_STEPS: Readonly<Record<HallScope, readonly string[]>> = {
	greenfield: [],
	shell_exists: [FIRST_ON_SITE, 'shell'],
	fit_out_only: [FIRST_ON_SITE, 'shell', SUBSTATION_STEP],
	existing: [],
}

/** Whether a hall of a scope works through a step. */
export const hasStep = (scope: HallScope, step: string): boolean =>
	scope !== 'existing' && !BUILT_STEPS[scope].includes(step)

/** What a hall states as bought; one that stands orders nothing, whatever it lists. */
export const purchasesOf = <Row>(hall: {
	readonly scope: HallScope | null
	readonly procurement: readonly Row[]
}): readonly Row[] => (hall.scope === 'existing' ? [] : hall.procurement)

/** Steps that wait for the first work on site, itself included: none of them comes before the hall does. */
export function stepsOnSite(steps: readonly ConstructionPhase[]): ReadonlySet<string> {
	const found = new Set([FIRST_ON_SITE])
	let before: number
	do {
		before = found.size
		for (const { id, after } of steps) if (after.some(({ phase }) => found.has(phase))) found.add(id)
	} while (found.size > before)
	return found
}
