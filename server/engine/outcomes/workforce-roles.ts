import type { Series } from '#shared/result.ts'
import { applicationDemanded, poolAllocated, poolEnergised, poolTraining } from '../balance/balance.quantities.ts'
import { columnOf, type Frame, noteOf } from '../kernel/run.ts'
import type { EngineModel } from '../world.ts'
import { type EngineerDemand, engineers } from './operations-staff.ts'
import { staffSites } from './workforce-staff.ts'

/** Operations people by title and month; after them the engineers of models and applications, who are in no total. */
export function rolesByMonth(frame: Frame<EngineModel>): Readonly<Record<string, Series>> {
	const { months, model } = frame.world
	const roles: Record<string, number[]> = {}
	for (const [title, heads] of noteOf(frame, staffSites).byRole) roles[title] = [...heads]
	for (let month = 0; month < months; month++) {
		const staff = engineers(engineerDemand(frame, month), model.catalogue.operationsStaffing)
		for (const [title, heads] of Object.entries(staff)) {
			const series = (roles[title] ??= Array.from({ length: months }, () => 0))
			series[month] = heads
		}
	}
	return roles
}

function engineerDemand(frame: Frame<EngineModel>, month: number): EngineerDemand {
	const { model, link } = frame.world
	const siteOfPool = link('pool', 'site') ?? new Int32Array()
	const energised = columnOf(frame, poolEnergised)
	const sum = (quantity: typeof poolEnergised) =>
		model.pools.reduce((total, _, pool) => total + columnOf(frame, quantity).at(pool, month), 0)
	const live = model.pools.flatMap((_, pool) => (energised.at(pool, month) > 0 ? [siteOfPool[pool]] : []))
	const demanded = columnOf(frame, applicationDemanded)
	const training = sum(poolTraining)
	return {
		sites: new Set(live).size,
		energisedAccelerators: sum(poolEnergised),
		trainingAccelerators: training,
		inferenceAccelerators: sum(poolAllocated) - training,
		services:
			live.length === 0 ? 0 : model.plan.applications.filter((_, index) => demanded.at(index, month) > 0).length,
	}
}
