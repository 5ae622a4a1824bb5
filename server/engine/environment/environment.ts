import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula, sumOver } from '../kernel/quantity.ts'
import { isImport } from '../layers/energy/kind-inputs.ts'
import { purchased, uncovered } from '../layers/energy/purchase/purchase.quantities.ts'
import {
	burnsOnSite,
	gridDecline,
	gridFactor,
	hasOwnFactor,
	ownFactor,
	throughGrid,
	yearsFromGridRow,
} from './environment-inputs.ts'
import { attributeShare } from './environment.quantities.ts'

const GHG = 'GHG Protocol Scope 2 Guidance (2015)'
const onSite = { scope: 'site', per: 'month', kind: 'amount', source: GHG } as const
const onContract = { scope: 'contract', per: 'month', kind: 'amount', source: GHG } as const

export const contractGrid = defineFormula({
	...onContract,
	id: 'environment.contractGridMWh',
	symbol: 'E_grid,c',
	label: 'Energy of a contract that came over the grid',
	unit: 'MWh',
	rule: 'V3',
	inputs: { taken: purchased, grid: throughGrid },
	expression: 'taken * grid',
	examples: [{ inputs: { taken: 1000, grid: 1 }, value: 1000 }],
})

export const gridEnergy = defineFormula({
	...onSite,
	id: 'environment.gridMWh',
	symbol: 'E_grid',
	label: 'Energy drawn over the grid',
	unit: 'MWh',
	rule: 'V3',
	inputs: { contracts: sumOver(contractGrid), uncovered },
	expression: 'contracts + uncovered',
	examples: [{ inputs: { contracts: 13_768, uncovered: 0 }, value: 13_768 }],
})

export const regionFactor = defineFormula({
	...onSite,
	id: 'environment.regionFactor',
	symbol: 'EF_r',
	label: 'Grid emissions factor of the year',
	kind: 'rate',
	across: { meanBy: gridEnergy },
	unit: 'kgPerMWh',
	rule: 'V3',
	inputs: { factor: gridFactor, decline: gridDecline, years: yearsFromGridRow },
	expression: 'factor * (1 - decline) ^ years',
	examples: [
		{ inputs: { factor: 334.1, decline: 0, years: 3 }, value: 334.1 },
		{ inputs: { factor: 200, decline: 0.1, years: 2 }, value: 162 },
	],
})

export const contractScopeOne = defineFormula({
	...onContract,
	id: 'environment.contractScopeOne',
	symbol: 'S1_c',
	label: 'Emissions of fuel a contract burns on site',
	unit: 'tonnes',
	rule: 'V4',
	source: 'GHG Protocol Corporate Standard (2004), scope 1',
	inputs: { taken: purchased, factor: ownFactor, burns: burnsOnSite },
	expression: 'taken * factor * burns / kgPerTonne',
	examples: [{ inputs: { taken: 1000, factor: 535, burns: 1 }, value: 535 }],
})

export const scopeOne = defineSum({
	...onSite,
	id: 'environment.scope1Tonnes',
	symbol: 'S1',
	label: 'Emissions of fuel burned on site (scope 1)',
	rule: 'V4',
	source: 'GHG Protocol Corporate Standard (2004), scope 1',
	of: contractScopeOne,
})

export const locationEmissions = defineFormula({
	...onSite,
	id: 'environment.co2LocationTonnes',
	symbol: 'CO2_L',
	label: 'Emissions, location-based, on-site combustion included',
	unit: 'tonnes',
	rule: 'V4',
	inputs: { grid: gridEnergy, factor: regionFactor, scope1: scopeOne },
	expression: 'grid * factor / kgPerTonne + scope1',
	examples: [{ inputs: { grid: 325_500, factor: 334.1, scope1: 0 }, value: 108_749.55 }],
})

export const contractMarket = defineFormula({
	...onContract,
	id: 'environment.contractMarketTonnes',
	symbol: 'CO2_c',
	label: 'Emissions of a contract, market-based, before certificates',
	unit: 'tonnes',
	rule: 'V5',
	inputs: { taken: purchased, has: hasOwnFactor, own: ownFactor, region: regionFactor },
	expression: 'taken * if(has > 0, own, region) / kgPerTonne',
	examples: [
		{ inputs: { taken: 1000, has: 1, own: 0, region: 334.1 }, value: 0 },
		{ inputs: { taken: 1000, has: 0, own: 0, region: 334.1 }, value: 334.1 },
	],
})

export const contractCoverable = defineFormula({
	...onContract,
	id: 'environment.contractCoverableTonnes',
	symbol: 'CO2_imp,c',
	label: 'Emissions of imported energy, which certificates can cover',
	unit: 'tonnes',
	rule: 'V6',
	inputs: { tonnes: contractMarket, imported: isImport },
	expression: 'tonnes * imported',
	examples: [{ inputs: { tonnes: 334.1, imported: 1 }, value: 334.1 }],
})

export const coverable = defineFormula({
	...onSite,
	id: 'environment.coverableTonnes',
	symbol: 'CO2_imp',
	label: 'Emissions certificates can cover',
	unit: 'tonnes',
	rule: 'V6',
	inputs: { contracts: sumOver(contractCoverable), uncovered, region: regionFactor },
	expression: 'contracts + uncovered * region / kgPerTonne',
	examples: [{ inputs: { contracts: 100, uncovered: 10, region: 200 }, value: 102 }],
})

export const marketEmissions = defineFormula({
	...onSite,
	id: 'environment.co2MarketTonnes',
	symbol: 'CO2_M',
	label: 'Emissions, market-based, on-site combustion included',
	unit: 'tonnes',
	rule: 'V6',
	inputs: { all: sumOver(contractMarket), imports: sumOver(contractCoverable), coverable, attributes: attributeShare },
	expression: 'all - imports + coverable * (1 - attributes)',
	examples: [{ inputs: { all: 600, imports: 100, coverable: 102, attributes: 0.5 }, value: 551 }],
})
