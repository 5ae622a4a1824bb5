import { near, type Laws } from '../factories/every-plan.ts'

const sum = (series: Iterable<number>) => [...series].reduce((total, value) => total + value, 0)

/** What sites give off, give away and are made of. */
export const HEAT_AND_CARBON: Laws = {
	'embodied carbon adds up: halls and chips are the months and what was there before, the plan is its sites (lP36)': ({
		environment: { embodiedTonnes, embodiedByMonth },
		sites,
	}) => {
		const { halls, chips, beforePlan } = embodiedTonnes
		near(halls + chips, beforePlan + sum(embodiedByMonth), 'halls and chips')
		near(sum(Object.values(sites).map((site) => sum(site.embodiedByMonth))), sum(embodiedByMonth), 'sites')
	},
}
