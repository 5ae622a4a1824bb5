import { CONTRACT_SERIES } from '#shared/document/item-keys.ts'
import type { ContractResult } from '#shared/energy-result.ts'
import type { Series } from '#shared/series.ts'
import { addMonths } from '#shared/units/months.ts'
import { seriesOf } from '../document-series.ts'
import { seriesParts } from './figures-at.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { madeWhenRead } from '#shared/records/made-when-read.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import { serviceStart } from '../layers/energy/available.ts'
import { batteryEventPower, storedEnergy, usableEnergy } from '../layers/energy/battery.ts'
import { contractAt } from '../layers/energy/contract-inputs.ts'
import { curtailedEnergy } from '../layers/energy/hours/dispatch.quantities.ts'
import {
	deliveryProbability,
	lateProbability,
	lateStart,
	leadMonthsP50,
	leadMonthsP90,
} from '../layers/energy/delay.ts'
import { contractFuel } from '../layers/energy/fuel.ts'
import { escalatorCost, exitFee, ratchetCost } from '../layers/energy/terms/not-billed.ts'
import { plantDerate, plantReserve, plantUnitCount } from '../layers/energy/plant-inputs.ts'
import { energyPrice } from '../layers/energy/purchase/purchase-price-inputs.ts'
import { sourceOf } from '../layers/energy/purchase/purchase-terms.ts'
import type { EngineModel } from '../world.ts'

type EngineFrame = Frame<EngineModel>

/** Every power contract of a finished run, by id. */
export function contractResults(frame: EngineFrame): Readonly<Record<string, ContractResult>> {
	const { plan } = frame.world.model
	return Object.fromEntries(plan.powerContracts.map(({ id }, index) => [id, contractResult(frame, index)]))
}

function contractResult(frame: EngineFrame, index: number): ContractResult {
	const { contract, kind } = contractAt(frame.world.model, index)
	const series = (quantity: QuantityNode): Series => seriesOf(frame, quantity, index)
	const figure = (quantity: QuantityNode) => columnOf(frame, quantity).at(index, 0)
	const sum = (quantity: QuantityNode) => series(quantity).reduce((total, value) => total + value, 0)
	const dates = madeWhenRead({ of: () => datesOf(frame, index) })
	const heat = kind.heatRateMMBtuPerMWh
	return madeWhenRead<ContractResult>({
		siteId: () => contract.siteId,
		kind: () => kind.id,
		start: () => dates.of.start,
		lateStart: () => dates.of.lateStart,
		deliveryProbability: () => dates.of.deliveryProbability,
		leadMonths: () => dates.of.leadMonths,
		lateProbability: () => dates.of.lateProbability,
		energyPriceUsdPerMWh: () => priceOf(figure(energyPrice)),
		...seriesParts(frame, { rows: CONTRACT_SERIES, prefix: 'contracts.', scope: 'contract', index }),
		fuelMMBtu: () => (heat === null && sourceOf(kind) !== 'non_firm' ? null : series(contractFuel)),
		curtailedMWh: () => (sourceOf(kind) === 'non_firm' ? series(curtailedEnergy) : null),
		plant: () => plantOf(figure),
		battery: () => (kind.role === 'storage' ? batteryOf(figure, series) : null),
		notBilled: () => ({
			ratchetUsd: sum(ratchetCost),
			escalatorUsd: sum(escalatorCost),
			exitFeeUsd: figure(exitFee),
		}),
	})
}

const priceOf = (usdPerMWh: number): number | null => (Number.isNaN(usdPerMWh) ? null : usdPerMWh)

type Dates = Pick<ContractResult, 'start' | 'lateStart' | 'deliveryProbability' | 'leadMonths' | 'lateProbability'>

function datesOf(frame: EngineFrame, index: number): Dates {
	const figure = (quantity: QuantityNode) => columnOf(frame, quantity).at(index, 0)
	const month = (quantity: QuantityNode) => addMonths(frame.world.model.plan.startMonth, Math.ceil(figure(quantity)))
	const p50 = figure(leadMonthsP50)
	return {
		start: month(serviceStart),
		lateStart: month(lateStart),
		deliveryProbability: figure(deliveryProbability),
		leadMonths: p50 === 0 ? null : { p50, p90: figure(leadMonthsP90) },
		lateProbability: figure(lateProbability),
	}
}

function plantOf(figure: (quantity: QuantityNode) => number): ContractResult['plant'] {
	const units = figure(plantUnitCount)
	return units === 0 ? null : { units, reserveUnits: figure(plantReserve), derate: figure(plantDerate) }
}

function batteryOf(
	figure: (quantity: QuantityNode) => number,
	series: (quantity: QuantityNode) => Series,
): ContractResult['battery'] {
	return { storedMWh: figure(storedEnergy), usableMWh: series(usableEnergy), eventMW: series(batteryEventPower) }
}
