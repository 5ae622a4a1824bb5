import { defineSum } from '../../inputs/define-sum.ts'
import { defineFormula, type QuantityNode, sumOver } from '../../kernel/quantity.ts'
import { availablePower } from '../../layers/energy/firm/available-power.ts'
import { housedPower } from '../../layers/infrastructure/available.ts'
import * as made from '../balance.quantities.ts'
import { energyRequired } from './energy-required.ts'
import {
	applicationsRequired,
	chipsAvailable,
	chipsInstalled,
	infrastructureRequired,
	chipsWithTenants,
	siteEnergised,
	stranded,
} from './required.quantities.ts'

const SOURCE = 'Methodology §2'

type LayerParts = {
	readonly layer: 'energy' | 'chips' | 'infrastructure' | 'models' | 'applications'
	readonly name: string
	/** what is asked of it, what it has and how far that covers it, in a table */
	readonly short: { readonly required: string; readonly available: string; readonly coverage: string }
	readonly required: QuantityNode
	readonly available: QuantityNode
	/** required and available at once, where it is not simply the lesser of the two */
	readonly met?: QuantityNode
}

/** Coverage of a layer at a site, and required, available and coverage of the plan. Rule B10. */
function layerOf({ layer, name, short, required, available, met }: LayerParts) {
	const { unit } = required
	const plan = { scope: 'plan', per: 'month', kind: 'state', source: SOURCE, rule: 'B10', unit } as const
	const share = { per: 'month', kind: 'rate', source: SOURCE, rule: 'B10', unit: 'share', sparse: true } as const
	const expression = 'if(required > 0, met / required, 0 / 0)'
	const examples = [{ inputs: { required: 37.39, met: 23.33 }, value: 23.33 / 37.39 }]
	const lesser = defineFormula({
		...plan,
		scope: 'site',
		id: `${layer}.covered`,
		symbol: 'min',
		label: `${name} required and available at a site`,
		inputs: { required, available },
		expression: 'min(required, available)',
		examples: [{ inputs: { required: 37.39, available: 23.33 }, value: 23.33 }],
	})
	const sum = (what: 'required' | 'available', of: QuantityNode) =>
		defineSum({
			...plan,
			key: `layers.${layer}.${what}`,
			symbol: `Σ ${of.symbol}`,
			label: `${name}: ${what}, all sites`,
			short: short[what],
			of,
		})
	return [
		...(met === undefined ? [lesser] : []),
		defineFormula({
			...share,
			scope: 'site',
			key: `sites.layers.${layer}.coverage`,
			symbol: 'c',
			label: `${name}: available over required`,
			short: short.coverage,
			inputs: { required, met: met ?? available },
			expression,
			examples,
		}),
		sum('required', required),
		sum('available', available),
		defineFormula({
			...share,
			scope: 'plan',
			key: `layers.${layer}.coverage`,
			symbol: 'c_plan',
			label: `${name}: coverage of the plan`,
			short: short.coverage,
			inputs: { required: sumOver(required), met: sumOver(met ?? lesser) },
			expression,
			examples,
		}),
	] as const
}

/** Required, available and coverage of the five layers, of every site and of the plan. */
export const LAYER_FORMULAS = [
	chipsAvailable,
	chipsInstalled,
	chipsWithTenants,
	siteEnergised,
	stranded,
	infrastructureRequired,
	energyRequired,
	applicationsRequired,
	...layerOf({
		layer: 'energy',
		name: 'Energy',
		short: { required: 'Power needed', available: 'Power available', coverage: 'Coverage by firm power' },
		required: energyRequired,
		available: availablePower,
	}),
	...layerOf({
		layer: 'infrastructure',
		name: 'Halls',
		short: {
			required: 'Hall power needed',
			available: 'Power finished halls can carry',
			coverage: 'Coverage by finished halls',
		},
		required: infrastructureRequired,
		available: housedPower,
	}),
	...layerOf({
		layer: 'chips',
		name: 'Chips',
		short: {
			required: 'Accelerators needed, incl. spares',
			available: 'Accelerators installed and ramped',
			coverage: 'Coverage by accelerators',
		},
		required: made.chipsRequired,
		available: chipsAvailable,
		met: made.chipsMet,
	}),
	...layerOf({
		layer: 'models',
		name: 'Models',
		short: {
			required: 'Peak output demand on models',
			available: 'Output demand with a ready model',
			coverage: 'Coverage by ready models',
		},
		required: made.tokensRequired,
		available: made.tokensReady,
	}),
	...layerOf({
		layer: 'applications',
		name: 'Applications',
		short: {
			required: 'Peak output demand',
			available: 'Output served at the peak',
			coverage: 'Coverage of applications',
		},
		required: applicationsRequired,
		available: made.tokensServed,
	}),
] as const
