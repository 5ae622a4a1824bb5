import { HOURS_PER_MONTH } from '#shared/units/conversions.ts'
import type { EngineModel } from '../../world.ts'
import type { StandingWorkload } from '../workloads/workload-types.ts'
import type { WorkloadPlace } from '../workloads/workload-place.ts'

type StandingOfParams = Extract<EngineModel['plan']['workloads'][number], { kind: 'standing' }>
type Growth = NonNullable<StandingOfParams['growth']>

/** How far growth has come, x of the way from start to end. Rule A1. */
const CURVES: Readonly<Record<Growth, (from: number, to: number, x: number) => number>> = {
	constant: (from) => from,
	linear: (from, to, x) => from + (to - from) * x,
	exponential: (from, to, x) => from * (to / Math.max(from, 1e-9)) ** x,
	s_curve: (from, to, x) => from + (to - from) * (3 * x ** 2 - 2 * x ** 3),
}

/** Standing work as the plan states it: a share of the fleet, accelerators that grow, or hours a month. Rule pW1. */
export function standingOf(workload: StandingOfParams, place: WorkloadPlace, months: number): StandingWorkload {
	const { fleetShare, accelerators, acceleratorHoursPerMonth: hours } = workload
	const from = accelerators ?? 0
	const length = place.lastMonth - place.startMonth
	const asked = Float64Array.from({ length: months }, (_, month) => {
		if (hours !== null) return hours / HOURS_PER_MONTH
		const x = length > 0 ? Math.min(1, Math.max(0, (month - place.startMonth) / length)) : 0
		return CURVES[workload.growth ?? 'linear'](from, workload.acceleratorsAtEnd ?? from, x)
	})
	return { ...place, kind: 'standing', fleetShare, asked, byHours: hours !== null }
}
