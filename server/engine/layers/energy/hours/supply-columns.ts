import { HOURS_PER_MONTH, HOURS_PER_YEAR, MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { at } from '../../../cells.ts'
import type { Column } from '../../../kernel/algorithm-node.ts'
import type { EngineWorld } from '../../../world.ts'
import { contractAt } from '../contract-inputs.ts'
import { sourceOf } from '../purchase/purchase-terms.ts'
import type { Battery } from './settle/battery-day.ts'
import { HOURS_PER_DAY } from './made/sun.ts'
import type { Dispatchable, Gas, MonthSupply } from './settle/supply.ts'

/** What shapes the load of a site over a day. */
type LoadShape = {
	/** inference’s share of the site’s mean IT power; the rest is flat */
	readonly inferenceShare: number
	readonly activeHours: number
	/** middle of the active hours, local solar time */
	readonly centreHour: number
	/** mean ÷ peak of inference */
	readonly loadFactor: number
	/** power of an idle accelerator ÷ its share of the peak */
	readonly idleShare: number
}

/**
 * Load of each hour ÷ the mean (eR7), into a row where one is given: inference is high in its active hours, all else flat.
 * The mean of the day is 1.
 */
export function loadShape(of: LoadShape, shape: Float64Array = new Float64Array(HOURS_PER_DAY)): Float64Array {
	for (let hour = 0; hour < HOURS_PER_DAY; hour++) shape[hour] = 1
	const { inferenceShare, activeHours, loadFactor } = of
	if (activeHours >= HOURS_PER_DAY || inferenceShare <= 0) return shape
	const active = activeHours / HOURS_PER_DAY
	const outside = Math.min(1, Math.max(of.idleShare, (loadFactor - active) / (1 - active)) / loadFactor)
	const inside = (1 - outside * (1 - active)) / active
	const from = of.centreHour - activeHours / 2
	for (let hour = 0; hour < HOURS_PER_DAY; hour++) {
		const level = outside + (inside - outside) * overlap(hour, { from, until: from + activeHours })
		shape[hour] = 1 - inferenceShare + inferenceShare * level
	}
	return shape
}

/** How much of an hour lies in a window that comes again every day. */
function overlap(hour: number, window: { readonly from: number; readonly until: number }): number {
	let covered = 0
	for (const day of [-HOURS_PER_DAY, 0, HOURS_PER_DAY]) {
		covered += Math.max(0, Math.min(hour + 1, window.until + day) - Math.max(hour, window.from + day))
	}
	return covered
}

/** What the dispatch is given, by name. */
export type DispatchColumns = Readonly<
	Record<
		| 'energy'
		| 'inferenceShare'
		| 'activeHours'
		| 'centre'
		| 'loadFactor'
		| 'idle'
		| 'inferencePeak'
		| 'ramped'
		| 'firm'
		| 'served'
		| 'importLimit'
		| 'capacityFactor'
		| 'panelGain'
		| 'statedYield'
		| 'curtailment'
		| 'permitted'
		| 'fuelLimit'
		| 'pipe'
		| 'heatRate'
		| 'rank'
		| 'minimumLoad'
		| 'machineMW'
		| 'roundTrip'
		| 'stored'
		| 'capacity'
		| 'backup'
		| 'flexibleShare'
		| 'flexibleWork'
		| 'batteryInEvent'
		| 'exportLimit'
		| 'reserve',
		Column
	>
>

/** Load of a day’s hours, MW, into a row. */
export function loadOf(
	input: DispatchColumns,
	{ site, month }: { readonly site: number; readonly month: number },
	row: Float64Array,
): Float64Array {
	const mean = input.energy.at(site, month) / HOURS_PER_MONTH
	const shape = {
		inferenceShare: input.inferenceShare.at(site, month),
		activeHours: input.activeHours.at(site, month) || HOURS_PER_DAY,
		centreHour: input.centre.at(site, 0),
		loadFactor: input.loadFactor.at(site, 0),
		idleShare: input.idle.at(site, 0) / input.inferencePeak.at(site, 0),
	}
	const load = loadShape(shape, row)
	for (let hour = 0; hour < HOURS_PER_DAY; hour++) load[hour] = at(load, hour) * mean
	return load
}

/** A site’s batteries as one. */
export function batteryOf(input: DispatchColumns, batteries: readonly number[], month: number): Battery {
	let [powerMW, energyMWh, weighted] = [0, 0, 0]
	for (const one of batteries) {
		const capacity = input.capacity.at(one, 0)
		const served = input.ramped.at(one, month)
		const energy = capacity > 0 ? (input.stored.at(one, 0) * served) / capacity : 0
		powerMW += served
		energyMWh += energy
		weighted += energy * input.roundTrip.at(one, 0)
	}
	return { powerMW, energyMWh, roundTripShare: energyMWh > 0 ? weighted / energyMWh : 1 }
}

/** What the grid may call, no more than there is work that may pause; the hours of each contract by themselves. Rule lP4. */
export function promisedOf(
	input: DispatchColumns,
	contracts: readonly number[],
	{ site, month }: { readonly site: number; readonly month: number },
): MonthSupply['promised'] {
	let left = input.flexibleWork.at(site, month)
	const promised: MonthSupply['promised'][number][] = []
	for (const one of contracts) {
		const MW = Math.min(left, input.ramped.at(one, month))
		left -= MW
		promised.push({ MW, share: input.permitted.at(one, 0) / HOURS_PER_YEAR })
	}
	return promised
}

/** A contract in one month, as the order of merit takes it. */
export function dispatchableOf(
	at: { readonly world: EngineWorld; readonly input: DispatchColumns; readonly site: number },
	contract: number,
	month: number,
): Dispatchable {
	const { world, input } = at
	const source = sourceOf(contractAt(world.model, contract).kind)
	const MW = input.served.at(contract, month)
	if (source === 'onsite_gas') return gasOf(input, { contract, month, site: at.site })
	if (source !== 'non_firm') return { contract, source: 'firm', MW }
	const cutShare = Math.min(1, input.curtailment.at(contract, 0) / HOURS_PER_YEAR)
	return { contract, source, MW, cutShare, backupMW: Math.min(MW, input.backup.at(contract, 0)) }
}

type GasPlace = { readonly contract: number; readonly month: number; readonly site: number }

function gasOf(input: DispatchColumns, { contract, month, site }: GasPlace): Gas {
	const MW = input.firm.at(contract, month)
	const hours = input.permitted.at(contract, 0)
	const fuel = input.fuelLimit.at(contract, 0)
	const byHours = hours < HOURS_PER_YEAR ? (MW * hours) / MONTHS_PER_YEAR : Infinity
	const byFuel = Number.isNaN(fuel) ? Infinity : fuel / input.heatRate.at(contract, 0)
	const heatRate = input.heatRate.at(contract, 0)
	const pipe = pipeOf(input, site, month)
	const capMWh = Math.min(byHours, byFuel, pipe === undefined || heatRate === 0 ? Infinity : pipe / heatRate)
	return {
		contract,
		source: 'gas',
		MW,
		unitMW: input.machineMW.at(contract, 0),
		minimumShare: input.minimumLoad.at(contract, 0),
		capMWh: Number.isFinite(capMWh) ? capMWh : null,
		heatRate,
	}
}

/** What one pipe brings for all gas of a site in a month; undefined: no limit. Rule lP39. */
export function pipeOf(input: Pick<DispatchColumns, 'pipe'>, site: number, month: number): number | undefined {
	const most = input.pipe.at(site, month)
	return Number.isNaN(most) ? undefined : most
}
