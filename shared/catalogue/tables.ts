import { archetypes } from './rows/archetypes.ts'
import { buildClasses } from './rows/build-classes.ts'
import { campusBuilds } from './rows/campus-builds.ts'
import {
	campusDates,
	computeCases,
	datedCases,
	facilityCases,
	moneyCases,
	staffingCases,
	workforceCases,
	campusTotals,
} from './rows/validation-cases.ts'
import { chips, referenceAccelerators, supplyStages } from './rows/chips.ts'
import { withPoints } from './climate-of-point.ts'
import { climatePoints } from './rows/climate-points.ts'
import { chipExport } from './rows/chip-export.ts'
import { climates } from './rows/climates.ts'
import { constructionPhases, costModel, costs, costSplits, facilityRatios, designBasis } from './rows/construction.ts'
import { capitalParts } from './rows/capital-parts.ts'
import { batteryPrices } from './rows/battery-prices.ts'
import { currencies } from './rows/countries/currencies.ts'
import { countryLand } from './rows/countries/land.ts'
import { countryLodging } from './rows/countries/lodging.ts'
import { countryWages } from './rows/countries/wages.ts'
import { countryWind } from './rows/countries/wind.ts'
import { countryWork } from './rows/country-work.ts'
import { demandRegions } from './rows/demand-regions.ts'
import { coolingTechnologies, electricalChains, hourlyCooling, partLoads } from './rows/cooling.ts'
import { energyDefaults, referenceEngine, trainingDefaults } from './rows/engine-constants.ts'
import { equipment, networkReference, redundancyTopologies } from './rows/equipment.ts'
import { gridAnchors } from './rows/grid-anchors.ts'
import { gridRegions } from './rows/grid-regions.ts'
import { apprenticeship, labourDefaults, operationsStaffing, productivityFactors } from './rows/labour-defaults.ts'
import { labourMarkets } from './rows/labour-markets.ts'
import { models } from './rows/models.ts'
import { powerContractTypes } from './rows/power-contract-types.ts'
import { ruleSets } from './rules/rule-sets.ts'
import { sunPoints } from './rows/sun-points.ts'
import { trades, workPackages } from './rows/trades.ts'

/** All built-in reference data, by table. */
export const builtInCatalogue = {
	chips,
	referenceAccelerators,
	models,
	archetypes,
	gridRegions,
	gridAnchors,
	climates: withPoints(climates, climatePoints),
	sunPoints,
	countryWind,
	coolingTechnologies,
	hourlyCooling,
	electricalChains,
	partLoads,
	redundancyTopologies,
	equipment,
	networkReference,
	powerContractTypes,
	batteryPrices,
	constructionPhases,
	buildClasses,
	campusBuilds,
	supplyStages,
	costs,
	costModel,
	costSplits,
	capitalParts,
	facilityRatios: [...facilityRatios, ...designBasis],
	labourMarkets,
	countryWork,
	countryWages,
	countryLodging,
	countryLand,
	currencies,
	chipExport,
	demandRegions,
	ruleSets,
	trades,
	workPackages,
	computeCases,
	facilityCases,
	moneyCases,
	workforceCases,
	datedCases,
	campusDates,
	campusTotals,
	staffingCases,
	operationsStaffing,
	productivityFactors,
	apprenticeship,
	labourDefaults,
	referenceEngine,
	trainingDefaults,
	energyDefaults,
}

/** The reference data by table, a plan's own rows among them; the engine takes it as an argument. */
export type Catalogue = Readonly<typeof builtInCatalogue>
export type Apprenticeship = Catalogue['apprenticeship']
export type HourlyCooling = Catalogue['hourlyCooling']
export type LabourDefaults = Catalogue['labourDefaults']
export type OperationsStaffing = Catalogue['operationsStaffing']
export type ProductivityFactors = Catalogue['productivityFactors']
export type ReferenceEngine = Catalogue['referenceEngine']
export type TrainingDefaults = Catalogue['trainingDefaults']
