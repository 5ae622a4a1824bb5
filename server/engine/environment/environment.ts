import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula, sumOver, weightedBy } from '../kernel/quantity.ts'
import { isImport } from '../layers/energy/kind-inputs.ts'
import { backupEnergy, ppaUsed, purchased } from '../layers/energy/hours/dispatch.quantities.ts'
import {
	backupFactor,
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
	rule: 'eR34',
	inputs: { taken: purchased, grid: throughGrid },
	expression: 'taken * grid',
	examples: [{ inputs: { taken: 1000, grid: 1 }, value: 1000 }],
})

export const gridEnergy = defineFormula({
	...onSite,
	key: 'sites.dispatch.importMWh',
	symbol: 'E_grid',
	label: 'Energy drawn over the grid',
	short: 'Energy over the grid',
	unit: 'MWh',
	rule: 'eR34',
	inputs: { contracts: sumOver(contractGrid) },
	expression: 'contracts',
	examples: [{ inputs: { contracts: 13_768 }, value: 13_768 }],
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
	rule: 'eR34',
	source: 'GHG Protocol Corporate Standard (2004), scope 1',
	inputs: { taken: purchased, factor: ownFactor, burns: burnsOnSite, backup: backupEnergy, generators: backupFactor },
	expression: '(taken * factor * burns + backup * generators) / kgPerTonne',
	examples: [
		{ inputs: { taken: 1000, factor: 535, burns: 1, backup: 0, generators: 710 }, value: 535 },
		{ inputs: { taken: 1000, factor: 334, burns: 0, backup: 45.8318, generators: 710 }, value: 32.540578 },
	],
})

export const scopeOne = defineSum({
	...onSite,
	key: 'sites.scope1Tonnes',
	symbol: 'S1',
	label: 'Emissions of fuel burned on site (scope 1)',
	short: 'Scope 1 emissions',
	rule: 'V4',
	source: 'GHG Protocol Corporate Standard (2004), scope 1',
	of: contractScopeOne,
})

export const locationEmissions = defineFormula({
	...onSite,
	key: 'sites.co2LocationTonnes',
	symbol: 'CO2_L',
	label: 'Emissions, location-based, on-site combustion included',
	short: 'Location-based emissions',
	unit: 'tonnes',
	rule: 'V4',
	inputs: { grid: gridEnergy, factor: regionFactor, scope1: scopeOne },
	expression: 'grid * factor / kgPerTonne + scope1',
	examples: [{ inputs: { grid: 325_500, factor: 334.1, scope1: 0 }, value: 108_749.55 }],
})

const contractImported = defineFormula({
	...onContract,
	id: 'environment.contractImportedMWh',
	symbol: 'E_imp,c',
	label: 'Energy of a contract with the utility',
	unit: 'MWh',
	rule: 'eR31',
	inputs: { taken: purchased, imported: isImport },
	expression: 'taken * imported',
	examples: [{ inputs: { taken: 1000, imported: 1 }, value: 1000 }],
})

const contractFactor = defineFormula({
	...onContract,
	id: 'environment.contractFactor',
	symbol: 'EF_c,m',
	label: 'Emissions factor of a contract, its own or the grid’s',
	kind: 'rate',
	unit: 'kgPerMWh',
	rule: 'eR31',
	inputs: { has: hasOwnFactor, own: ownFactor, region: regionFactor },
	expression: 'if(has > 0, own, region)',
	examples: [
		{ inputs: { has: 1, own: 0, region: 334.1 }, value: 0 },
		{ inputs: { has: 0, own: 0, region: 334.1 }, value: 334.1 },
	],
})

/** What imports that no attribute covers are reckoned at: the utility contracts’ own factors, else the region’s. */
export const importFactor = defineFormula({
	...onSite,
	id: 'environment.importFactor',
	symbol: 'EF_imp',
	label: 'Emissions factor of energy from the utility',
	kind: 'rate',
	across: { meanBy: gridEnergy },
	unit: 'kgPerMWh',
	rule: 'eR31',
	inputs: {
		imported: sumOver(contractImported),
		ofContracts: weightedBy(contractFactor, contractImported),
		region: regionFactor,
	},
	expression: 'if(imported > 0, ofContracts, region)',
	examples: [
		{ inputs: { imported: 1000, ofContracts: 120, region: 334.1 }, value: 120 },
		{ inputs: { imported: 0, ofContracts: 0, region: 334.1 }, value: 334.1 },
	],
})

export const marketEmissions = defineFormula({
	...onSite,
	key: 'sites.co2MarketTonnes',
	symbol: 'CO2_M',
	label: 'Annual market-based emissions, incl. on-site combustion',
	short: 'Market-based emissions',
	unit: 'tonnes',
	rule: 'eR31',
	inputs: { imports: gridEnergy, attributes: attributeShare, factor: importFactor, scope1: scopeOne },
	expression: 'imports * (1 - attributes) * factor / kgPerTonne + scope1',
	examples: [{ inputs: { imports: 1000, attributes: 0.25, factor: 334.1, scope1: 10 }, value: 260.575 }],
})

/** As the revision of the guidance proposes (consultation of October 2025): only what is used in the hour it is made counts. */
export const marketHourlyEmissions = defineFormula({
	...onSite,
	key: 'sites.co2MarketHourlyTonnes',
	symbol: 'CO2_Mh',
	label: 'Emissions, market-based hour by hour, on-site combustion included',
	short: 'Market-based emissions hour by hour',
	unit: 'tonnes',
	rule: 'eR31',
	inputs: { imports: gridEnergy, used: ppaUsed, factor: importFactor, scope1: scopeOne },
	expression: 'max(0, imports - used) * factor / kgPerTonne + scope1',
	examples: [
		{
			inputs: { imports: 21_823.7516, used: 12_413.6552, factor: 334.1, scope1: 32.5406 },
			value: 3176.45380724,
		},
	],
})
