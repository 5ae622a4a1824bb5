import { item } from '../../../cells.ts'
import { assumed } from '../../../inputs/assumed.ts'
import { defineAlgorithm } from '../../../kernel/algorithm.ts'
import { defineFormula, defineOutput } from '../../../kernel/quantity.ts'
import { rowsBySite } from '../../../places/rows-of-site.ts'
import type { EngineModel } from '../../../world.ts'
import { rampedCapacity } from '../available.ts'
import { storedEnergy } from '../battery.ts'
import { contractCapacity } from '../contract-inputs.ts'
import { capacityFactor, statedYield } from '../hours/made/capacity-factor.ts'
import { sunFacts } from '../hours/made/made-by-contract.ts'
import { panelGain } from '../hours/made/panel-inputs.ts'
import { machines } from '../plant-inputs.ts'
import { roundTrip } from '../purchase/purchase-inputs.ts'
import { survivesLoss } from './reserve-inputs.ts'
import { isSecured, securedSteadyPower, securedUnitLoss } from './secured-power.ts'
import { steadyPower, unitLoss } from './steady-power.ts'
import { FirmMonths, isOnSiteSun } from './firm-months.ts'

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
	key: 'sites.contractedFirmMW',
	symbol: 'P_firm',
	label: 'Firm power at the meter',
	short: 'Firm power',
})
export const firmWithoutLoss = defineOutput({
	...firm,
	id: 'energy.firmWithoutLoss',
	symbol: 'P_firm,all',
	label: 'Firm power at the meter, before N−1 reserve',
})
export const firmWithoutBatteries = defineOutput({
	...firm,
	id: 'energy.firmWithoutBatteries',
	symbol: 'P_firm,0',
	label: 'Firm power at the meter, excl. batteries',
})
export const securedWithoutBatteries = defineOutput({
	...firm,
	rule: 'eR20',
	id: 'energy.securedWithoutBatteries',
	symbol: 'P_firm,0,sec',
	label: 'Firm power at the meter, excl. batteries and contracts in study',
})
export const securedFirm = defineOutput({
	...firm,
	rule: 'eR20',
	key: 'sites.securedFirmMW',
	symbol: 'P_firm,sec',
	label: 'Firm power at the meter, excl. contracts in study',
	short: 'Firm power, excl. contracts in study',
})

export const contingencyReserve = defineFormula({
	...firm,
	rule: 'eR19',
	id: 'energy.contingencyReserve',
	symbol: 'P_N−1',
	label: 'N−1 reserve for the largest unit',
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
	panelGain,
	statedYield,
	firmSolarShare,
}
const OUTPUTS = {
	contracted: contractedFirm,
	withoutLoss: firmWithoutLoss,
	secured: securedFirm,
	bare: firmWithoutBatteries,
	securedBare: securedWithoutBatteries,
}

/** The supply of a site as its worst day finds it; eR17, with the losses it must survive; eR19. */
export const worstDayPower = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'energy.worstDay',
	label: 'Firm power through the worst day',
	rule: 'eR17',
	method:
		'The largest flat load sustained through the worst day of the calendar month: contracts give what is firm in every hour, ' +
		'solar its output on that day minus an allowance, and the battery the rest, within its power, its energy and ' +
		'the day’s surplus. With an N−1 supply reserve, the least of that over unit losses.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	each: 'site',
	run: ({ world, input, output, rows }) => {
		const contractsOf = rowsBySite(world, 'contract')
		for (const site of rows) {
			const supply = new FirmMonths({ world, input, contracts: item(contractsOf, site) }, site)
			for (let month = 0; month < world.months; month++) {
				const cell = site * world.months + month
				const planned = supply.firm(month, 'planned')
				output.withoutLoss[cell] = planned.all
				output.contracted[cell] = planned.kept
				output.secured[cell] = supply.firm(month, 'secured').kept
				output.bare[cell] = supply.withoutBatteries(month, 'planned')
				output.securedBare[cell] = supply.withoutBatteries(month, 'secured')
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
