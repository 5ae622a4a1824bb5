import { count, shortFigure } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'
import type { WarningRows } from './warning-row.ts'

/** Sites whose rows lie far away or are missing, and limits of land, water and emissions that the plan passes. */
export const SITE_WARNINGS = {
	climate_abroad: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, row, country, km }) => ({
			text: `No climate data near ${site} in ${country}: uses ${row}, ${shortFigure(km)} km away in another country.`,
			mend: 'Choose a climate like the site’s, or enter its design PUE and peak PUE.',
		}),
	},
	climate_far: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, row, km }) => ({
			text: `${site} uses the climate of ${row}, ${shortFigure(km)} km away, the nearest with data.`,
			mend: 'Choose a climate like the site’s, or enter its design PUE and peak PUE.',
		}),
	},
	cost_market_far: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, row, km }) => ({
			text: `${site} uses the building costs of ${row}, ${shortFigure(km)} km away, as set in the plan.`,
			mend: 'Clear the cost market to use the country’s, or enter each hall’s cost per watt.',
		}),
	},
	country_assumed: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, country }) => ({
			text: `${site} has no country: ${country} is assumed, from the nearest known place.`,
			mend: 'Enter the country.',
		}),
	},
	grid_region_abroad: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, row, country }) => ({
			text: `${site} is in ${country}, but its grid region, ${row}, is in another country.`,
			mend: 'Choose a grid region in the country, or clear it.',
		}),
	},
	grid_region_far: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, row, anchor, km }) => ({
			text: `${site} uses the grid region ${row}, as at ${anchor}, ${shortFigure(km)} km away, the nearest town with grid data.`,
			mend: 'Choose the grid region.',
		}),
	},
	no_grid_region: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, country }) => ({
			text: `No grid data for ${country}: ${site} uses world averages for carbon, price and water.`,
			mend: 'Choose a grid region, or add a custom row with its carbon factor and price.',
		}),
	},
	no_labour_market: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, ownPeople, counted, nearest }) => {
			const who = ownPeople ? 'apart from the workers entered,' : 'no local workers are counted, and'
			const where = nearest ? `; the nearest, ${nearest.name}, is ${shortFigure(nearest.km)} km away` : ''
			if (!counted)
				return {
					text: `No labor data near ${site}${where}: its dates are not adjusted for crews.`,
					mend: 'Choose a labor market, or enter available workers under People.',
				}
			return {
				text: `No labor data near ${site}${where}: ${who} trades that can run short are assumed to travel.`,
				mend: 'Choose a labor market, or enter available workers under People.',
			}
		},
	},
	labour_national_pool: {
		page: 'sites',
		touches: 'dates',
		say: ({ site, country, electricians, buildersM }) => ({
			text: `No labor data of ${country} near ${site}: assumes ${count(electricians)} electricians, and other trades in proportion, from ${shortFigure(buildersM)} million construction workers. This is a guess.`,
			mend: 'Choose a labor market, or enter available workers under People.',
		}),
	},
	wage_unknown: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, country }) => ({
			text: `No wage data for ${country}: workers at ${site} use United States wages.`,
			mend: 'Add a custom labor market with its wages, and choose it for the site.',
		}),
	},
	hours_over_law: {
		page: 'sites',
		touches: 'dates',
		say: ({ site, hours, most, optOut }) => ({
			text: `Crews at ${site} work ${shortFigure(hours)} h per week; the law there allows ${shortFigure(most)} h on average.`,
			mend: optOut ? 'Enter fewer hours per week, or have each worker sign an opt-out.' : 'Enter fewer hours per week.',
		}),
	},
	travellers_many: {
		page: 'sites',
		touches: 'dates',
		say: ({ country, heads, most, month }) => ({
			text: `The sites in ${country} have ${shortFigure(heads)} travelers at work in ${month === null ? 'one month' : longMonth(month)}, more than twice the ${shortFigure(most)} assumed available to one site.`,
			mend: 'Stagger the site starts, or enter the workers each site can get.',
		}),
	},
	no_offsite_water: {
		page: 'sites',
		touches: 'figures',
		say: ({ gridRegion }) => ({
			text: `No published fuel mix for ${gridRegion}: power-plant water use is not counted.`,
			mend: 'Add a custom grid region with its liters per kWh.',
		}),
	},
	mixed_emission_bases: {
		page: 'sites',
		touches: 'figures',
		say: () => ({
			text: 'Some grid regions in the plan count direct emissions only, others the full life cycle: their sum mixes both.',
			mend: 'Compare sites one by one, or enter factors of one basis.',
		}),
	},
	land_short: {
		page: 'sites',
		touches: 'dates',
		say: ({ site, hectares, meterMW, needHectares, solarField }) => ({
			text: `${site} has ${shortFigure(hectares)} ha; ${shortFigure(meterMW)} MW at the meter${solarField ? ' and its solar field' : ''} usually need ${shortFigure(needHectares)} ha.`,
			mend: 'Check the land area, or plan for fewer hectares per MW.',
		}),
	},
	heat_below_buyer: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, askedC, sourceC }) => ({
			text: `${site}: the network wants heat at ${shortFigure(askedC)} °C, and it leaves the halls at ${shortFigure(sourceC)} °C: more than one heat pump lifts well.`,
			mend: 'Choose a hotter loop, or agree on a lower temperature.',
		}),
	},
	heat_over_supply: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, askedMW, mostMW }) => ({
			text: `${site}: a buyer is to take ${shortFigure(askedMW)} MW of heat, and in the best of its months ${shortFigure(mostMW)} MW can be recovered.`,
			mend: 'Agree on less, or cool more of the racks with liquid.',
		}),
	},
	water_limit: {
		page: 'sites',
		touches: 'work',
		say: ({ site, m3, year, limit }) => ({
			text: `${site} uses ${shortFigure(m3)} m³ of water in ${String(year)}, above its limit of ${shortFigure(limit)} m³.`,
			mend: 'Choose dry cooling, or raise the limit.',
		}),
	},
	emissions_limit: {
		page: 'sites',
		touches: 'work',
		say: ({ site, tonnes, year, limit }) => ({
			text: `${site} emits ${shortFigure(tonnes)} t CO₂e in ${String(year)} (location-based), above its limit of ${shortFigure(limit)} t.`,
			mend: 'Move load, run less gas, or raise the limit.',
		}),
	},
} satisfies Partial<WarningRows>
