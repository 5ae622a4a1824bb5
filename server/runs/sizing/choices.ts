import {
	type BuildClass,
	buildClass as buildClassRow,
	USUAL_BUILD_CLASS,
} from '#shared/catalogue/builds/build-classes.ts'
import { countryWorkOf, getCostFactor } from '#shared/catalogue/catalogue.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { gridRegionOf } from '#shared/catalogue/nearest.ts'
import type { Archetype, Chip, GridRegion, Model, PowerContractType } from '#shared/catalogue/types.ts'
import type { CostFactor } from '#shared/catalogue/facility-types.ts'
import type { CountryWork } from '#shared/catalogue/types.ts'
import { weeksToWholeMonths } from '#shared/units/conversions.ts'
import { serves, trains, type StartAnswers } from '#shared/start/answers.ts'
import { modelsFor, usesFor } from '#shared/start/offers.ts'

/** The rows of the catalogue that a plan is sized with. */
export type Choices = {
	readonly chip: Chip
	readonly servedModel: Model | null
	readonly trainedModel: Model | null
	readonly scienceModel: Model | null
	readonly archetype: Archetype | null
	readonly region: GridRegion
	readonly grid: PowerContractType
	/** months from asking for the grid to having it */
	readonly gridLead: { readonly months: number; readonly late: number; readonly source: string }
	/** plants that may carry the site until then, as the engine finds them cheapest */
	readonly plants: readonly PowerContractType[]
	readonly building: BuildClass
	/** what whole halls let for; null: not let */
	readonly rent: CostFactor | null
	/** how the country works: those who travel to one site of it */
	readonly work: CountryWork
	readonly price: { readonly usdPerMWh: number; readonly source: string }
}

const catalogue = builtInCatalogue
const GRID = 'utility_firm'

const newest = <Row extends { readonly id: string }>(rows: readonly Row[], since: (row: Row) => string | null): Row => {
	const [first] = rows.toSorted((a, b) => (since(b) ?? '').localeCompare(since(a) ?? '') || a.id.localeCompare(b.id))
	if (first === undefined) throw new Error('The catalog has no row to size a plan with.')
	return first
}

const middle = (values: readonly number[]): number =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const factor = (id: string): CostFactor => getCostFactor(catalogue, id)

/** The newest liquid-cooled accelerator on sale whose power, price and lead time are published. */
function usualChip(): Chip {
	const known = catalogue.chips.filter(
		({ role, status, liquidCooled, rackMaxKW, acceleratorsPerRack, priceUsd, leadWeeks }) =>
			role === 'datacenter' &&
			status === 'available' &&
			liquidCooled &&
			rackMaxKW &&
			acceleratorsPerRack &&
			priceUsd &&
			leadWeeks,
	)
	return newest(known, ({ availableFrom }) => availableFrom)
}

/** Firm plant that a region may have: where its published mix has no gas, none burns it. */
function plantsIn(region: GridRegion): readonly PowerContractType[] {
	const hasGas = region.fuelMixShare === null || (region.fuelMixShare['gas'] ?? 0) > 0
	return hasGas
		? catalogue.powerContractTypes.filter(({ role, leadMonths }) => role === 'onsite_combustion' && leadMonths !== null)
		: []
}

/** Whether a model takes as long a text as one request of the use comes to. */
const holds = ({ maxContextTokens }: Model, { inputTokensPerRequest, outputTokensPerRequest }: Archetype): boolean =>
	(maxContextTokens ?? Infinity) >= (inputTokensPerRequest?.best ?? 0) + (outputTokensPerRequest?.best ?? 0)

function gridLeadOf(region: GridRegion, grid: PowerContractType): Choices['gridLead'] {
	if (region.interconnectionMonths !== null) {
		const { p50, p90, source } = region.interconnectionMonths
		return { months: p50, late: p90, source: `${region.name}: ${source}` }
	}
	const { p50, p90 } = grid.leadMonths ?? { p50: 0, p90: 0 }
	return { months: p50, late: p90, source: `${grid.name}: ${grid.source}` }
}

function priceOf(region: GridRegion): Choices['price'] {
	const { industrialPriceUsdPerMWh: own, industrialPriceBasis } = region
	if (own !== null) return { usdPerMWh: own, source: `${region.name}: ${industrialPriceBasis ?? region.source}` }
	const known = catalogue.gridRegions.flatMap(({ country, industrialPriceUsdPerMWh }) =>
		country === region.country && industrialPriceUsdPerMWh !== null ? [industrialPriceUsdPerMWh] : [],
	)
	return {
		usdPerMWh: middle(known),
		source: `Middle of the regions of ${region.country} with a published price; ${region.name} has none`,
	}
}

/** What to size a plan with: what was answered, else the usual row of the catalogue. */
export function choose({ place, rows, use, model, archetype, buildClass }: StartAnswers): Choices {
	const named = catalogue.gridRegions.find(({ id }) => id === rows?.gridRegion)
	const region = named ?? gridRegionOf(catalogue, { country: place.country, point: place })?.row
	const grid = catalogue.powerContractTypes.find(({ id }) => id === GRID)
	if (region === undefined || grid === undefined) throw new Error('The catalog has no grid to size a plan with.')
	const uses = usesFor(catalogue)
	const served = serves(use) ? (uses.find(({ id }) => id === archetype) ?? uses[0] ?? null) : null
	const modelOf = (of: 'serve' | 'train' | 'science'): Model => {
		const known = modelsFor(catalogue, of)
		const asked = known.find(({ id }) => id === model)
		const fitting = of === 'serve' && served !== null ? known.filter((row) => holds(row, served)) : known
		const usual = served?.defaultModels.flatMap((name) => fitting.find(({ id }) => id === name) ?? [])[0]
		return asked ?? (of === 'serve' ? usual : undefined) ?? newest(fitting, ({ release }) => release)
	}
	return {
		chip: usualChip(),
		servedModel: served === null ? null : modelOf('serve'),
		trainedModel: trains(use) ? modelOf('train') : null,
		scienceModel: use === 'science' ? modelOf('science') : null,
		archetype: served,
		region,
		grid,
		gridLead: gridLeadOf(region, grid),
		plants: plantsIn(region),
		building: buildClassRow(catalogue, buildClass ?? USUAL_BUILD_CLASS),
		rent: use === 'lease' ? factor('hall_rent') : null,
		work: countryWorkOf(catalogue, place.country),
		price: priceOf(region),
	}
}

/** Months from ordering what comes into a hall to having it; tenants bring theirs when the hall is let. */
export const leadMonths = ({ chip: { leadWeeks }, rent }: Pick<Choices, 'chip' | 'rent'>): number =>
	rent === null ? weeksToWholeMonths(leadWeeks?.mid ?? 0) : 0
