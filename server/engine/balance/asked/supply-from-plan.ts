import { at, cellsOf, item } from '../../cells.ts'
import type { RacksFit } from '../../equipment/racks/fit-racks.ts'
import type { EngineModel } from '../../world.ts'
import type { BalanceColumns } from '../balance-inputs.ts'
import type { HallFact, PowerFact } from '../causes/supply-facts.ts'
import { leasedOf } from './leases-from-plan.ts'

/** The contracts that feed a site. */
export function powerFacts(
	model: EngineModel,
	columns: BalanceColumns,
	places: readonly number[],
): readonly PowerFact[] {
	const facts: PowerFact[] = []
	for (const place of places) facts.push(powerFact(model, columns, place))
	return facts
}

function powerFact(model: EngineModel, columns: BalanceColumns, index: number): PowerFact {
	const contract = item(model.plan.powerContracts, index)
	const series = cellsOf(columns.contractFirm, index)
	const start = Math.round(columns.serviceStart.at(index, 0))
	let most = 0
	for (let month = 0; month < series.length; month++) most = Math.max(most, at(series, month))
	const full = series.indexOf(most)
	return {
		id: contract.id,
		name: contract.name || contract.id,
		startMonth: start < model.months.length ? start : null,
		fullMonth: most > 0 ? full : null,
		endMonth: Math.min(start + Math.round(columns.contractTerm.at(index, 0)), columns.contractExit.at(index, 0)) - 1,
		firmMW: Math.max(most, columns.contractCapacity.at(index, 0) * columns.contractFirmShare.at(index, 0)),
		delayCause: null,
		heldMW: cellsOf(columns.heldByWorks, index),
		works: model.plan.gatingWorks.flatMap((work, place) =>
			work.contractId === contract.id
				? [
						{
							id: work.id,
							name: work.name || work.id,
							dueMonth: columns.workDue.at(place, 0),
							gatesMW: columns.workGates.at(place, 0),
						},
					]
				: [],
		),
	}
}

/** The halls of a site, and which of what is ordered they can’t use. */
export function hallFacts(
	model: EngineModel,
	columns: BalanceColumns,
	{ halls, racks }: { readonly halls: readonly number[]; readonly racks: RacksFit },
): readonly HallFact[] {
	const facts: HallFact[] = []
	for (const hall of halls) {
		const tooDense = item(racks.tooDense, hall)
		facts.push({
			...hallFact(model, columns, hall),
			rackKW: item(racks.carriedKW, hall),
			...(tooDense.some((dense) => dense !== null) && { tooDense }),
		})
	}
	return facts
}

function hallFact(model: EngineModel, columns: BalanceColumns, index: number): HallFact {
	const phase = item(model.plan.buildPhases, index)
	const finish = columns.hallReady.at(index, 0)
	return {
		id: phase.id,
		name: phase.name || phase.id,
		itMW: columns.phaseItMW.at(index, 0),
		plannedFinish: Math.round(columns.hallPlannedFinish.at(index, 0)),
		finish: Number.isNaN(finish) ? null : Math.round(finish),
		delayCause: null,
		...leasedOf(model, columns, index),
		...refittedOf(columns, index),
	}
}

/** Nothing where it is never refitted. */
function refittedOf(columns: BalanceColumns, index: number): Pick<HallFact, 'refitMW'> {
	const refitMW = cellsOf(columns.hallRefitting, index)
	return refitMW.some((MW) => MW > 0) ? { refitMW } : {}
}
