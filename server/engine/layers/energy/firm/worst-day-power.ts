import { item } from '../../../cells.ts'
import { assumed } from '../../../inputs/assumed.ts'
import { calendarMonth } from '#shared/units/months.ts'
import { defineAlgorithm } from '../../../kernel/algorithm.ts'
import type { Column } from '../../../kernel/algorithm-node.ts'
import { defineFormula, defineOutput } from '../../../kernel/quantity.ts'
import { rowsBySite } from '../../../places/rows-of-site.ts'
import type { EngineModel, EngineWorld } from '../../../world.ts'
import { rampedCapacity } from '../available.ts'
import { storedEnergy } from '../battery.ts'
import { contractAt, contractCapacity } from '../contract-inputs.ts'
import type { Battery } from '../hours/battery-day.ts'
import { followsOf, madeDays, sunFacts } from '../hours/made/made-by-contract.ts'
import { HOURS_PER_DAY } from '../hours/made/sun.ts'
import { machines } from '../plant-inputs.ts'
import { capacityFactor, roundTrip } from '../purchase/purchase-inputs.ts'
import { survivesLoss } from './reserve-inputs.ts'
import { isSecured, securedSteadyPower, securedUnitLoss } from './secured-power.ts'
import { steadyPower, unitLoss } from './steady-power.ts'
import { firmThroughDay } from './worst-day.ts'

const SOURCE = 'Energy, second chapter §2: the worst day of sun counts by itself'
const firm = { scope: 'site', per: 'month', kind: 'state', unit: 'facilityMW', rule: 'eR17', source: SOURCE } as const

/** What may be counted on of the sun of a worst day. */
const firmSolarShare = assumed('firmSolarShare', {
	id: 'energy.firmSolarShare',
	symbol: 'φ_sun',
	scope: 'site',
	rule: 'eR17',
})

export const contractedFirm = defineOutput({
	...firm,
	id: 'energy.contractedFirm',
	symbol: 'P_firm',
	label: 'Firm power at the meter',
})
export const firmWithoutLoss = defineOutput({
	...firm,
	id: 'energy.firmWithoutLoss',
	symbol: 'P_firm,all',
	label: 'Firm power at the meter, nothing held back for a loss',
})
export const securedFirm = defineOutput({
	...firm,
	rule: 'eR20',
	id: 'energy.securedFirmMW',
	symbol: 'P_firm,sec',
	label: 'Firm power at the meter, contracts in study left out',
})

export const contingencyReserve = defineFormula({
	...firm,
	rule: 'eR19',
	id: 'energy.contingencyReserve',
	symbol: 'P_N−1',
	label: 'Firm power held back for the loss of the largest unit',
	inputs: { all: firmWithoutLoss, kept: contractedFirm },
	expression: 'all - kept',
	examples: [{ inputs: { all: 122.5156, kept: 113.1882 }, value: 9.3274 }],
})

const INPUTS = {
	steady: steadyPower,
	loss: unitLoss,
	securedSteady: securedSteadyPower,
	securedLoss: securedUnitLoss,
	survives: survivesLoss,
	secured: isSecured,
	served: rampedCapacity,
	capacity: contractCapacity,
	stored: storedEnergy,
	roundTrip,
	units: machines,
	capacityFactor,
	firmSolarShare,
}
const OUTPUTS = { contracted: contractedFirm, withoutLoss: firmWithoutLoss, secured: securedFirm }
type Columns = Readonly<Record<keyof typeof INPUTS, Column>>

/** The supply of a site as its worst day finds it; eR17, with the losses it must survive; eR19. */
export const worstDayPower = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'energy.worstDay',
	label: 'Firm power through the worst day',
	rule: 'eR17',
	method:
		'The largest flat load that holds through the worst day of the calendar month: contracts give what is firm in every hour, ' +
		'panels what they make on that day, less an allowance, and the battery the rest, within its power, its energy and ' +
		'what the day’s surplus charges. Where the supply is to survive the loss of a unit, the least of that over the losses.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	each: 'site',
	run: ({ world, input, output, rows }) => {
		const contractsOf = rowsBySite(world, 'contract')
		for (const site of rows) {
			const supply = siteSupply({ world, input, contracts: item(contractsOf, site) }, site)
			for (let month = 0; month < world.months; month++) {
				const cell = site * world.months + month
				const planned = supply(month, 'planned')
				output.withoutLoss[cell] = planned.all
				output.contracted[cell] = planned.kept
				output.secured[cell] = supply(month, 'secured').kept
			}
		}
		return null
	},
	facts: (world, { index }) =>
		item(rowsBySite(world, 'contract'), index)
			.filter((contract) => isOnSiteSun(world, contract))
			.slice(0, 1)
			.flatMap((contract) => sunFacts(world, contract)),
})

