import { averageItPower } from '../balance/power.quantities.ts'
import { defineFormula, sumOver, weightedBy } from '../kernel/quantity.ts'
import { itEnergy } from '../layers/energy/purchase/purchase-energy.ts'
import { hallLoad } from '../layers/infrastructure/infrastructure.quantities.ts'
import { gridEnergy } from './environment.ts'
import { offsiteWaterFactor, phaseWue, siteOwnWue } from './environment-water-inputs.ts'

const onSite = { scope: 'site', per: 'month', kind: 'amount' } as const

export const wue = defineFormula({
	...onSite,
	key: 'sites.wue',
	turns: { from: 'itMWh', to: 'MWh' },
	symbol: 'WUE',
	label: 'Water use of the halls with load',
	short: 'Water by energy of IT',
	kind: 'rate',
	across: { meanBy: averageItPower },
	unit: 'litresPerKWh',
	rule: 'V1',
	source: 'ISO/IEC 30134-9 (WUE)',
	inputs: { load: sumOver(hallLoad), ofHalls: weightedBy(phaseWue, hallLoad), ofSite: siteOwnWue },
	expression: 'if(load > 0, ofHalls, ofSite)',
	examples: [{ inputs: { load: 20, ofHalls: 1.53, ofSite: 0 }, value: 1.53 }],
})

export const water = defineFormula({
	...onSite,
	key: 'sites.waterM3',
	symbol: 'W',
	label: 'Water used on site',
	short: 'Water on site',
	unit: 'm3',
	rule: 'V1',
	source: 'ISO/IEC 30134-9 (WUE)',
	inputs: { it: itEnergy, wue },
	expression: 'it * wue',
	examples: [{ inputs: { it: 73_000, wue: 1.5 }, value: 109_500 }],
})

export const offsiteWater = defineFormula({
	...onSite,
	key: 'sites.waterOffsiteM3',
	symbol: 'W_off',
	label: 'Water used off site to make grid power',
	short: 'Water off site',
	unit: 'm3',
	rule: 'V2',
	source: 'Macknick et al. 2012 medians over the regional fuel mix (facility §1.8)',
	inputs: { grid: gridEnergy, factor: offsiteWaterFactor },
	expression: 'grid * factor',
	examples: [{ inputs: { grid: 1000, factor: 2.23 }, value: 2230 }],
})
