import type { Series } from '#shared/series.ts'
import { poolAllocated, poolEnergised, poolTraining } from '../balance/balance.quantities.ts'
import { applicationDemanded } from '../balance/demand/demand-effects.ts'
import { columnOf, type Frame, noteOf } from '../kernel/run.ts'
import type { EngineModel } from '../world.ts'
import { type EngineerDemand, engineers } from './operations-staff.ts'
import { staffSites } from './workforce-staff.ts'
import { addSeries } from '../cells.ts'
import { listOf } from '../document-series.ts'
import type { Column } from '../kernel/algorithm-node.ts'

/** Operations people by title and month; after them the engineers of models and applications, who are in no total. */
export function rolesByMonth(frame: Frame<EngineModel>): Readonly<Record<string, Series>> {
	const { months, model } = frame.world
	const roles: Record<string, number[]> = {}
	for (const [title, heads] of staffByTitle(frame)) roles[title] = listOf(heads)
	const demandIn = engineerDemand(frame)
	for (let month = 0; month < months; month++) {
		const staff = engineers(demandIn(month), model.catalogue.operationsStaffing)
		for (const [title, heads] of Object.entries(staff)) {
			const series = (roles[title] ??= new Array<number>(months).fill(0))
			series[month] = heads
		}
	}
	return roles
}

/** Operations people by title, the sites together. */
function staffByTitle(frame: Frame<EngineModel>): ReadonlyMap<string, Float64Array> {
	const all = new Map<string, Float64Array>()
	for (const [title, heads] of noteOf(frame, staffSites).flatMap((ofSite) => [...ofSite])) {
		const known = all.get(title) ?? new Float64Array(heads.length)
		addSeries(known, heads)
		all.set(title, known)
	}
	return all
}

/** What the engineers of each month are reckoned from. */
function engineerDemand(frame: Frame<EngineModel>): (month: number) => EngineerDemand {
	const { link } = frame.world
	const siteOfPool = link('pool', 'site') ?? new Int32Array()
	const [energised, training, allocated] = [
		columnOf(frame, poolEnergised),
		columnOf(frame, poolTraining),
		columnOf(frame, poolAllocated),
	]
	const demanded = columnOf(frame, applicationDemanded)
	return (month) => {
		const live = siteOfPool.filter((_, pool) => energised.at(pool, month) > 0)
		const trained = sumOver(training, month)
		return {
			sites: new Set(live).size,
			energisedAccelerators: sumOver(energised, month),
			trainingAccelerators: trained,
			inferenceAccelerators: sumOver(allocated, month) - trained,
			services: live.length === 0 ? 0 : countAboveZero(demanded, month),
		}
	}
}

function sumOver(column: Column, month: number): number {
	let sum = 0
	for (let index = 0; index < column.count; index++) sum += column.at(index, month)
	return sum
}

function countAboveZero(column: Column, month: number): number {
	let count = 0
	for (let index = 0; index < column.count; index++) if (column.at(index, month) > 0) count += 1
	return count
}
