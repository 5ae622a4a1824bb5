import type { PlanFile } from '#shared/schemas/plan-shape.ts'
import type {
	BatteryPrice,
	CostFactor,
	CountryLand,
	CountryWind,
	Currency,
	Equipment,
	FacilityRatio,
	RedundancyTopology,
} from './facility-types.ts'
import type {
	Archetype,
	Chip,
	ChipExport,
	Climate,
	CoolingTechnology,
	CountryWork,
	GridRegion,
	HallCost,
	LabourMarket,
	Model,
	PowerContractType,
	ReferenceAccelerator,
} from './types.ts'
import { ADVANCED } from './rows/chip-export.ts'
import { withOwnRows } from './own-rows.ts'
import { ANY_COUNTRY } from './rows/country-work.ts'
import { builtInCatalogue, type Catalogue } from './tables.ts'
import type { CountryLodging, CountryWages, Trade } from './workforce-types.ts'

type Keyed = { readonly id: string }

/** Catalogues by the plan's own rows: every page and every part of one asks for the catalogue of the same plan. */
const catalogues = new WeakMap<PlanFile['catalogue'], Catalogue>()

/** The built-in rows and the plan's own, the same object for the same rows. */
export function catalogueFor({ catalogue: own }: Pick<PlanFile, 'catalogue'>): Catalogue {
	const catalogue = catalogues.get(own) ?? { ...builtInCatalogue, ...withOwnRows(own, builtInCatalogue) }
	catalogues.set(own, catalogue)
	return catalogue
}

/** The tables that are lists of rows with ids. */
type RowTable = { [K in keyof Catalogue]: Catalogue[K] extends readonly Keyed[] ? K : never }[keyof Catalogue]

/** Places of rows by their ids: a run asks a table for its rows thousands of times. */
const placesOf = new WeakMap<readonly Keyed[], ReadonlyMap<string, number>>()

function found<Row extends Keyed>(rows: readonly Row[], id: string): Row | null {
	const places = placesOf.get(rows) ?? new Map(rows.map((row, place) => [row.id, place]))
	placesOf.set(rows, places)
	return rows[places.get(id) ?? -1] ?? null
}

function required<Row extends Keyed>(rows: readonly Row[], id: string, table: RowTable): Row {
	const row = found(rows, id)
	if (!row) throw new Error(`There is no ${table} row ${id}.`)
	return row
}

export const findChip = (catalogue: Catalogue, id: string): Chip | null => found(catalogue.chips, id)
export const findModel = (catalogue: Catalogue, id: string | null): Model | null =>
	id === null ? null : found(catalogue.models, id)
export const findReferenceAccelerator = (catalogue: Catalogue, id: string): ReferenceAccelerator | null =>
	found(catalogue.referenceAccelerators, id)
export const findContractKind = (catalogue: Catalogue, id: string): PowerContractType | null =>
	found(catalogue.powerContractTypes, id)
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
export const getCostFactor = ({ costModel }: Pick<Catalogue, 'costModel'>, id: string): CostFactor =>
	required(costModel, id, 'costModel')

/** The work row of a country, else the one that stands for all without. Rule pP5. */
export const countryWorkOf = (catalogue: Catalogue, country: string): CountryWork =>
	found(catalogue.countryWork, country) ?? required(catalogue.countryWork, ANY_COUNTRY, 'countryWork')

/** What building costs an employer in a country; null where that is not known. Rule lP16. */
export const countryWagesOf = ({ countryWages }: Catalogue, country: string): CountryWages | null =>
	found(countryWages, country)
/** Bed and board in a country; null where that is not known. Rule lP17. */
export const countryLodgingOf = ({ countryLodging }: Catalogue, country: string): CountryLodging | null =>
	found(countryLodging, country)

/** Land of a country, else the row that stands for all without. Rule lP19. */
export const countryLandOf = ({ countryLand }: Catalogue, country: string): CountryLand =>
	found(countryLand, country) ?? required(countryLand, ANY_COUNTRY, 'countryLand')

/** What people pay in in a country; null: in US dollars, or no rate of it is published. */
export const currencyOf = ({ currencies }: Catalogue, country: string): Currency | null =>
	currencies.find(({ countries }) => countries.includes(country)) ?? null

/** Batteries in a country, else in all countries. Rule lP20. */
export const batteryPriceOf = ({ batteryPrices }: Catalogue, country: string): BatteryPrice =>
	found(batteryPrices, country) ?? required(batteryPrices, ANY_COUNTRY, 'batteryPrices')

/** Wind of a country, on land or at sea, else of all countries. Rule lP15. */
export function countryWindOf(
	{ countryWind }: Catalogue,
	{ country, field }: { readonly country: string; readonly field: 'onshoreCapacityFactor' | 'offshoreCapacityFactor' },
): CountryWind {
	const row = found(countryWind, country)
	return row !== null && row[field] !== null ? row : required(countryWind, ANY_COUNTRY, 'countryWind')
}

/** Dense BF16 from which a data-centre chip counts as advanced. Rule pW10. */
const ADVANCED_TFLOPS = 300

/**
 * What export rules say of a chip in a country: freely delivered (null), with a licence, or not at all. A row of the chip
 * stands before that of its tier. Rule pW10.
 */
export function exportRuleOf(
	catalogue: Catalogue,
	chip: Pick<Chip, 'id' | 'role' | 'bf16Tflops'>,
	country: string,
): { readonly status: Exclude<ChipExport['status'], 'open'>; readonly row: ChipExport } | null {
	const rows = catalogue.chipExport.filter((row) => row.country === country)
	const tier = rows.find(({ chips }) => chips === ADVANCED)
	const row = rows.find(({ chips }) => chips === chip.id) ?? tier
	if (!row) return null
	if (row.exceptions.includes(chip.id)) return { row, status: 'licence' }
	const isMeant = row !== tier || (chip.role === 'datacenter' && (chip.bf16Tflops ?? 0) >= ADVANCED_TFLOPS)
	return isMeant && row.status !== 'open' ? { row, status: row.status } : null
}
