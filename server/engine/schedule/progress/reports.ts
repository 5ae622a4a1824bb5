import { monthsBetween } from '#shared/units/months.ts'
import type { EngineModel } from '../../world.ts'
import type { MonthIndex, Report } from '../types.ts'

type ReadActual = EngineModel['plan']['actuals'][number] & {
	/** place in the plan's list */
	readonly index: number
	readonly at: MonthIndex
}

/** Reports of one ref at or before the status month, in the order of their months. */
export function readUntil({ plan, asOf }: Pick<EngineModel, 'plan' | 'asOf'>, ref: string) {
	return plan.actuals
		.map((actual, index): ReadActual => ({ ...actual, index, at: monthsBetween(plan.startMonth, actual.month) }))
		.filter(({ ref: of, at }) => of === ref && at <= asOf)
		.sort((one, other) => one.at - other.at)
}

/** What the plan reports of a hall, an order or a plant; null where it does not say how much is done. Rule pV1. */
export function reportOf(model: EngineModel, ref: string): Report | null {
	const all = readUntil(model, ref)
	const telling = all.filter(({ percentComplete }) => percentComplete !== null)
	const last = telling.at(-1)
	if (!last) return null
	// It was finished when it was first said to be, however often that is said.
	const open = telling.findLastIndex(({ percentComplete }) => percentComplete !== last.percentComplete)
	const at = (last.percentComplete === 1 ? telling[open + 1] : last) ?? last
	return {
		asOf: at.at,
		percentComplete: last.percentComplete ?? 0,
		hoursToDate: last.hoursToDate,
		heads: all.flatMap(({ at: month, headcount }) =>
			headcount === null || month > at.at ? [] : [{ month, heads: headcount }],
		),
		trend: model.plan.actualsForecast !== 'plan',
	}
}
