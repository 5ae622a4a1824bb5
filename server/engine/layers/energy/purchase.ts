import { type Column, defineAlgorithm } from '../../kernel/algorithm.ts'
import type { EngineModel } from '../../world.ts'
import { contractFirm, rampedCapacity } from './available.ts'
import { contractAt } from './contract-inputs.ts'
import { facilityPower } from './pue.ts'
import { siteEnergy } from './purchase-energy.ts'
import { fillMonth, type MonthFill, type MonthOfSite } from './purchase-fill.ts'
import { capacityFactor, curtailmentHours, permittedHours, roundTrip, yieldShape } from './purchase-inputs.ts'
import { deliverable, lostInBatteries, purchased, uncovered } from './purchase.quantities.ts'
import { offeredMWh, type PurchaseTerms, sourceOf } from './purchase-terms.ts'

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
	run: ({ world, input, output }): PurchaseNote => {
		const { months, model } = world
		const siteOf = world.link('contract', 'site') ?? new Int32Array(0)
		const gasFirst = new Float64Array(output.uncovered.length)
		for (let site = 0; site < model.plan.sites.length; site++) {
			const contracts = Array.from(siteOf.keys()).filter((index) => siteOf[index] === site)
			for (let month = 0; month < months; month++) {
				const asked = monthOfSite({ model, input, site, month, contracts })
				const fill = fillMonth(asked)
				contracts.forEach((contract, slot) => {
					const cell = contract * months + month
					const row = asked.contracts[slot]
					output.purchased[cell] = fill.taken[slot] ?? 0
					output.deliverable[cell] = row ? offeredMWh(row.terms, row.supply) : 0
				})
				const cell = site * months + month
				output.uncovered[cell] = snapped(fill, asked)
				output.batteryLoss[cell] = fill.batteryLossMWh
				gasFirst[cell] = fill.gasFirstMWh
			}
		}
		return { siteOf, gasFirst, months }
	},
	decided: (note, { output, index, month }) => {
		if (output !== 'purchased') return null
		const first = note.gasFirst[(note.siteOf[index] ?? 0) * note.months + month] ?? 0
		return first > 0 ? 'Gas ran first: the utility’s firm power is below the facility’s peak this month.' : null
	},
})

function monthOfSite(place: {
	readonly model: EngineModel
	readonly input: Inputs
	readonly site: number
	readonly month: number
	readonly contracts: readonly number[]
}): MonthOfSite {
	const { model, input, site, month } = place
	return {
		energyMWh: input.energy.at(site, month),
		facilityPowerMW: input.power.at(site, month),
		contracts: place.contracts.map((index) => ({
			terms: termsAt(model, { input, index, month }),
			supply: { rampedMW: input.ramped.at(index, month), firmMW: input.firm.at(index, month) },
		})),
	}
}

function termsAt(
	model: EngineModel,
	{ input, index, month }: { readonly input: Inputs; readonly index: number; readonly month: number },
): PurchaseTerms {
	const { kind } = contractAt(model, index)
	return {
		source: sourceOf(kind),
		yieldShare: input.capacityFactor.at(index, month) * input.shape.at(index, month),
		curtailmentHoursPerYear: input.curtailment.at(index, month),
		permittedHoursPerYear: input.permitted.at(index, month),
		roundTripShare: kind.role === 'storage' ? input.roundTrip.at(index, month) : null,
	}
}

/** The last bit of a sum is no shortage. */
const ROUNDING = 1e-9

function snapped(fill: MonthFill, asked: MonthOfSite): number {
	return fill.uncoveredMWh <= asked.energyMWh * ROUNDING ? 0 : fill.uncoveredMWh
}
