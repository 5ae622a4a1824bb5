import { count, shortFigure } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'
import type { WarningRows } from './warning-row.ts'

/** Sites whose rows lie far away or are missing, and limits of land, water and emissions that the plan passes. */
export const SITE_WARNINGS = {
	climate_abroad: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, row, country, km }) => ({
			text: `No climate is known near ${site} in ${country}: that of ${row}, ${shortFigure(km)} km away in another country, stands for it.`,
			mend: 'Choose a climate like the site’s, or state its design PUE and peak PUE.',
		}),
	},
	climate_far: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, row, km }) => ({
			text: `The climate of ${site} is taken from ${row}, ${shortFigure(km)} km away, the nearest that is known.`,
			mend: 'Choose a climate like the site’s, or state its design PUE and peak PUE.',
		}),
	},
	cost_market_far: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, row, km }) => ({
			text: `The building cost of ${site} follows ${row}, ${shortFigure(km)} km away, as the plan says.`,
			mend: 'Leave the cost market out for the country’s, or state what each hall costs for a watt.',
		}),
	},
	country_assumed: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, country }) => ({
			text: `${site} states no country: ${country} is read for it, where the nearest place that is known lies.`,
			mend: 'State the country.',
		}),
	},
	grid_region_abroad: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, row, country }) => ({
			text: `${site} lies in ${country}, and its grid region, ${row}, in another country.`,
			mend: 'Name a grid region of the country, or leave it out.',
		}),
	},
	grid_region_far: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, row, anchor, km }) => ({
			text: `The grid of ${site} is taken to be ${row}, as at ${anchor}, ${shortFigure(km)} km away, the nearest town whose grid is known.`,
			mend: 'Name the grid region.',
		}),
	},
	no_grid_region: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, country }) => ({
			text: `No grid region is known for ${country}: carbon, price and water of ${site} are the world’s mean.`,
			mend: 'Name a grid region, or add one of your own with its factor and price.',
		}),
	},
	no_labour_market: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, ownPeople, counted, nearest }) => {
			const who = ownPeople ? 'besides the people entered for it,' : 'nobody local is counted, and'
			const where = nearest ? `; the nearest, ${nearest.name}, lies ${shortFigure(nearest.km)} km away` : ''
			if (!counted)
				return {
					text: `No labor market is known within reach of ${site}${where}: its dates are not adjusted for crews.`,
					mend: 'Choose a labor market, or enter under workforce the people the site can have.',
				}
			return {
				text: `No labor market is known within reach of ${site}${where}: ${who} every worker of a trade that can run short travels there.`,
				mend: 'Choose a labor market, or enter under workforce the people the site can have.',
			}
		},
	},
	labour_national_pool: {
		page: 'sites',
		touches: 'dates',
		say: ({ site, country, electricians, buildersM }) => ({
			text: `No labor market of ${country} is known within reach of ${site}: ${count(electricians)} electricians, and other trades in step, are assumed of ${shortFigure(buildersM)} million in construction. It is a guess.`,
			mend: 'Choose a labor market, or enter under workforce the people the site can have.',
		}),
	},
	wage_unknown: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, country }) => ({
			text: `Wages of ${country} are not known: those of the United States stand for the people at ${site}.`,
			mend: 'Add a labor market of your own that states its wages, and choose it for the site.',
		}),
	},
	hours_over_law: {
		page: 'sites',
		touches: 'dates',
		say: ({ site, hours, most, optOut }) => ({
			text: `The crews of ${site} work ${shortFigure(hours)} h a week; the law there allows ${shortFigure(most)} h on average.`,
			mend: optOut
				? 'State fewer hours a week, or have each worker sign that the limit does not hold.'
				: 'State fewer hours a week.',
		}),
	},
	travellers_many: {
		page: 'sites',
		touches: 'dates',
		say: ({ country, heads, most, month }) => ({
			text: `The sites in ${country} have ${shortFigure(heads)} travelers at work in ${month === null ? 'one month' : longMonth(month)}, more than twice the ${shortFigure(most)} that one site there is thought to find.`,
			mend: 'Spread the starts of the sites, or enter the people each can really have.',
		}),
	},
	no_offsite_water: {
		page: 'sites',
		touches: 'figures',
		say: ({ gridRegion }) => ({
			text: `The fuel mix of ${gridRegion} is not published: water that its power stations use is not counted.`,
			mend: 'Add a grid region of your own that states its liters for each kWh.',
		}),
	},
	mixed_emission_bases: {
		page: 'sites',
		touches: 'figures',
		say: () => ({
			text: 'Some grid regions of the plan count direct emissions only, others the whole life of the plant: their sum mixes the two.',
			mend: 'Compare sites one by one, or give the regions factors of one kind.',
		}),
	},
	land_short: {
		page: 'sites',
		touches: 'dates',
		say: ({ site, hectares, meterMW, needHectares, solarField }) => ({
			text: `${site} has ${shortFigure(hectares)} ha; ${shortFigure(meterMW)} MW at the meter${solarField ? ' and its solar field' : ''} usually take ${shortFigure(needHectares)} ha.`,
			mend: 'Check the land, or build denser than the usual hectares for each MW.',
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
			text: `${site} emits ${shortFigure(tonnes)} t CO₂e in ${String(year)}, by the grid’s mix, above its limit of ${shortFigure(limit)} t.`,
			mend: 'Move load, run less gas, or raise the limit.',
		}),
	},
} satisfies Partial<WarningRows>
