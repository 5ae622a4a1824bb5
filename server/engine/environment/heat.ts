import { averageItPower } from '../balance/power.quantities.ts'
import { defineFormula, maxOver, sumOver, weightedBy } from '../kernel/quantity.ts'
import { paused, unserved } from '../layers/energy/hours/dispatch.quantities.ts'
import { siteEnergy } from '../layers/energy/purchase/purchase-energy.ts'
import { hoursPerMonth } from '../layers/energy/purchase/purchase-inputs.ts'
import { hallLoad } from '../layers/infrastructure/infrastructure.quantities.ts'
import {
	hallLiquid,
	hallSource,
	heatAsked,
	heatPrice,
	heatSeason,
	recoverAir,
	recoverLiquid,
	siteLiquid,
	siteSource,
} from './heat-inputs.ts'

const onSite = { scope: 'site', per: 'month', rule: 'lP34', source: 'Places §10' } as const

/** Work that is cut gives no heat. */
export const servedEnergy = defineFormula({
	...onSite,
	id: 'environment.servedShareOfEnergy',
	symbol: '1 − u − π',
	label: 'Part of the site’s energy that is served',
	kind: 'rate',
	unit: 'share',
	inputs: { energy: siteEnergy, unserved, paused },
	expression: 'if(energy > 0, max(0, energy - unserved - paused) / energy, 1)',
	examples: [
		{ inputs: { energy: 1000, unserved: 50, paused: 150 }, value: 0.8 },
		{ inputs: { energy: 0, unserved: 0, paused: 0 }, value: 1 },
	],
})

const liquidPart = defineFormula({
	...onSite,
	id: 'environment.liquidPart',
	symbol: 'ℓ',
	label: 'Liquid-cooled part of the site’s heat, by load',
	kind: 'rate',
	unit: 'share',
	inputs: { load: sumOver(hallLoad), ofHalls: weightedBy(hallLiquid, hallLoad), ofSite: siteLiquid },
	expression: 'if(load > 0, ofHalls, ofSite)',
	examples: [{ inputs: { load: 20, ofHalls: 0.8, ofSite: 0 }, value: 0.8 }],
})

export const recoverableHeat = defineFormula({
	...onSite,
	key: 'sites.heat.recoverableMW',
	symbol: 'Q_rec',
	label: 'Heat that can be recovered',
	kind: 'state',
	unit: 'thermalMW',
	inputs: { it: averageItPower, served: servedEnergy, part: liquidPart, liquid: recoverLiquid, air: recoverAir },
	expression: 'it * served * (liquid * part + air * (1 - part))',
	examples: [{ inputs: { it: 22, served: 1, part: 0.8, liquid: 0.97, air: 0.6 }, value: 19.712 }],
})

export const deliveredHeat = defineFormula({
	...onSite,
	key: 'sites.heat.deliveredMWh',
	symbol: 'E_heat',
	label: 'Heat delivered',
	kind: 'amount',
	unit: 'heatMWh',
	inputs: { asked: heatAsked, there: recoverableHeat, season: heatSeason, hours: hoursPerMonth },
	expression: 'min(asked, there) * season * hours',
	examples: [
		{ inputs: { asked: 15, there: 19.712, season: 1, hours: 730 }, value: 10_950 },
		{ inputs: { asked: 15, there: 19.712, season: 0, hours: 730 }, value: 0 },
		{ inputs: { asked: 30, there: 10, season: 1, hours: 730 }, value: 7300 },
	],
})

export const heatRevenue = defineFormula({
	...onSite,
	key: 'sites.heat.usd',
	symbol: '$_heat',
	label: 'Revenue of heat',
	kind: 'amount',
	unit: 'usd',
	inputs: { delivered: deliveredHeat, price: heatPrice },
	expression: 'delivered * price',
	examples: [{ inputs: { delivered: 10_950, price: 20 }, value: 219_000 }],
})

/** Of the hottest of its halls. */
export const heatSource = defineFormula({
	...onSite,
	per: 'horizon',
	key: 'sites.heat.sourceC',
	symbol: 'T_src',
	label: 'Temperature at which heat leaves the halls',
	kind: 'rate',
	across: 'highest',
	unit: 'celsius',
	inputs: { ofHalls: maxOver(hallSource), ofSite: siteSource },
	expression: 'if(ofHalls > 0, ofHalls, ofSite)',
	examples: [
		{ inputs: { ofHalls: 45, ofSite: 40 }, value: 45 },
		{ inputs: { ofHalls: 0, ofSite: 40 }, value: 40 },
	],
})
