import { layerInName, type Layer } from '#shared/layers.ts'
import { defineFormula, type QuantityNode } from '../kernel/quantity.ts'
import { plannedHours, workedHours } from '../schedule/schedule.quantities.ts'
import { hoursPerHead } from '../schedule/labour/worker-month.ts'
import { operationsHeads } from '../people/workforce.quantities.ts'

const people = {
	scope: 'crew',
	per: 'month',
	kind: 'state',
	unit: 'heads',
	rule: 'W2',
	source: 'Methodology §3',
} as const

/** People who build and run one layer. */
function headsOn(layer: Layer, hours: QuantityNode<'labourHours'>, operations: QuantityNode<'heads'>) {
	return defineFormula({
		...people,
		key: `workforce.byLayer.${layer}`,
		symbol: 'N_layer',
		label: `Headcount of a trade on ${layerInName(layer)}, construction and operations`,
		short: `At work on ${layerInName(layer)}`,
		inputs: { hours, perHead: hoursPerHead, operations },
		expression: 'hours / perHead + operations',
		examples: [{ inputs: { hours: 2000, perHead: 200, operations: 5 }, value: 15 }],
	})
}

/** The people of each trade and site, in parts that the result tells and nothing else is reckoned from. Rule W2. */
export const CREW_PARTS = [
	headsOn('energy', workedHours.energy, operationsHeads.energy),
	headsOn('chips', workedHours.chips, operationsHeads.chips),
	headsOn('infrastructure', workedHours.infrastructure, operationsHeads.infrastructure),
	defineFormula({
		...people,
		key: 'workforce.byLayer.models',
		symbol: 'N_layer',
		label: 'Headcount of a trade on models, construction',
		short: 'At work on models',
		inputs: { hours: workedHours.models, perHead: hoursPerHead },
		expression: 'hours / perHead',
		examples: [{ inputs: { hours: 2000, perHead: 200 }, value: 10 }],
	}),
	defineFormula({
		...people,
		key: 'workforce.unlevelled.trades',
		symbol: 'N_plan,c',
		label: 'Construction headcount of a trade on planned dates',
		short: 'Construction headcount, planned dates',
		inputs: { hours: plannedHours, perHead: hoursPerHead },
		expression: 'hours / perHead',
		examples: [{ inputs: { hours: 2000, perHead: 200 }, value: 10 }],
	}),
] as const
