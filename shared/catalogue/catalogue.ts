import type { PlanFile } from '#shared/schemas/plan-shape.ts'
import type { Equipment, FacilityRatio, HallCost, RedundancyTopology } from './facility-types.ts'
import { completeOwnRows, merged } from './own-rows.ts'
import { archetypes } from './rows/archetypes.ts'
import { chips, referenceAccelerators } from './rows/chips.ts'
import { climates } from './rows/climates.ts'
import { constructionPhases, costModel, costs, costSplits, facilityRatios } from './rows/construction.ts'
import { coolingTechnologies, electricalChains, hourlyCooling, partLoads } from './rows/cooling.ts'
import { designBasis } from './rows/design-basis.ts'
import { energyDefaults, referenceEngine, trainingDefaults } from './rows/engine-constants.ts'
import { equipment, networkReference, redundancyTopologies } from './rows/equipment.ts'
import { gridRegions } from './rows/grid-regions.ts'
import { apprenticeship, labourDefaults, operationsStaffing, productivityFactors } from './rows/labour-defaults.ts'
import { labourMarkets } from './rows/labour-markets.ts'
import { models } from './rows/models.ts'
import { powerContractTypes } from './rows/power-contract-types.ts'
import { supplyStages } from './rows/supply-stages.ts'
import { trades, workPackages } from './rows/trades.ts'
import { computeCases, datedCases, facilityCases, staffingCases, workforceCases } from './rows/validation-cases.ts'
import type { Catalogue } from './tables.ts'
import type { Archetype } from './archetype-types.ts'
import type { CoolingTechnology } from './cooling-types.ts'
import type { Chip, Climate, GridRegion, Model, ReferenceAccelerator } from './types.ts'
import type { LabourMarket, Trade } from './workforce-types.ts'

export type { Catalogue } from './tables.ts'

export const builtInCatalogue: Catalogue = {
	chips,
	referenceAccelerators,
	models,
	archetypes,
	gridRegions,
	climates,
	coolingTechnologies,
	hourlyCooling,
	electricalChains,
	partLoads,
	redundancyTopologies,
	equipment,
	networkReference,
	powerContractTypes,
	constructionPhases,
	supplyStages,
	costs,
	costModel,
	costSplits,
	facilityRatios: [...facilityRatios, ...designBasis],
	labourMarkets,
	trades,
	workPackages,
	computeCases,
	facilityCases,
	workforceCases,
	datedCases,
	staffingCases,
	operationsStaffing,
	productivityFactors,
	apprenticeship,
	labourDefaults,
	referenceEngine,
	trainingDefaults,
	energyDefaults,
}

type Named = { readonly id: string }

/** The built-in rows and the plan's own. */
export function catalogueFor(plan: Pick<PlanFile, 'catalogue'>): Catalogue {
	const own = completeOwnRows(plan.catalogue, builtInCatalogue)
	return {
		...builtInCatalogue,
		chips: merged(own.chips, chips),
		models: merged(own.models, models),
		labourMarkets: merged(own.labourMarkets, labourMarkets),
		gridRegions: merged(own.gridRegions, gridRegions),
		climates: merged(own.climates, climates),
		coolingTechnologies: merged(own.coolingTechnologies, coolingTechnologies),
		powerContractTypes: merged(own.powerContractTypes, powerContractTypes),
		archetypes: merged(own.archetypes, archetypes),
		costs: merged(own.costs, costs),
	}
}

/** The tables that are lists of rows with ids. */
type RowTable = { [K in keyof Catalogue]: Catalogue[K] extends readonly Named[] ? K : never }[keyof Catalogue]

const found = <Row extends Named>(rows: readonly Row[], id: string): Row | null =>
	rows.find((row) => row.id === id) ?? null

function required<Row extends Named>(rows: readonly Row[], id: string, table: RowTable): Row {
	const row = found(rows, id)
	if (!row) throw new Error(`There is no ${table} row ${id}.`)
	return row
}

export const findChip = (catalogue: Catalogue, id: string): Chip | null => found(catalogue.chips, id)
export const findModel = (catalogue: Catalogue, id: string): Model | null => found(catalogue.models, id)
export const findReferenceAccelerator = (catalogue: Catalogue, id: string): ReferenceAccelerator | null =>
	found(catalogue.referenceAccelerators, id)
export const getChip = (catalogue: Catalogue, id: string): Chip => required(catalogue.chips, id, 'chips')
export const getModel = (catalogue: Catalogue, id: string): Model => required(catalogue.models, id, 'models')
export const getArchetype = (catalogue: Catalogue, id: string): Archetype =>
	required(catalogue.archetypes, id, 'archetypes')
export const getGridRegion = (catalogue: Catalogue, id: string): GridRegion =>
	required(catalogue.gridRegions, id, 'gridRegions')
export const getClimate = (catalogue: Catalogue, id: string): Climate => required(catalogue.climates, id, 'climates')
export const getCooling = (catalogue: Catalogue, id: string): CoolingTechnology =>
	required(catalogue.coolingTechnologies, id, 'coolingTechnologies')
export const getRedundancy = (catalogue: Catalogue, id: string): RedundancyTopology =>
	required(catalogue.redundancyTopologies, id, 'redundancyTopologies')
export const getEquipment = (catalogue: Catalogue, id: string): Equipment =>
	required(catalogue.equipment, id, 'equipment')
export const getLabourMarket = (catalogue: Catalogue, id: string): LabourMarket =>
	required(catalogue.labourMarkets, id, 'labourMarkets')
export const getCost = (catalogue: Catalogue, id: string): HallCost => required(catalogue.costs, id, 'costs')
export const getTrade = (catalogue: Catalogue, id: string): Trade => required(catalogue.trades, id, 'trades')
export const getFacilityRatio = (catalogue: Catalogue, id: string): FacilityRatio =>
	required(catalogue.facilityRatios, id, 'facilityRatios')
