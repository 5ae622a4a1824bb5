import { defineFormula, type FormulaNode } from '../../kernel/quantity.ts'
import { phaseItMW } from '../../layers/infrastructure/inputs.ts'
import * as from from './hall-inputs.ts'
import { conditions, direct } from './hall-lines.ts'

const shared = {
	scope: 'phase',
	per: 'horizon',
	kind: 'amount',
	unit: 'usd',
	rule: 'mM1.3',
	source: 'Methodology, money M1.3',
} as const

const lines = { ...direct, conditions } as const

const construction = defineFormula({
	...shared,
	id: 'finance.hallConstruction',
	symbol: 'K',
	label: 'Construction of a hall',
	inputs: { ...lines, uplift: from.scopeUplift },
	expression:
		'(shellSite + distribution + fitOut + electrical + mechanical + labour + lodging + premium + conditions) * uplift',
	examples: [
		{
			inputs: {
				...{ shellSite: 40, distribution: 20, fitOut: 10, electrical: 10, mechanical: 5, labour: 5, lodging: 1 },
				...{ premium: 1, conditions: 8, uplift: 1.1 },
			},
			value: 110,
		},
	],
})

const soft = defineFormula({
	...shared,
	id: 'finance.raw.soft',
	symbol: '$_soft',
	label: 'Soft cost of a hall, computed',
	inputs: { construction, share: from.softShare },
	expression: 'construction * share',
	examples: [{ inputs: { construction: 785_935_092, share: 0.08 }, value: 62_874_807.36 }],
})

const contingency = defineFormula({
	...shared,
	id: 'finance.raw.contingency',
	symbol: '$_cont',
	label: 'Owner’s contingency of a hall, computed',
	inputs: {
		construction,
		soft,
		air: from.contingencyAir,
		liquid: from.contingencyLiquid,
		isLiquid: from.isLiquid,
	},
	expression: '(construction + soft) * if(isLiquid > 0, liquid, air)',
	examples: [
		{ inputs: { construction: 100, soft: 8, air: 0.05, liquid: 0.14, isLiquid: 1 }, value: 15.12 },
		{ inputs: { construction: 100, soft: 8, air: 0.05, liquid: 0.14, isLiquid: 0 }, value: 5.4 },
	],
})

const salesTax = defineFormula({
	...shared,
	id: 'finance.raw.salesTax',
	symbol: '$_tax',
	label: 'Sales tax on a hall’s equipment, computed',
	inputs: {
		electrical: direct.electrical,
		mechanical: direct.mechanical,
		uplift: from.scopeUplift,
		share: from.hallSalesTax,
	},
	expression: '(electrical + mechanical) * uplift * share',
	examples: [{ inputs: { electrical: 170e6, mechanical: 30e6, uplift: 1, share: 0.08 }, value: 16e6 }],
})

const reckoned = defineFormula({
	...shared,
	id: 'finance.hallReckoned',
	symbol: '$_hall,0',
	label: 'Computed cost of a hall',
	inputs: { construction, soft, contingency, salesTax },
	expression: 'construction + soft + contingency + salesTax',
	examples: [{ inputs: { construction: 100, soft: 8, contingency: 15.12, salesTax: 0 }, value: 123.12 }],
})

/** A stated cost a watt stands for all of it. */
export const hallCost = defineFormula({
	...shared,
	key: 'finance.halls.totalUsd',
	symbol: '$_hall',
	label: 'Cost of a hall',
	short: 'Cost of the hall',
	inputs: { reckoned, stated: from.statedHallPrice, power: phaseItMW },
	expression: 'if(stated > 0, stated * power, reckoned)',
	examples: [
		{ inputs: { reckoned: 967_643_285, stated: 0, power: 60 }, value: 967_643_285 },
		{ inputs: { reckoned: 967_643_285, stated: 9e6, power: 60 }, value: 540e6 },
	],
})

const fit = defineFormula({
	...shared,
	id: 'finance.hallFit',
	symbol: 'f_fit',
	kind: 'rate',
	unit: 'ratio',
	label: 'Cost of a hall relative to its computed cost',
	inputs: { cost: hallCost, reckoned },
	expression: 'if(reckoned > 0, cost / reckoned, 1)',
	examples: [
		{ inputs: { cost: 90, reckoned: 100 }, value: 0.9 },
		{ inputs: { cost: 0, reckoned: 0 }, value: 1 },
	],
})

const built = (name: string, label: string, of: FormulaNode<'usd'>) =>
	defineFormula({
		...shared,
		key: `finance.halls.${name}`,
		symbol: of.symbol,
		label,
		inputs: { line: of, uplift: from.scopeUplift, fit },
		expression: 'line * uplift * fit',
		examples: [{ inputs: { line: 100, uplift: 1, fit: 0.9 }, value: 90 }],
	})

const added = (name: string, label: string, of: FormulaNode<'usd'>) =>
	defineFormula({
		...shared,
		key: `finance.halls.${name}`,
		symbol: of.symbol,
		label,
		inputs: { line: of, fit },
		expression: 'line * fit',
		examples: [{ inputs: { line: 100, fit: 0.9 }, value: 90 }],
	})

/** The lines that a hall’s cost is the sum of. */
export const hallLines = {
	shellSite: built('shellSiteUsd', 'Shell and site', direct.shellSite),
	distribution: built('distributionUsd', 'Distribution', direct.distribution),
	fitOut: built('fitOutUsd', 'Fit-out', direct.fitOut),
	electrical: built('electricalUsd', 'Electrical machines', direct.electrical),
	mechanical: built('mechanicalUsd', 'Mechanical machines', direct.mechanical),
	labour: built('labourUsd', 'Labor', direct.labour),
	lodging: built('lodgingUsd', 'Lodging of travelers', direct.lodging),
	premium: built('premiumUsd', 'Liquid loops and dense racks', direct.premium),
	conditions: built('generalConditionsUsd', 'Contractor’s conditions', conditions),
	soft: added('softUsd', 'Soft cost', soft),
	contingency: added('contingencyUsd', 'Contingency', contingency),
	salesTax: added('salesTaxUsd', 'Sales tax', salesTax),
} as const

export const hallPerItMW = defineFormula({
	...shared,
	key: 'finance.halls.usdPerItMW',
	symbol: '$_hall/MW',
	kind: 'rate',
	unit: 'usdPerItMW',
	label: 'Cost of a hall per MW IT',
	short: 'Cost per MW IT',
	inputs: { cost: hallCost, power: phaseItMW },
	expression: 'if(power > 0, cost / power, 0)',
	examples: [{ inputs: { cost: 967_643_285, power: 60 }, value: 967_643_285 / 60 }],
})

/** What a hall costs the plan: nothing where it stands. */
export const hallCapital = defineFormula({
	...shared,
	id: 'finance.hallCapital',
	symbol: '$_cap,hall',
	label: 'Capital of a hall',
	rule: 'mM1.5',
	inputs: { cost: hallCost, isNew: from.isBuilt },
	expression: 'cost * isNew',
	examples: [
		{ inputs: { cost: 1e9, isNew: 1 }, value: 1e9 },
		{ inputs: { cost: 1e9, isNew: 0 }, value: 0 },
	],
})
