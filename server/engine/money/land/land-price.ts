import { countryLandOf } from '#shared/catalogue/catalogue.ts'
import { distanceKm } from '#shared/catalogue/distance.ts'
import type { LabourMarket } from '#shared/catalogue/types.ts'
import type { LandRule } from '#shared/result.ts'
import { item } from '../../cells.ts'
import { fromField } from '../../inputs/from-field.ts'
import type { Sourced } from '../../kernel/quantity.ts'
import { ELECTRICIANS } from '../../places/national-market.ts'
import { locationOf } from '../../places/places.ts'
import { fromAssumption, fromCell, fromRule } from '../../sourced.ts'
import type { EngineModel } from '../../world.ts'

const SOURCE = 'Places §6: land of the country, near a city or rural'

const buildersOf = ({ constructionEmployment, electricians }: LabourMarket) =>
	constructionEmployment ?? electricians / ELECTRICIANS

/** The city whose land a site's is: a cost market, or a large labour market, within the distance of commuting without loss. */
function cityNear(model: EngineModel, site: number): { readonly city: string; readonly km: number } | null {
	const { plan, catalogue } = model
	const { point } = locationOf({ site: item(plan.sites, site), catalogue })
	const reach = fromAssumption(model, 'commuteFreeKm', site).value
	const people = fromAssumption(model, 'metroMarketEmployment', site).value
	const markets = catalogue.labourMarkets.filter((row) => buildersOf(row) >= people)
	const cities = [
		...catalogue.costs.map((row) => ({ ...row, city: row.market })),
		...markets.map((row) => ({ ...row, city: row.name })),
	].flatMap(({ city, latitude, longitude }) => {
		if (latitude === null || longitude === null) return []
		const km = distanceKm(point, { latitude, longitude })
		return km <= reach ? [{ city, km }] : []
	})
	return cities.toSorted((one, other) => one.km - other.km)[0] ?? null
}

const landRowAt = ({ plan, catalogue }: EngineModel, site: number) => {
	const { country } = locationOf({ site: item(plan.sites, site), catalogue })
	const row = countryLandOf(catalogue, country)
	return row.id === country ? row : { ...row, source: `${row.source}; no row of ${country}` }
}

/** Whether the plan says what a site's land costs: of itself, or as an assumption. */
function saidOf(model: EngineModel, site: number): 'stated' | 'assumption' | null {
	if (item(model.plan.sites, site).landUsdPerHectare !== null) return 'stated'
	return fromAssumption(model, 'landUsdPerHectare', site).origin.kind === 'override' ? 'assumption' : null
}

export function landRuleOf(model: EngineModel, site: number): LandRule {
	const said = saidOf(model, site)
	if (said !== null) return said
	const { country } = locationOf({ site: item(model.plan.sites, site), catalogue: model.catalogue })
	if (landRowAt(model, site).id !== country) return 'default'
	return cityNear(model, site) === null ? 'rural' : 'metro'
}

const farmlandAt = (model: EngineModel, site: number) =>
	fromCell({ table: 'countryLand', row: landRowAt(model, site), field: 'farmUsdPerHectare' })

function ruralPrice(model: EngineModel, site: number): Sourced {
	const farm = farmlandAt(model, site)
	const factor = fromAssumption(model, 'ruralLandFactor', site)
	return fromRule(farm.value * factor.value, {
		rule: 'lP19',
		text: 'rural_land',
		source: SOURCE,
		from: [
			{ label: 'Farmland of the country', unit: 'usdPerHectare', ...farm },
			{ label: 'Rural land relative to farmland', unit: 'ratio', ...factor },
		],
	})
}

function metroPrice(model: EngineModel, site: number): Sourced {
	const row = landRowAt(model, site)
	const near = cityNear(model, site)
	const source = near === null ? row.source : `${row.source}; ${near.city} is ${String(Math.round(near.km))} km away`
	return fromCell({ table: 'countryLand', row: { ...row, source }, field: 'metroUsdPerHectare' })
}

/** What a hectare near a city, and a rural one, of a site's country costs, and which of them its land is. */
export const landPricesAt = (model: EngineModel, site: number) => ({
	near: cityNear(model, site) === null ? ('farmland' as const) : ('city' as const),
	metroUsdPerHectare: metroPrice(model, site).value,
	ruralUsdPerHectare: ruralPrice(model, site).value,
})

export const landPrice = fromField('sites', 'landUsdPerHectare', {
	key: 'finance.land.usdPerHectare',
	symbol: 'c_land',
	rule: 'lP19',
	short: 'Land price per hectare',
	otherwise: ({ model, index }) => {
		if (saidOf(model, index) !== null) return fromAssumption(model, 'landUsdPerHectare', index)
		return cityNear(model, index) === null ? ruralPrice(model, index) : metroPrice(model, index)
	},
})

/** A solar field stands on farmland, wherever the halls do; where the plan says what its land costs, all of it does. */
export const solarLandPrice = fromField('sites', 'landUsdPerHectare', {
	id: 'finance.solarLandPrice',
	symbol: 'c_sun',
	rule: 'lP19',
	as: { label: 'Price of the land under a solar field', unit: 'usdPerHectare', value: (stated) => stated },
	otherwise: ({ model, index }) =>
		saidOf(model, index) === null ? farmlandAt(model, index) : fromAssumption(model, 'landUsdPerHectare', index),
})
