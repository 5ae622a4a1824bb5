import type { archetypeColumns } from './columns/archetypes.ts'
import type { chipColumns } from './columns/chips.ts'
import type { confidence, provenance, RowOf } from './columns/column.ts'
import type { contractTypeColumns } from './columns/contract-types.ts'
import type { coolingColumns, regressionColumns } from './columns/cooling.ts'
import type { modelColumns, modelJobColumns } from './columns/models.ts'
import type { climateColumns, costColumns, gridRegionColumns, labourMarketColumns } from './columns/places.ts'
import type {
	chipExportColumns,
	countryWorkColumns,
	demandRegionColumns,
	gridAnchorColumns,
} from './columns/regions.ts'
import type { ruleSetColumns } from './columns/rule-sets.ts'
import type { z } from 'zod'

/** Rows of the tables that a plan may add to, as their columns say; of the others in `facility-types.ts` and `workforce-types.ts`. */

export type Confidence = z.output<typeof confidence>

/** Where a row comes from. Every row carries it. */
export type Provenance = RowOf<z.ZodObject<typeof provenance>> & {
	/** set on a row the plan brings itself */
	readonly own?: boolean
}

/** A table that is one record: its type is its figures'. */
export const record = <R extends Provenance>(row: R): Readonly<R> => row

export type Range = { readonly low: number; readonly best: number; readonly high: number }
export type LowMidHigh = { readonly low: number; readonly mid: number; readonly high: number }
export type Percentiles = { readonly p10: number; readonly p50: number; readonly p90: number }
export type P50P90 = { readonly p50: number; readonly p90: number }

export type Precision = 'bf16' | 'fp8' | 'fp4'

type TypesRow<Columns extends z.ZodObject> = RowOf<Columns> & Pick<Provenance, 'own'>

export type Chip = TypesRow<typeof chipColumns>
export type ModelJob = RowOf<typeof modelJobColumns>
export type Model = TypesRow<typeof modelColumns>
export type Archetype = TypesRow<typeof archetypeColumns>
export type GridRegion = TypesRow<typeof gridRegionColumns>
export type Climate = TypesRow<typeof climateColumns>
export type ChipExport = TypesRow<typeof chipExportColumns>
export type CountryWork = TypesRow<typeof countryWorkColumns>
export type GridAnchor = TypesRow<typeof gridAnchorColumns>
export type DemandRegion = TypesRow<typeof demandRegionColumns>
export type LabourMarket = TypesRow<typeof labourMarketColumns>
export type RuleSet = TypesRow<typeof ruleSetColumns>
export type HallCost = TypesRow<typeof costColumns>
export type PowerContractType = TypesRow<typeof contractTypeColumns>
export type CoolingTechnology = TypesRow<typeof coolingColumns>

/** What a row lends to a batch job on a chip without a row of its own. */
export type ReferenceAccelerator = Provenance &
	Pick<Chip, 'id' | 'fp8Tflops' | 'memoryGB' | 'memoryTBps'> & { readonly bf16Tflops: number; readonly tdpW: number }

/** Figures by cooling technology; one that is not listed is reckoned from the technology's own row. */
export type ByCooling = Climate['designPue']

export type CoolingParameters = CoolingTechnology['parameters']
export type CoolingMachines = CoolingTechnology['machines']
export type PueRegression = RowOf<typeof regressionColumns>
export type Quadratic = PueRegression['averagePue']
