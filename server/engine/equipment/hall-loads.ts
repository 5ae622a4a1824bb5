import { phasePeakPue } from '../layers/energy/cooling/cooling-inputs.ts'
import { defineFormula, sumOver } from '../kernel/quantity.ts'
import {
	continuousCooling,
	conversionEfficiency,
	distributionEfficiency,
	protectedShare,
	rackDensity,
	rackLimit,
	substationGrowth,
	switchgearEfficiency,
	transformerEfficiency,
} from './hall-inputs.ts'
import { needsStandby } from '../layers/energy/firm/reserve-inputs.ts'
import { powerFactor } from '../layers/energy/interconnection-inputs.ts'
import { phaseItMW } from '../layers/infrastructure/inputs.ts'
import { needsSubstation } from './lot-inputs.ts'

const shared = {
	scope: 'phase',
	per: 'horizon',
	kind: 'state',
	rule: 'I10',
	source: 'Facility §1.6: load on each tier',
} as const

export const criticalLoad = defineFormula({
	...shared,
	key: 'halls.upsLoadMW',
	symbol: 'P_crit',
	label: 'Load of a hall’s UPS: protected IT behind the distribution, and continuous cooling',
	short: 'Load of the UPS',
	unit: 'plantMW',
	inputs: { share: protectedShare, it: phaseItMW, efficiency: distributionEfficiency, cooling: continuousCooling },
	expression: 'share * (it / efficiency + cooling * it)',
	examples: [
		{ inputs: { share: 1, it: 100, efficiency: 0.995, cooling: 0.02 }, value: 102.50251256281408 },
		{ inputs: { share: 0.2, it: 100, efficiency: 1, cooling: 0.02 }, value: 20.4 },
	],
})

export const generatorLoad = defineFormula({
	...shared,
	key: 'halls.generatorLoadMW',
	symbol: 'P_gen',
	label: 'Load of a hall’s generators: the facility’s peak, less IT left without one',
	short: 'Load of the generators',
	unit: 'plantMW',
	inputs: { it: phaseItMW, pue: phasePeakPue, share: protectedShare, has: needsStandby },
	expression: 'has * (it * pue / meterMWPerPlantMW - (1 - share) * it * plantMWPerItMW)',
	examples: [
		{ inputs: { it: 100, pue: 1.215, share: 1, has: 1 }, value: 121.5 },
		{ inputs: { it: 100, pue: 1.215, share: 0.2, has: 1 }, value: 41.5 },
		{ inputs: { it: 100, pue: 1.215, share: 1, has: 0 }, value: 0 },
	],
})

export const apparentLoad = defineFormula({
	...shared,
	id: 'infrastructure.apparentLoad',
	symbol: 'S_hall',
	label: 'Apparent power of a hall at facility peak',
	unit: 'MVA',
	inputs: { it: phaseItMW, pue: phasePeakPue, factor: powerFactor },
	expression: 'it * pue / factor',
	examples: [{ inputs: { it: 100, pue: 1.215, factor: 0.97 }, value: 125.25773195876289 }],
})

export const hallRacks = defineFormula({
	...shared,
	key: 'halls.racks',
	symbol: 'R_hall',
	label: 'Racks a hall has room and power for',
	short: 'Racks',
	unit: 'racks',
	rule: 'I18',
	source: 'Facility §1.1',
	inputs: { it: phaseItMW, each: rackDensity },
	expression: 'ceil(it * kWPerMW / each - 1e-9)',
	examples: [{ inputs: { it: 100, each: 132 }, value: 758 }],
})

/** Below 0 the hall plans denser racks than its cooling carries, and the plan is warned. */
export const rackHeadroom = defineFormula({
	...shared,
	key: 'halls.rackHeadroomKW',
	kind: 'rate',
	symbol: 'Δp_rack',
	label: 'Spare cooling beyond a hall’s racks',
	short: 'Spare cooling beyond the racks',
	unit: 'kW',
	rule: 'I18',
	source: 'Facility §1.1',
	inputs: { limit: rackLimit, density: rackDensity },
	expression: 'limit - density',
	examples: [
		{ inputs: { limit: 150, density: 132 }, value: 18 },
		{ inputs: { limit: 20, density: 132 }, value: -112 },
	],
})

/** At the loading the chain's row was taken at; a curve by loading is not published for the row. */
export const chainEfficiency = defineFormula({
	...shared,
	kind: 'rate',
	key: 'halls.chainEfficiency',
	turns: { from: 'plantMW', to: 'itMW' },
	symbol: 'η_chain',
	label: 'Efficiency of the electrical chain from the medium-voltage bus to the rack',
	short: 'Efficiency of the electrical chain',
	unit: 'share',
	rule: 'I15',
	source: 'Facility §1.2; DOE 10 CFR 431.196',
	inputs: {
		transformer: transformerEfficiency,
		switchgear: switchgearEfficiency,
		conversion: conversionEfficiency,
		distribution: distributionEfficiency,
	},
	expression: 'transformer * switchgear * conversion * distribution',
	examples: [
		{
			inputs: { transformer: 0.994, switchgear: 0.998, conversion: 0.985, distribution: 0.995 },
			value: 0.9722461609,
		},
	],
})

export const chainLoss = defineFormula({
	...shared,
	key: 'halls.chainLossMW',
	symbol: 'P_loss',
	label: 'Lost between the medium-voltage bus and the rack at full IT load',
	short: 'Lost in the electrical chain',
	unit: 'plantMW',
	rule: 'I15',
	source: 'Facility §1.2',
	inputs: { it: phaseItMW, efficiency: chainEfficiency },
	expression: 'it * (1 / efficiency - plantMWPerItMW)',
	examples: [{ inputs: { it: 100, efficiency: 0.8 }, value: 25 }],
})

/** What a hall adds to the substation: nothing where it stands already or was built with one. */
export const substationShare = defineFormula({
	...shared,
	id: 'infrastructure.substationShare',
	symbol: 'S_sub,hall',
	label: 'Apparent power a hall brings to its site’s new substation',
	unit: 'MVA',
	inputs: { load: apparentLoad, built: needsSubstation },
	expression: 'load * built',
	examples: [{ inputs: { load: 125, built: 1 }, value: 125 }],
})

export const substationLoad = defineFormula({
	...shared,
	scope: 'site',
	id: 'infrastructure.substationLoad',
	symbol: 'S_sub',
	label: 'Load of a site’s substation, growth included',
	unit: 'MVA',
	source: 'Facility §1.7',
	inputs: { halls: sumOver(substationShare), growth: substationGrowth },
	expression: 'halls * (1 + growth)',
	examples: [{ inputs: { halls: 125, growth: 0.1 }, value: 137.5 }],
})
