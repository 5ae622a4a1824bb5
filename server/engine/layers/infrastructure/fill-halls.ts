import { itPower } from '../../balance/power.quantities.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import { hallCapacity } from '../../schedule/schedule.quantities.ts'
import type { EngineModel } from '../../world.ts'
import { rowsBySite } from '../../rows-of-site.ts'
import { item } from '../../cells.ts'
import { hallLoad, hallLoadedCapacity } from './infrastructure.quantities.ts'

/** Halls take the site's IT peak in the order in which they became ready (I2). */
export const fillHalls = defineAlgorithm<
	EngineModel,
	{ readonly power: typeof itPower; readonly ready: typeof hallCapacity },
	{ readonly load: typeof hallLoad; readonly loaded: typeof hallLoadedCapacity },
	null
>({
	id: 'infrastructure.fillHalls',
	label: 'Filling of halls',
	rule: 'I2',
	method: 'IT peak goes to halls in the order in which they became ready (ties: list order), each up to its megawatts.',
	inputs: { power: itPower, ready: hallCapacity },
	outputs: { load: hallLoad, loaded: hallLoadedCapacity },
	each: 'site',
	run: ({ world, input, output, rows }) => {
		const halls = rowsBySite(world, 'phase')
		for (const site of rows) {
			const order = item(halls, site).toSorted((left, right) => firstReady(left) - firstReady(right) || left - right)
			for (let month = 0; month < world.months; month++) {
				let rest = input.power.at(site, month)
				for (const hall of order) {
					const capacity = input.ready.at(hall, month)
					const load = Math.min(rest, capacity)
					output.load[hall * world.months + month] = load
					output.loaded[hall * world.months + month] = load > 0 ? capacity : 0
					rest -= load
				}
			}
		}
		return null

		function firstReady(hall: number): number {
			for (let month = 0; month < world.months; month++) if (input.ready.at(hall, month) > 0) return month
			return world.months
		}
	},
})
