import type { Explanation } from '#shared/explanation.ts'
import type { Remark } from '#shared/remarks.ts'
import type { Milestone } from '#shared/result/milestone-result.ts'
import { explain, NOTHING } from '../kernel/explain/explain.ts'
import type { Frame } from '../kernel/run.ts'
import { planResult } from '../document/plan-result.ts'
import type { EngineModel } from '../world.ts'

/** The quantity in whose series a milestone is a month, and whether it is the site's or the plan's. */
const BEHIND = {
	power_at_meter: 'sites.layers.energy.available',
	first_power: 'sites.deliveredItMW',
	full_power: 'sites.deliveredItMW',
	all_firm_power: 'sites.layers.energy.available',
	hall_ready: 'sites.layers.infrastructure.available',
	first_chips: 'sites.installedAccelerators',
	first_tokens: 'sites.layers.applications.available',
	training_done: null,
	peak_workforce: 'workforce.construction.headcount',
} as const

/** What explains a date of the plan as a whole. */
export const DATE_OF_PLAN = {
	...NOTHING,
	symbol: '',
	unit: '',
	scope: 'plan',
	month: null,
	rule: 'B14',
	source: 'Methodology §2',
	node: 'algorithm',
} as const

/** The milestones of the plan, each with the figure that reaches its mark in that month. Null for all other names. */
export function milestonesAnswer(frame: Frame<EngineModel>, name: string): Explanation<Remark> | null {
	if (name !== 'milestones') return null
	const { milestones } = planResult(frame)
	const behind = milestones.flatMap((milestone) =>
		figureBehind(frame, milestone).map((figure) => ({ milestone, figure })),
	)
	return {
		...DATE_OF_PLAN,
		quantity: name,
		label: 'Milestones',
		value: milestones.length,
		method:
			'The first month with firm power at the meter, with delivered capacity, chips and tokens at each site, the month of full firm power, the month the full target is delivered, the finish of each hall and run, and the month of peak headcount.',
		decided: { code: 'milestones', facts: { milestones, labelled: behind.map(({ milestone }) => milestone) } },
		inputs: behind.map(({ figure }) => figure),
	}
}

/** The figure that reaches the mark of a milestone; none where no one figure does. */
export function figureBehind(
	frame: Frame<EngineModel>,
	{ kind, siteId, month }: Milestone,
): readonly Explanation<Remark>[] {
	const quantity = BEHIND[kind]
	const { plan, months } = frame.world.model
	const index = siteId === null || kind === 'peak_workforce' ? 0 : plan.sites.findIndex(({ id }) => id === siteId)
	if (quantity === null || index < 0) return []
	const place = { quantity, index, month: months.indexOf(month), monthNames: months, depth: 0 }
	return [explain(frame, place)]
}
