import { addSeries, item } from '../../cells.ts'
import { tooHotFor } from '../../equipment/fit-racks.ts'
import type { PartLoad } from '../../layers/energy/part-load.ts'
import { byReadiness } from '../../layers/infrastructure/hall-order.ts'
import type { EngineModel } from '../../world.ts'
import type { BalanceColumns } from '../balance-inputs.ts'
import { seriesOf } from '../series-of.ts'
import type { BalanceSite, HallFact, PowerFact } from '../types.ts'

/** Sites of a plan with what feeds and houses them, and the facts that say why it is short. */
export function sitesFromPlan(model: EngineModel, columns: BalanceColumns): readonly BalanceSite[] {
	return model.plan.sites.map((site, index) => ({
		id: site.id,
		name: site.name || site.id,
		energyAvailableMW: seriesOf(columns.firmPower, index),
		...partLoadOf(model, columns, index),
		infrastructureAvailableItMW: seriesOf(columns.housedPower, index),
		targetItMW: site.targetItMW,
		itOverheadFactor: columns.itOverheadFactor.at(index, 0),
		diversityTraining: columns.diversityTraining.at(index, 0),
		diversityInference: columns.diversityInference.at(index, 0),
		diversityMixed: columns.diversityMixed.at(index, 0),
		loadFactorTraining: columns.loadFactorTraining.at(index, 0),
		loadFactorInference: columns.loadFactorInference.at(index, 0),
		idlePowerShare: columns.idlePowerShare.at(index, 0),
		acceleratorAvailability: columns.availability.at(index, 0),
		heldBackByInterconnectionMW: heldBack(model, columns, index),
		heldBackForLossMW: seriesOf(columns.contingencyReserve, index),
		contracts: model.plan.powerContracts.flatMap((contract, place) =>
			contract.siteId === site.id ? [powerFact(model, columns, place)] : [],
		),
		halls: model.plan.buildPhases.flatMap((phase, place) =>
			phase.siteId === site.id ? [hallFact(model, columns, place)] : [],
		),
	}))
}

function partLoadOf({ plan }: EngineModel, columns: BalanceColumns, site: number): PartLoad {
	const siteId = plan.sites[site]?.id
	const halls = plan.buildPhases.flatMap((phase, index) => (phase.siteId === siteId ? [index] : []))
	return {
		peakPue: columns.peakPue.at(site, 0),
		overhead: {
			a: columns.partLoadFixed.at(0, 0),
			b: columns.partLoadProportional.at(0, 0),
			c: columns.partLoadSquare.at(0, 0),
		},
		blockFillShare: columns.blockFillShare.at(site, 0),
		hallsItMW: byReadiness(halls, columns.hallCapacity).map((hall) => seriesOf(columns.hallCapacity, hall)),
	}
}

/** Firm imports of the contracts beyond what the connection lets through. */
function heldBack(model: EngineModel, columns: BalanceColumns, site: number): Float64Array {
	const held = seriesOf(columns.siteImport, site).map((through) => -through)
	const siteId = model.plan.sites[site]?.id
	model.plan.powerContracts.forEach((contract, index) => {
		if (contract.siteId !== siteId) return
		addSeries(held, seriesOf(columns.contractImport, index))
	})
	return held.map((megawatts) => Math.max(0, megawatts))
}

function powerFact(model: EngineModel, columns: BalanceColumns, index: number): PowerFact {
	const contract = item(model.plan.powerContracts, index)
	const series = seriesOf(columns.contractFirm, index)
	const start = Math.round(columns.serviceStart.at(index, 0))
	const most = series.reduce((peak, megawatts) => Math.max(peak, megawatts), 0)
	const full = series.findIndex((megawatts) => megawatts >= most)
	return {
		id: contract.id,
		name: contract.name || contract.id,
		startMonth: start < model.months.length ? start : null,
		fullMonth: most > 0 ? full : null,
		endMonth: Math.min(start + Math.round(columns.contractTerm.at(index, 0)), columns.contractExit.at(index, 0)) - 1,
		firmMW: Math.max(most, columns.contractCapacity.at(index, 0) * columns.contractFirmShare.at(index, 0)),
		delayCause: null,
		heldMW: seriesOf(columns.heldByWorks, index),
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

function hallFact(model: EngineModel, columns: BalanceColumns, index: number): HallFact {
	const phase = item(model.plan.buildPhases, index)
	const finish = columns.hallFinish.at(index, 0)
	return {
		id: phase.id,
		name: phase.name || phase.id,
		itMW: columns.phaseItMW.at(index, 0),
		plannedFinish: Math.round(columns.hallPlannedFinish.at(index, 0)),
		finish: Number.isNaN(finish) ? null : Math.round(finish),
		delayCause: null,
		tooHot: tooHotFor(model, { power: columns.acceleratorPower, tolerance: columns.rackTolerance }, index),
	}
}
