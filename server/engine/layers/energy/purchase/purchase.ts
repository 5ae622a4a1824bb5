import type { PowerContractType } from '#shared/catalogue/types.ts'
import { at, indexAt, item } from '../../../cells.ts'
import { defineAlgorithm } from '../../../kernel/algorithm.ts'
import type { Column } from '../../../kernel/algorithm-node.ts'
import type { EngineModel } from '../../../world.ts'
import { contractFirm, rampedCapacity } from '../available.ts'
import { batteryEventPower } from '../battery.ts'
import { contractAt } from '../contract-inputs.ts'
import { rowsBySite } from '../../../rows-of-site.ts'
import { facilityPower } from '../pue.ts'
import { siteEnergy } from './purchase-energy.ts'
import { fillMonth, sortContracts, type Supplies } from './purchase-fill.ts'
import { capacityFactor, curtailmentHours, permittedHours, roundTrip, yieldShape } from './purchase-inputs.ts'
import { deliverable, lostInBatteries, purchased, uncovered } from './purchase.quantities.ts'
import { offeredMWh, type Source, sourceOf } from './purchase-terms.ts'

const INPUTS = {
	energy: siteEnergy,
	power: facilityPower,
	ramped: rampedCapacity,
	firm: contractFirm,
	capacityFactor,
	shape: yieldShape,
	curtailment: curtailmentHours,
	permitted: permittedHours,
	roundTrip,
	battery: batteryEventPower,
}
const OUTPUTS = { purchased, deliverable, uncovered, batteryLoss: lostInBatteries }
type Inputs = Readonly<Record<keyof typeof INPUTS, Column>>

/** Months in which gas ran first, by site and month: what decided, for explanations. */
export type PurchaseNote = {
	readonly siteOf: Int32Array
	readonly gasFirst: Float64Array
	readonly months: number
}

/** Fills every site-month's MWh from the site's contracts; SPEC E11–E14. */
export const energyPurchase = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, PurchaseNote>({
	id: 'energy.purchase',
	label: 'Energy purchase',
	rule: 'E12',
	method:
		'Each month’s MWh are filled in order: on-site zero-carbon, co-located nuclear, physical PPAs (surplus lost), utility firm, ' +
		'non-firm, on-site gas. Where the utility’s firm MW are below the facility’s peak, gas runs first for the difference.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	each: 'site',
	run: ({ world, input, output, rows, earlier }): PurchaseNote => {
		const { months, model } = world
		const supplies: Supplies = {
			months,
			batteryMW: input.battery.values,
			firmMW: input.firm.values,
			offeredMWh: output.deliverable,
			curtailmentHoursPerYear: input.curtailment.values,
			roundTripShare: input.roundTrip.values,
		}
		const gasFirst = output.uncovered.map((_, cell) => earlier?.note.gasFirst[cell] ?? 0)
		const contracts = rowsBySite(world, 'contract')
		for (const site of rows) {
			const offers = item(contracts, site).map((index) => offerOf(contractAt(model, index).kind, index))
			for (const { source, index } of offers) {
				offerContract(output.deliverable, { source, input, contract: index, months })
			}
			const sorted = sortContracts(offers)
			for (let month = 0; month < months; month++) {
				const cell = site * months + month
				const energyMWh = input.energy.values[cell] ?? NaN
				const need = { month, energyMWh, facilityPowerMW: input.power.values[cell] ?? NaN }
				const fill = fillMonth(sorted, { supplies, need, takenMWh: output.purchased })
				output.uncovered[cell] = snapped(fill.uncoveredMWh, energyMWh)
				output.batteryLoss[cell] = fill.batteryLossMWh
				gasFirst[cell] = fill.gasFirstMWh
			}
		}
		return { siteOf: world.link('contract', 'site') ?? new Int32Array(0), gasFirst, months }
	},
	decided: (note, { output, index, month }) => {
		if (output !== 'purchased') return null
		const first = at(note.gasFirst, indexAt(note.siteOf, index) * note.months + month)
		return first > 0 ? 'Gas ran first: the utility’s firm power is below the facility’s peak this month.' : null
	},
})

function offerOf(kind: PowerContractType, index: number) {
	return { index, source: sourceOf(kind), battery: kind.role === 'storage' }
}

/** Fills a contract's row of `offeredMWh`. */
function offerContract(
	offered: Float64Array,
	place: {
		readonly source: Source | null
		readonly input: Inputs
		readonly contract: number
		readonly months: number
	},
): void {
	const { source, input, contract, months } = place
	const [factor, curtailmentHoursPerYear, permittedHoursPerYear] = [
		input.capacityFactor.at(contract, 0),
		input.curtailment.at(contract, 0),
		input.permitted.at(contract, 0),
	]
	for (let month = 0; month < months; month++) {
		const cell = contract * months + month
		const yieldShare = factor * (input.shape.values[cell] ?? NaN)
		offered[cell] = offeredMWh(
			{ source, yieldShare, curtailmentHoursPerYear, permittedHoursPerYear },
			{ rampedMW: input.ramped.values[cell] ?? NaN, firmMW: input.firm.values[cell] ?? NaN },
		)
	}
}

/** The last bit of a sum is no shortage. */
const ROUNDING = 1e-9

function snapped(uncoveredMWh: number, energyMWh: number): number {
	return uncoveredMWh <= energyMWh * ROUNDING ? 0 : uncoveredMWh
}
