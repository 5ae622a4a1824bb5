/**
 * Where the result tells figures place by place: the part of their keys after which the id of a place stands, and what it is
 * a place of. `contracts.firmMW` of `contract:grid` stands at `contracts.grid.firmMW`.
 */
export const LISTS = [
	['sites.equipment.lots', 'lot'],
	['sites.equipment', 'equipment'],
	['sites', 'site'],
	['contracts', 'contract'],
	['halls.usable', 'fit'],
	['halls', 'phase'],
	['workloads.placements', 'placement'],
	['workloads.regions', 'region'],
	['workloads', 'workload'],
	['applications', 'application'],
	['schedule.phase', 'phase'],
	['schedule.contract', 'contract'],
	['schedule.order', 'order'],
	['schedule.work', 'work'],
	['workforce.trades', 'trade'],
	['workforce.byLayer.energy', 'trade'],
	['workforce.byLayer.chips', 'trade'],
	['workforce.byLayer.infrastructure', 'trade'],
	['workforce.byLayer.models', 'trade'],
	['workforce.unlevelled.trades', 'trade'],
	['workforce.bySite', 'crew'],
	['finance.halls', 'phase'],
	['finance.plants', 'contract'],
	['finance.land', 'site'],
	['finance.substations', 'site'],
	['finance.quarters', 'quarter'],
	['finance.unitCosts.acceleratorHours', 'pool'],
	['finance.unitCosts.contracts', 'contract'],
	['finance.unitCosts.workloads', 'workload'],
] as const

export type List = { readonly path: string; readonly scope: (typeof LISTS)[number][1] }

/** The list a key is of; null: the plan has it once. */
export function listOf(key: string): List | null {
	const found = LISTS.find(([path]) => key === path || key.startsWith(`${path}.`))
	return found ? { path: found[0], scope: found[1] } : null
}

/** `sites.pue` → `pue`, `schedule.phase.start` → `schedule.start`: what a figure is called beside a place that says its list. */
export const unlisted = (key: string): string =>
	key
		.replace(/^(?:sites|workloads|applications)\./, '')
		.replace(/^schedule\.(?:phase|contract|order|work)\./, 'schedule.')

export type Unlisted<Key extends string> = Key extends `${'sites' | 'workloads' | 'applications'}.${infer Name}`
	? Name
	: Key extends `schedule.${'phase' | 'contract' | 'order' | 'work'}.${infer Name}`
		? `schedule.${Name}`
		: Key
