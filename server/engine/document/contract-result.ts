import type { ContractResult } from '#shared/result/energy-result.ts'
import { madeWhenRead } from '#shared/records/made-when-read.ts'
import type { Frame } from '../kernel/run.ts'
import { contractAt } from '../layers/energy/contract-inputs.ts'
import { sourceOf } from '../layers/energy/purchase/purchase-terms.ts'
import type { EngineModel } from '../world.ts'
import { told, toldParts } from './told.ts'

type ContractResultEngineFrame = Frame<EngineModel>

/** Every power contract of a finished run, by id. */
export function contractResults(frame: ContractResultEngineFrame): Readonly<Record<string, ContractResult>> {
	const { plan } = frame.world.model
	return Object.fromEntries(plan.powerContracts.map(({ id }, index) => [id, contractResult(frame, index)]))
}

function contractResult(frame: ContractResultEngineFrame, index: number): ContractResult {
	const { contract, kind } = contractAt(frame.world.model, index)
	const { start, lateStart, deliveryProbability, ...others } = toldParts(frame, 'contracts', index)
	const isCut = sourceOf(kind) === 'non_firm'
	return madeWhenRead<ContractResult>({
		siteId: () => contract.siteId,
		kind: () => kind.id,
		start,
		lateStart,
		deliveryProbability,
		leadMonths: () => leadMonthsOf(frame, index),
		...others,
		fuelMMBtu: () => (kind.heatRateMMBtuPerMWh === null && !isCut ? null : others.fuelMMBtu()),
		curtailedMWh: () => (isCut ? others.curtailedMWh() : null),
		plant: () => plantOf(frame, index),
		battery: () => (kind.role === 'storage' ? told(frame, 'contracts.battery', index) : null),
		notBilled: () => told(frame, 'contracts.notBilled', index),
	})
}

function leadMonthsOf(frame: ContractResultEngineFrame, index: number): ContractResult['leadMonths'] {
	const lead = told(frame, 'contracts.leadMonths', index)
	return lead.p50 === 0 ? null : lead
}

function plantOf(frame: ContractResultEngineFrame, index: number): ContractResult['plant'] {
	const plant = told(frame, 'contracts.plant', index)
	return plant.units === 0 ? null : plant
}
