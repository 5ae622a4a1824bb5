type Scope = 'greenfield' | 'shell_exists' | 'fit_out_only' | 'existing'

/** Half of the envelope is still built where the shell exists; foundations and steel are not. Methodology §3. */
const ENVELOPE_BUILT = 0.5
/** Foundations, steel and envelope share the shell's cost evenly (planner's guess). */
const ENVELOPE_OF_SHELL = 1 / 3
/** Share of critical capacity that is not substation and plant (planner's guess from the trade split). */
const FIT_OUT_OF_CRITICAL = 0.75

/**
 * Share of a whole hall's cost that a scope builds, from the market's split of cost: without the shell, site work,
 * foundations and steel fall away; a fit-out also finds substation and plant. An existing hall
 * stands whole: it was paid before the plan, and maintenance and straight line count it. F4
 */
export function hallScopeShare(scope: Scope, split: Readonly<Record<string, number>>): number {
	if (scope === 'greenfield' || scope === 'existing') return 1
	const share = (part: string) => split[part] ?? 0
	const shellExists = 1 - share('site') - share('shell') * (1 - ENVELOPE_OF_SHELL * ENVELOPE_BUILT)
	if (scope === 'shell_exists') return shellExists
	return shellExists - share('criticalCapacity') * (1 - FIT_OUT_OF_CRITICAL)
}
