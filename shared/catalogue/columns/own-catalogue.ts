import { z } from 'zod'
import { listOf } from '#shared/fields/field.ts'
import { archetypeColumns } from './archetypes.ts'
import { chipColumns } from './chips.ts'
import { contractTypeColumns } from './contract-types.ts'
import { coolingColumns } from './cooling.ts'
import { ownModelColumns } from './models.ts'
import { climateColumns, costColumns, gridRegionColumns, labourMarketColumns } from './places.ts'
import {
	chipExportColumns,
	climatePointColumns,
	countryWorkColumns,
	demandRegionColumns,
	gridAnchorColumns,
} from './regions.ts'
import { ruleSetColumns } from './rule-sets.ts'

/** The plan's own rows: shapes of `strata catalogue TABLE --json`, most fields optional. */
export const ownCatalogueSchema = z.strictObject({
	chips: listOf(chipColumns, 200),
	models: listOf(ownModelColumns, 200),
	labourMarkets: listOf(labourMarketColumns, 200),
	gridRegions: listOf(gridRegionColumns, 200),
	climates: listOf(climateColumns, 200),
	coolingTechnologies: listOf(coolingColumns, 200),
	powerContractTypes: listOf(contractTypeColumns, 200),
	archetypes: listOf(archetypeColumns, 200),
	costs: listOf(costColumns, 200),
	demandRegions: listOf(demandRegionColumns, 200),
	countryWork: listOf(countryWorkColumns, 200),
	gridAnchors: listOf(gridAnchorColumns, 200),
	climatePoints: listOf(climatePointColumns, 200),
	chipExport: listOf(chipExportColumns, 200),
	ruleSets: listOf(ruleSetColumns, 200),
})
export type OwnCatalogue = z.infer<typeof ownCatalogueSchema>
