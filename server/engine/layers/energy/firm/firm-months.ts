import { at } from '../../../cells.ts'
import { calendarMonth } from '#shared/units/months.ts'
import type { Column } from '../../../kernel/algorithm-node.ts'
import type { EngineWorld } from '../../../world.ts'
import { contractAt } from '../contract-inputs.ts'
import type { Battery } from '../hours/settle/battery-day.ts'
import { followsOf, madeDays } from '../hours/made/made-by-contract.ts'
import { HOURS_PER_DAY } from '../hours/made/sun.ts'
import { firmThroughDay } from './worst-day.ts'

type Counted = 'planned' | 'secured'
type Firm = { readonly all: number; readonly kept: number }
type FirmMonthsColumns = Readonly<
	Record<
		| 'steady'
		| 'loss'
		| 'securedSteady'
		| 'securedLoss'
		| 'survives'
		| 'secured'
		| 'served'
		| 'capacity'
		| 'stored'
		| 'roundTrip'
		| 'units'
		| 'capacityFactor'
		| 'panelGain'
		| 'statedYield'
		| 'firmSolarShare',
		Column
	>
>
type FirmMonthsPlace = {
	readonly world: EngineWorld
	readonly input: FirmMonthsColumns
	readonly contracts: readonly number[]
}

export const isOnSiteSun = (world: EngineWorld, contract: number) =>
	followsOf(world, contract) === 'sun' && contractAt(world.model, contract).kind.role === 'onsite_zero_carbon'

/** What a site may count on, month by month. Rules eR17, eR19. */
export class FirmMonths {
	readonly #place: FirmMonthsPlace
	readonly #site: number
	readonly #suns: readonly number[]
	readonly #batteries: readonly number[]
	readonly #worstDays = new Map<string, Float64Array>()

	constructor(place: FirmMonthsPlace, site: number) {
		const { world, contracts } = place
		this.#place = place
		this.#site = site
		this.#suns = contracts.filter((contract) => isOnSiteSun(world, contract))
		this.#batteries = contracts.filter((contract) => contractAt(world.model, contract).kind.role === 'storage')
	}

	/** Firm power of a month, and what of it is left by the loss of a unit, where the supply is to survive that. */
	firm(month: number, of: Counted): Firm {
		const { input } = this.#place
		const holdsLoss = input.survives.at(this.#site, 0) !== 0
		const { steadyMW, lessLoss } = steadyAt(input, { site: this.#site, month, of })
		if (this.#suns.length + this.#batteries.length === 0) {
			return { all: steadyMW, kept: holdsLoss ? lessLoss : steadyMW }
		}
		const sunMW = this.#sunOf(month, of)
		const held: LessOneParams[] = []
		for (const contract of this.#batteries) if (counts(input, contract, of)) held.push(heldBy(input, contract, month))
		const battery = together(held)
		const all = firmThroughDay({ steadyMW, sunMW, battery })
		if (!holdsLoss) return { all, kept: all }
		let kept = firmThroughDay({ steadyMW: lessLoss, sunMW, battery })
		for (const [lost, one] of held.entries()) {
			kept = Math.min(kept, firmThroughDay({ steadyMW, sunMW, battery: together(held.with(lost, lessOne(one))) }))
		}
		return { all, kept }
	}

	/** What is left of it, a unit lost where the supply is to survive that, without any battery. Rule lP3. */
	withoutBatteries(month: number, of: Counted): number {
		const { input } = this.#place
		const { steadyMW, lessLoss } = steadyAt(input, { site: this.#site, month, of })
		const steady = input.survives.at(this.#site, 0) === 0 ? steadyMW : lessLoss
		if (this.#suns.length === 0) return steady
		return firmThroughDay({ steadyMW: steady, sunMW: this.#sunOf(month, of), battery: together([]) })
	}

	#sunOf(month: number, of: Counted): Float64Array {
		const { input } = this.#place
		const share = input.firmSolarShare.at(this.#site, 0)
		const sunMW = new Float64Array(HOURS_PER_DAY)
		for (const contract of this.#suns) {
			const MW = counts(input, contract, of) ? input.served.at(contract, month) * share : 0
			if (MW > 0) addScaled(sunMW, this.#worstDayOf(contract, month), MW)
		}
		return sunMW
	}

	#worstDayOf(contract: number, month: number): Float64Array {
		const { world, input } = this.#place
		const calendar = calendarMonth(world.model.months[month] ?? world.model.plan.startMonth)
		const key = `${String(contract)}/${String(calendar)}`
		const known = this.#worstDays.get(key)
		if (known) return known
		const capacityFactor = input.capacityFactor.at(contract, 0)
		const panels = { gain: input.panelGain.at(contract, 0), stated: input.statedYield.at(contract, 0) }
		const made = madeDays(world, { contract, calendarMonth: calendar, capacityFactor, panels })
		const day = made.slice(0, HOURS_PER_DAY)
		this.#worstDays.set(key, day)
		return day
	}
}

const counts = (input: FirmMonthsColumns, contract: number, of: Counted) =>
	of === 'planned' || input.secured.at(contract, 0) > 0

function addScaled(sum: Float64Array, shape: Float64Array, MW: number): void {
	for (let hour = 0; hour < sum.length; hour++) sum[hour] = (sum[hour] ?? NaN) + at(shape, hour) * MW
}

/** What comes in every hour of a month, and that without its largest unit. */
function steadyAt(input: FirmMonthsColumns, { site, month, of }: { site: number; month: number; of: Counted }) {
	const [steady, loss] = of === 'planned' ? [input.steady, input.loss] : [input.securedSteady, input.securedLoss]
	const steadyMW = steady.at(site, month)
	return { steadyMW, lessLoss: Math.max(0, steadyMW - loss.at(site, month)) }
}

type LessOneParams = Battery & { readonly units: number }

function heldBy(input: FirmMonthsColumns, contract: number, month: number): LessOneParams {
	const capacity = input.capacity.at(contract, 0)
	const powerMW = input.served.at(contract, month)
	return {
		powerMW,
		energyMWh: capacity > 0 ? (input.stored.at(contract, 0) * powerMW) / capacity : 0,
		roundTripShare: input.roundTrip.at(contract, 0),
		units: Math.max(1, input.units.at(contract, 0)),
	}
}

/** A battery that has lost one of its units; one alone, all of it. */
function lessOne(battery: LessOneParams): LessOneParams {
	const left = (battery.units - 1) / battery.units
	return { ...battery, powerMW: battery.powerMW * left, energyMWh: battery.energyMWh * left }
}

/** Batteries as one; the round trip weighted by energy. */
function together(batteries: readonly Battery[]): Battery {
	let [powerMW, energyMWh, weighted] = [0, 0, 0]
	for (const one of batteries) {
		powerMW += one.powerMW
		energyMWh += one.energyMWh
		weighted += one.energyMWh * one.roundTripShare
	}
	return { powerMW, energyMWh, roundTripShare: energyMWh > 0 ? weighted / energyMWh : 1 }
}
