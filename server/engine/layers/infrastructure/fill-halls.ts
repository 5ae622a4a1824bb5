import { infrastructureRequired } from '../../balance/layers/required.quantities.ts'
import { itPower } from '../../balance/power.quantities.ts'
import { at, item } from '../../cells.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { rowsBySite } from '../../places/rows-of-site.ts'
import type { EngineModel } from '../../world.ts'
import { openCapacity } from './available.ts'
import { byReadiness } from './hall-order.ts'
import { hallLoad, hallRequiredLoad } from './infrastructure.quantities.ts'
import { hallLeased } from './let-halls.ts'

/** Halls take the site's IT peak in the order in which they became ready (I2). */
export const fillHalls = defineAlgorithm<
	EngineModel,
	{
		readonly power: typeof itPower
		readonly required: typeof infrastructureRequired
		readonly ready: typeof openCapacity
		readonly leased: typeof hallLeased
	},
	{ readonly load: typeof hallLoad; readonly required: typeof hallRequiredLoad },
	null
>({
	id: 'infrastructure.fillHalls',
	label: 'Filling of halls',
	rule: 'I2',
	method:
		'IT peak goes to leased hall power, then to halls in the order they became ready (ties: list order), each up to its megawatts.',
	inputs: { power: itPower, required: infrastructureRequired, ready: openCapacity, leased: hallLeased },
	outputs: { load: hallLoad, required: hallRequiredLoad },
	reads: (_, { output }) => READS[output],
	each: 'site',
	run: ({ world, input, output, rows }) => {
		const halls = rowsBySite(world, 'phase')
		for (const site of rows) {
			const filling = { ...input, site, order: byReadiness(item(halls, site), input.ready) }
			fill(output.load, filling, input.power)
			fill(output.required, filling, input.required)
		}
		return null
	},
})

type Filling = {
	readonly site: number
	readonly order: readonly number[]
	readonly ready: Column
	readonly leased: Column
}

/** Takes the peak of each month to what is let of halls, then to the rest of each in order. */
function fill(load: Float64Array, { site, order, ready, leased }: Filling, peak: Column): void {
	const { months } = peak
	for (let month = 0; month < months; month++) {
		let rest = peak.at(site, month)
		for (const hall of order) {
			const taken = Math.min(rest, leased.at(hall, month))
			load[hall * months + month] = taken
			rest -= taken
		}
		for (const hall of order) {
			const cell = hall * months + month
			const taken = Math.min(rest, ready.at(hall, month) - leased.at(hall, month))
			load[cell] = at(load, cell) + taken
			rest -= taken
		}
	}
}

const READS = { load: ['power', 'ready', 'leased'], required: ['required', 'ready', 'leased'] } as const
