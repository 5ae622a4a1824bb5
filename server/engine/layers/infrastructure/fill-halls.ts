import { infrastructureRequired } from '../../balance/layers/required.quantities.ts'
import { itPower } from '../../balance/power.quantities.ts'
import { item } from '../../cells.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import { rowsBySite } from '../../rows-of-site.ts'
import type { EngineModel } from '../../world.ts'
import { openCapacity } from './available.ts'
import { byReadiness } from './hall-order.ts'
import { hallLoad, hallRequiredLoad } from './infrastructure.quantities.ts'

/** Halls take the site's IT peak in the order in which they became ready (I2). */
export const fillHalls = defineAlgorithm<
	EngineModel,
	{
		readonly power: typeof itPower
		readonly required: typeof infrastructureRequired
		readonly ready: typeof openCapacity
	},
	{ readonly load: typeof hallLoad; readonly required: typeof hallRequiredLoad },
	null
>({
	id: 'infrastructure.fillHalls',
	label: 'Filling of halls',
	rule: 'I2',
	method: 'IT peak goes to halls in the order in which they became ready (ties: list order), each up to its megawatts.',
	inputs: { power: itPower, required: infrastructureRequired, ready: openCapacity },
	outputs: { load: hallLoad, required: hallRequiredLoad },
	reads: (_, { output }) => READS[output],
	each: 'site',
	run: ({ world, input, output, rows }) => {
		const halls = rowsBySite(world, 'phase')
		for (const site of rows) {
			const order = byReadiness(item(halls, site), input.ready)
			for (let month = 0; month < world.months; month++) {
				let rest = input.power.at(site, month)
				let asked = input.required.at(site, month)
				for (const hall of order) {
					const capacity = input.ready.at(hall, month)
					const cell = hall * world.months + month
					const load = Math.min(rest, capacity)
					const required = Math.min(asked, capacity)
					output.load[cell] = load
					output.required[cell] = required
					rest -= load
					asked -= required
				}
			}
		}
		return null
	},
})

const READS = { load: ['power', 'ready'], required: ['required', 'ready'] } as const
