import { defineFormula, sumOver } from '../kernel/quantity.ts'
import { siteLabourUsd } from '../people/workforce-pay.ts'

/** Construction labour of all sites: a part of capital, shown beside it. */
export const labourCost = defineFormula({
	key: 'finance.labourUsd',
	symbol: '$_lab',
	label: 'Construction labor, part of capital',
	scope: 'plan',
	per: 'month',
	kind: 'amount',
	unit: 'usd',
	rule: 'F6',
	source: 'Methodology §5',
	inputs: {
		energy: sumOver(siteLabourUsd.energy),
		chips: sumOver(siteLabourUsd.chips),
		infrastructure: sumOver(siteLabourUsd.infrastructure),
		models: sumOver(siteLabourUsd.models),
	},
	expression: 'energy + chips + infrastructure + models',
	examples: [{ inputs: { energy: 1e6, chips: 2e6, infrastructure: 7e6, models: 1e5 }, value: 10.1e6 }],
})
