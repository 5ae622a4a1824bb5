import { fullPowerOf } from '#shared/document/full-power.ts'
import type { Explanation } from '#shared/explanation.ts'
import type { Remark } from '#shared/remarks.ts'
import type { PlanResult } from '#shared/result.ts'
import type { MilestoneKind } from '#shared/result/milestone-result.ts'
import { planResult } from '../../document/plan-result.ts'
import { dateIf } from '../../kernel/explain/explain.ts'
import type { Frame } from '../../kernel/run.ts'
import type { EngineModel } from '../../world.ts'
import { DATE_OF_PLAN, figureBehind } from '../milestones-answer.ts'
import { settersOf } from './setters.ts'
import { stepsTo } from './setter-steps.ts'

const OF_PLAN = { ...DATE_OF_PLAN, rule: 'vV4', source: 'Verdict V2, V4' } as const

/** Kinds of which one is the date of full power. */
const POWER: readonly MilestoneKind[] = ['power_at_meter', 'first_power', 'full_power', 'all_firm_power']

/** When the first and when all of the power is delivered, and what sets that month, step by step. Null for all other names. */
export function powerDateAnswer(frame: Frame<EngineModel>, name: string): Explanation<Remark> | null {
	switch (name) {
		case 'fullPower':
			return fullPowerAnswer(frame)
		case 'firstPower':
			return firstPowerAnswer(frame)
		default:
			return null
	}
}

/** The date that stands for all sites together, with the milestones that reach it. */
function fullPowerAnswer(frame: Frame<EngineModel>): Explanation<Remark> {
	const result = planResult(frame)
	const full = fullPowerOf(result)
	const { at } = full
	const reached = result.milestones.filter(({ kind, month }) =>
		at === null ? POWER.includes(kind) : kind === 'full_power' && month === at,
	)
	const setters = settersOf(frame, {
		verdict: result.verdict,
		month: at,
		dateOf: ({ fullPower }) => fullPower.month,
		itMWOf: ({ fullMW }) => fullMW,
	})
	return {
		...OF_PLAN,
		quantity: 'fullPower',
		label: 'Full power',
		...dated(at, result),
		method:
			'The month the last site delivers its target, with power, halls and chips or tenants. What the layer with least capacity lacks the month before sets it. If a site never delivers its target, there is no month, and what it lacks at plan end is shown instead.',
		decided: { code: 'full_power', facts: { full, reached, set: setters.map(({ set }) => set) } },
		inputs: [
			...reached.flatMap((milestone) => figureBehind(frame, milestone)),
			...stepsTo(frame, setters),
			...firstPowerLine(result),
		],
	}
}

const FIRST = { ...OF_PLAN, quantity: 'firstPower', label: 'First power' } as const

const dated = (month: string | null, { months }: Pick<PlanResult, 'months'>) => ({
	value: month === null ? null : months.indexOf(month),
	...dateIf(month),
})

/** Told beside full power, and opened by itself. */
function firstPowerLine(result: PlanResult): readonly Explanation<Remark>[] {
	const { firstPower } = result.verdict
	return firstPower === null ? [] : [{ ...FIRST, ...dated(firstPower, result), truncated: true }]
}

/** The first month in which any site delivers anything. */
function firstPowerAnswer(frame: Frame<EngineModel>): Explanation<Remark> {
	const result = planResult(frame)
	const { firstPower: month } = result.verdict
	const reached = result.milestones.filter((milestone) => milestone.kind === 'first_power' && milestone.month === month)
	const at = result.months.indexOf(month ?? '')
	const setters = settersOf(frame, {
		verdict: result.verdict,
		month,
		dateOf: ({ firstPower }) => firstPower,
		itMWOf: ({ fullMW, of }) => of.delivered[at] ?? fullMW,
	})
	return {
		...FIRST,
		...dated(month, result),
		method:
			'The first month any site delivers capacity, with power, halls and chips or tenants. What the layer with least capacity lacks the month before sets it.',
		decided: { code: 'first_power', facts: { month, reached, set: setters.map(({ set }) => set) } },
		inputs: [...reached.flatMap((milestone) => figureBehind(frame, milestone)), ...stepsTo(frame, setters)],
	}
}
