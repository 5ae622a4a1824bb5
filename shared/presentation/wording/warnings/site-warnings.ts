import { shortFigure } from '../figures.ts'
import type { WarningRows } from './warning-row.ts'

/** Sites whose rows lie far away or are missing, and limits of land, water and emissions that the plan passes. */
export const SITE_WARNINGS = {
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
			text: `The building cost of ${site} follows ${row}, ${shortFigure(km)} km away, the nearest market that is known.`,
			mend: 'Choose a cost market, or state what each hall costs for a watt.',
		}),
	},
	no_labour_market: {
		page: 'sites',
		touches: 'figures',
		say: ({ site, ownPeople }) => {
			const who = ownPeople ? 'besides the people entered for it,' : 'nobody local is counted, and'
			return {
				text: `No labour market is known within reach of ${site}: ${who} every worker of a trade that can run short travels there.`,
				mend: 'Choose a labour market, or enter under workforce the people the site can have.',
			}
		},
	},
	no_offsite_water: {
		page: 'sites',
		touches: 'figures',
		say: ({ gridRegion }) => ({
			text: `The fuel mix of ${gridRegion} is not published: water that its power stations use is not counted.`,
			mend: 'Add a grid region of your own that states its litres for each kWh.',
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
