import { must } from '../factories/must.ts'
import { atMost, near, type Laws } from '../factories/every-plan.ts'

const sum = (series: Iterable<number>) => [...series].reduce((total, value) => total + value, 0)

const HOURS_A_MONTH = 730

/** What sites give off, give away and are made of. */
export const HEAT_AND_CARBON: Laws = {
	'no more heat is delivered than can be recovered, no more recovered than the racks draw, and all of it is sold once (lP34)':
		({ sites, finance }, plan) => {
			for (const { id, heat } of plan.sites) {
				const { deliveredMWh, recoverableMW } = must(sites[id]).heat
				deliveredMWh.forEach((MWh, month) => {
					const there = must(recoverableMW[month])
					atMost(MWh, Math.min(there, heat.MW ?? 0) * HOURS_A_MONTH, `heat of ${id} in month ${String(month)}`)
					atMost(there, must(must(sites[id]).itPowerMW[month]), `heat recovered at ${id} in month ${String(month)}`)
				})
			}
			near(
				sum(Object.values(sites).map((site) => sum(site.heat.usd))),
				sum(finance.revenueByKind.heatUsd),
				'heat of the sites',
			)
		},
	'a sheet tells of no more energy than a site draws, of IT no more than of all, and of shares no more than one (lP35)':
		({ sites }) => {
			for (const [id, { sheet, energyMWh }] of Object.entries(sites))
				energyMWh.forEach((MWh, month) => {
					const what = `sheet of ${id} in month ${String(month)}`
					atMost(must(sheet.energyMWh[month]), MWh, what)
					atMost(must(sheet.itEnergyMWh[month]), must(sheet.energyMWh[month]), what)
					atMost(sheet.refByMonth[month] ?? 0, 1, what)
					atMost(1, sheet.pueByMonth[month] ?? 1, what)
				})
		},
	'embodied carbon adds up: halls and chips are the months and what was there before, the plan is its sites (lP36)': ({
		environment: { embodiedTonnes, embodiedByMonth },
		sites,
	}) => {
		const { halls, chips, beforePlan } = embodiedTonnes
		near(halls + chips, beforePlan + sum(embodiedByMonth), 'halls and chips')
		near(sum(Object.values(sites).map((site) => sum(site.embodiedByMonth))), sum(embodiedByMonth), 'sites')
	},
}
