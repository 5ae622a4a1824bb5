import { longMonth } from '#shared/presentation/wording/months.ts'
import type { Explanation } from '#shared/explanation.ts'
import { explain, NOTHING } from '../kernel/explain/explain.ts'
import type { Frame } from '../kernel/run.ts'
import { planResult } from '../document/plan-result.ts'
import type { EngineModel } from '../world.ts'

/** The quantity in whose series a milestone is a month, and whether it is the site's or the plan's. */
const BEHIND = {
	first_power: 'energy.available',
	full_power: 'chips.itPower',
	full_grid: 'energy.available',
	all_firm_power: 'energy.available',
	hall_ready: 'infrastructure.available',
	first_chips: 'chips.installed',
	first_tokens: 'applications.available',
	training_done: null,
	peak_workforce: 'workforce.construction.headcount',
} as const

/** The milestones of the plan, each with the figure that reaches its mark in that month. Null for all other names. */
export function milestonesAnswer(frame: Frame<EngineModel>, name: string): Explanation | null {
	if (name !== 'milestones') return null
	const { milestones } = planResult(frame)
	return {
		...NOTHING,
		quantity: name,
		symbol: '',
		label: 'Milestones',
		unit: '',
		scope: 'plan',
		month: null,
		value: milestones.length,
		rule: 'B14',
		source: 'Methodology §2',
		node: 'algorithm',
		method:
			'The first month with power, chips and tokens at each site, the month all its firm power is there, the month what runs draws its target, or all its chips run where none is stated, the finish of each hall and run, and the month with most people.',
		decided: milestones.map(({ month, text }) => `${longMonth(month)}: ${text}`).join(' '),
		inputs: milestones.flatMap(({ kind, siteId, month, text }) => {
			const quantity = BEHIND[kind]
			const { plan, months } = frame.world.model
			const index = siteId === null || kind === 'peak_workforce' ? 0 : plan.sites.findIndex(({ id }) => id === siteId)
			if (quantity === null || index < 0) return []
			const place = { quantity, index, month: months.indexOf(month), monthNames: months, depth: 0 }
			return [{ ...explain(frame, place), label: text }]
		}),
	}
}
