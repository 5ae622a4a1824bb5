import { getFacilityRatio } from '#shared/catalogue/catalogue.ts'
import { averageItPower, itPower } from '../../balance/power.quantities.ts'
import { defineFormula, defineInput, sumOver, weightedBy } from '../../kernel/quantity.ts'
import { fromRow } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'
import { hallLoad, hallLoadedCapacity } from '../infrastructure/infrastructure.quantities.ts'
import { phaseItMW } from '../infrastructure/inputs.ts'
import { firmPower } from './firm-power.ts'
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
	id: 'energy.peakPue',
	symbol: 'PUE_peak',
	label: 'Peak PUE (0.4 % hour)',
	per: 'horizon',
	rule: 'E5',
	inputs: { hallMW: sumOver(phaseItMW), ofHalls: weightedBy(phasePeakPue, phaseItMW), ofSite: sitePeakPue },
	expression: 'if(hallMW > 0, ofHalls, ofSite)',
	examples: [
		{ inputs: { hallMW: 100, ofHalls: 1.246, ofSite: 1.3 }, value: 1.246 },
		{ inputs: { hallMW: 0, ofHalls: 0, ofSite: 1.3 }, value: 1.3 },
	],
})

const leastLoadShare = defineInput({
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
	id: 'energy.loadFraction',
	symbol: 'L',
	label: 'Average IT power over the capacity of the halls with load',
	unit: 'share',
	source: 'Schneider Electric White Paper 154',
	inputs: { average: averageItPower, capacity: sumOver(hallLoadedCapacity), least: leastLoadShare },
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

/** Part-load PUE; 0 stands for no load and is shown as a dash. */
export const monthlyPue = defineFormula({
	...ratio,
	id: 'energy.pue',
	symbol: 'PUE',
	label: 'PUE, monthly average at part load',
	across: { meanBy: averageItPower },
	inputs: { design: designPue, load: loadFraction, a: partLoadFixed, b: partLoadProportional, c: partLoadSquare },
	expression: 'if(load > 0, meterMWPerItMW + (design - meterMWPerItMW) * (a / load + b + c * load), 0)',
	examples: [
		{ inputs: { design: 1.1, load: 1, a: 0.35, b: 0.45, c: 0.2 }, value: 1.1 },
		{ inputs: { design: 1.1, load: 0, a: 0.35, b: 0.45, c: 0.2 }, value: 0 },
	],
})

export const facilityPower = defineFormula({
	...shared,
	id: 'energy.facilityPower',
	symbol: 'P_fac',
	label: 'Facility power at peak',
	kind: 'state',
	unit: 'facilityMW',
	rule: 'E7',
	inputs: { itPower, peakPue, firm: firmPower },
	expression: 'min(itPower * peakPue, firm)',
	examples: [
		{ inputs: { itPower: 30, peakPue: 1.43, firm: 100 }, value: 42.9 },
		{ inputs: { itPower: 30, peakPue: 1.43, firm: 40 }, value: 40 },
	],
})
