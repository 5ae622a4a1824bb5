import { getFacilityRatio } from '#shared/catalogue/catalogue.ts'
import { averageItPower, itPower } from '../../balance/power.quantities.ts'
import {
	type Aggregate,
	defineFormula,
	defineInput,
	type QuantityNode,
	sumOver,
	weightedBy,
} from '../../kernel/quantity.ts'
import { fromRow } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'
import { hallLoad, hallPlantInUse } from '../infrastructure/infrastructure.quantities.ts'
import { phaseItMW } from '../infrastructure/inputs.ts'
import { availablePower } from './firm/available-power.ts'
import {
	partLoadFixed,
	partLoadProportional,
	partLoadSquare,
	phaseDesignPue,
	phasePeakPue,
	siteDesignPue,
	sitePeakPue,
} from './cooling/cooling-inputs.ts'

const ISO = 'ISO/IEC 30134-2:2016'
const shared = { scope: 'site', per: 'month', kind: 'rate', rule: 'E6', source: ISO } as const
const ratio = { ...shared, unit: 'ratio', turns: { from: 'itMW', to: 'facilityMW' } } as const

export const peakPue = defineFormula({
	...ratio,
	key: 'sites.peakPue',
	symbol: 'PUE_peak',
	label: 'Peak PUE (0.4% hour)',
	short: 'Peak PUE, the hottest hour',
	per: 'horizon',
	rule: 'E5',
	inputs: { hallMW: sumOver(phaseItMW), ofHalls: weightedBy(phasePeakPue, phaseItMW), ofSite: sitePeakPue },
	expression: 'if(hallMW > 0, ofHalls, ofSite)',
	examples: [
		{ inputs: { hallMW: 100, ofHalls: 1.246, ofSite: 1.3 }, value: 1.246 },
		{ inputs: { hallMW: 0, ofHalls: 0, ofSite: 1.3 }, value: 1.3 },
	],
})

export const leastLoadShare = defineInput({
	id: 'energy.leastLoadShare',
	symbol: 'L_min',
	label: 'Least load fraction the part-load curve is read at',
	scope: 'plan',
	per: 'horizon',
	kind: 'rate',
	unit: 'share',
	rule: 'E6',
	source: 'Methodology §1',
	read: ({ model }: EngineWorld) => {
		const row = getFacilityRatio(model.catalogue, 'least_load_share')
		const { low, high } = row
		const place = { table: 'facilityRatios', row, field: 'values.default', low, high, quality: 'guess' } as const
		return fromRow(row.values['default'] ?? NaN, place)
	},
})

export const loadFraction = defineFormula({
	...shared,
	key: 'sites.pueLoad',
	symbol: 'L',
	label: 'Average IT power over the plant in use',
	short: 'Load that the PUE of the month is at, of the plant in use',
	unit: 'share',
	source: 'Schneider Electric White Paper 154',
	inputs: { average: averageItPower, capacity: sumOver(hallPlantInUse), least: leastLoadShare },
	expression: 'if(capacity > 0, max(least, average / capacity), 0)',
	examples: [
		{ inputs: { average: 30, capacity: 100, least: 0.1 }, value: 0.3 },
		{ inputs: { average: 0, capacity: 0, least: 0.1 }, value: 0 },
	],
})

export const designPue = defineFormula({
	...ratio,
	id: 'energy.designPue',
	symbol: 'PUE_design',
	label: 'Design PUE of the halls with load, in the calendar month',
	inputs: { load: sumOver(hallLoad), ofHalls: weightedBy(phaseDesignPue, hallLoad), ofSite: siteDesignPue },
	expression: 'if(load > 0, ofHalls, ofSite)',
	examples: [{ inputs: { load: 20, ofHalls: 1.09, ofSite: 1.1 }, value: 1.09 }],
})

/** What the part-load curve reads, and the share of full-load overhead it comes to. */
export const PART_LOAD_INPUTS = { a: partLoadFixed, b: partLoadProportional, c: partLoadSquare } as const
export const OVERHEAD_SHARE = 'a / load + b + c * load'
const EXAMPLE = { a: 0.35, b: 0.45, c: 0.2 }

/** Part-load PUE; 0 stands for no load and is shown as a dash. */
export const monthlyPue = defineFormula({
	...ratio,
	key: 'sites.pue',
	symbol: 'PUE',
	label: 'PUE, monthly average at part load',
	rule: 'eR22',
	across: { meanBy: averageItPower },
	inputs: { design: designPue, peak: peakPue, load: loadFraction, ...PART_LOAD_INPUTS },
	expression: `if(load > 0, meterMWPerItMW + (min(design, peak) - meterMWPerItMW) * (${OVERHEAD_SHARE}), 0)`,
	examples: [
		{ inputs: { design: 1.1, peak: 1.3, load: 1, ...EXAMPLE }, value: 1.1 },
		{
			inputs: { design: 1.274, peak: 1.357, load: 0.4, ...EXAMPLE },
			value: 1.38497,
		},
		{ inputs: { design: 1.1, peak: 1.05, load: 1, ...EXAMPLE }, value: 1.05 },
		{ inputs: { design: 1.1, peak: 1.3, load: 0, ...EXAMPLE }, value: 0 },
	],
})

/** Halls that are not finished, or are more than full, are reckoned as full ones. */
export function partLoadPeak(of: PeakOf) {
	const share = defineFormula({
		...shared,
		rule: 'eR21',
		...of.share,
		unit: 'share',
		inputs: { peak: of.itPeak, plant: of.plant },
		expression: 'if(plant > 0, min(1, peak / plant), 1)',
		examples: [
			{ inputs: { peak: 30, plant: 60 }, value: 0.5 },
			{ inputs: { peak: 90, plant: 60 }, value: 1 },
			{ inputs: { peak: 30, plant: 0 }, value: 1 },
		],
	})
	return {
		inputs: { itPower: of.itPeak, peakPue, load: share, ...PART_LOAD_INPUTS },
		expression: `itPower * (meterMWPerItMW + (peakPue - meterMWPerItMW) * (${OVERHEAD_SHARE}))`,
		example: { itPower: 30, peakPue: 1.4, load: 0.5, ...EXAMPLE },
	} as const
}
type PeakOf = {
	readonly share: { readonly id: string; readonly symbol: string; readonly label: string }
	readonly itPeak: QuantityNode
	readonly plant: Aggregate
}

const drawn = partLoadPeak({
	share: { id: 'energy.peakLoadFraction', symbol: 'L_peak', label: 'IT peak over the plant in use' },
	itPeak: itPower,
	plant: sumOver(hallPlantInUse),
})

export const facilityPower = defineFormula({
	...shared,
	key: 'sites.facilityPowerMW',
	symbol: 'P_fac',
	label: 'Facility power at peak',
	short: 'Power at the meter',
	kind: 'state',
	unit: 'facilityMW',
	rule: 'eR21',
	inputs: { ...drawn.inputs, firm: availablePower },
	expression: `min(${drawn.expression}, firm)`,
	examples: [
		{ inputs: { ...drawn.example, firm: 100 }, value: 45 },
		{ inputs: { ...drawn.example, firm: 40 }, value: 40 },
	],
})