type Counted = 'planned' | 'secured'
type Firm = { readonly all: number; readonly kept: number }
type Place = { readonly world: EngineWorld; readonly input: Columns; readonly contracts: readonly number[] }

const isOnSiteSun = (world: EngineWorld, contract: number) =>
	followsOf(world, contract) === 'sun' && contractAt(world.model, contract).kind.role === 'onsite_zero_carbon'

/** What a utility accredits is counted in the utility’s contract, and not twice. */
const isAccredited = (world: EngineWorld, contract: number) =>
	contractAt(world.model, contract).contract.accreditedBy !== null

function siteSupply({ world, input, contracts }: Place, site: number) {
	const own = contracts.filter((contract) => !isAccredited(world, contract))
	const suns = own.filter((contract) => isOnSiteSun(world, contract))
	const batteries = own.filter((contract) => contractAt(world.model, contract).kind.role === 'storage')
	const share = input.firmSolarShare.at(site, 0)
	const days = new Map<string, Float64Array>()
	const worstDayOf = (contract: number, month: number): Float64Array => {
		const calendar = calendarMonth(world.model.months[month] ?? world.model.plan.startMonth)
		const key = `${String(contract)}/${String(calendar)}`
		const known = days.get(key)
		if (known) return known
		const factor = input.capacityFactor.at(contract, 0)
		const made = madeDays(world, { contract, calendarMonth: calendar, capacityFactor: factor })
		const day = made.slice(0, HOURS_PER_DAY)
		days.set(key, day)
		return day
	}
	const counts = (contract: number, of: Counted) => of === 'planned' || input.secured.at(contract, 0) > 0
	const holdsLoss = input.survives.at(site, 0) !== 0
	return (month: number, of: Counted): Firm => {
		const { steadyMW, lessLoss } = steadyAt(input, { site, month, of })
		if (suns.length + batteries.length === 0) return { all: steadyMW, kept: holdsLoss ? lessLoss : steadyMW }
		const sunMW = new Float64Array(HOURS_PER_DAY)
		for (const contract of suns) {
			const MW = counts(contract, of) ? input.served.at(contract, month) * share : 0
			if (MW > 0)
				worstDayOf(contract, month).forEach((shape, hour) => (sunMW[hour] = (sunMW[hour] ?? NaN) + shape * MW))
		}
		const held = batteries.filter((contract) => counts(contract, of)).map((contract) => heldBy(input, contract, month))
		const battery = together(held)
		const all = firmThroughDay({ steadyMW, sunMW, battery })
		if (!holdsLoss) return { all, kept: all }
		const lessOneOf = (lost: number) => together(held.map((one, place) => (place === lost ? lessOne(one) : one)))
		const kept = held.map((_, lost) => firmThroughDay({ steadyMW, sunMW, battery: lessOneOf(lost) }))
		return { all, kept: Math.min(firmThroughDay({ steadyMW: lessLoss, sunMW, battery }), ...kept) }
	}
}

/** What comes in every hour of a month, and that without its largest unit. */
function steadyAt(input: Columns, { site, month, of }: { site: number; month: number; of: Counted }) {
	const [steady, loss] = of === 'planned' ? [input.steady, input.loss] : [input.securedSteady, input.securedLoss]
	const steadyMW = steady.at(site, month)
	return { steadyMW, lessLoss: Math.max(0, steadyMW - loss.at(site, month)) }
}

type Held = Battery & { readonly units: number }

function heldBy(input: Columns, contract: number, month: number): Held {
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
function lessOne(battery: Held): Held {
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
