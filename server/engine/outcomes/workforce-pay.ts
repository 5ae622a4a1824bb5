import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import { localHours, workedHours } from '../schedule/schedule.quantities.ts'
import { BUILD_LAYERS } from '../schedule/task-set.ts'
import type { EngineModel } from '../world.ts'
import { hourlyCost, perDiemPerHour } from './workforce-pay-inputs.ts'
import { siteLabourUsd, sitePerDiemUsd } from './workforce.quantities.ts'

const INPUTS = { ...workedHours, local: localHours, cost: hourlyCost, perDiem: perDiemPerHour } as const
const OUTPUTS = { ...siteLabourUsd, travel: sitePerDiemUsd } as const

/** Construction labour in money: hours worked · cost of an hour, by site and layer. */
export const payLabour = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'workforce.payLabour',
	label: 'Cost of construction labour',
	rule: 'W4',
	method:
		'Hours worked · what an hour of the trade costs at the site, summed over its trades. Lodging and meals: hours of travellers · per diem, kept apart.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	run: ({ world, input, output }) => {
		const { months } = world
		for (let crew = 0; crew < input.cost.count; crew++) {
			const site = Math.floor(crew / TRADES.length)
			const cost = input.cost.values[crew] ?? 0
			const perDiem = input.perDiem.values[site] ?? 0
			for (let month = 0; month < months; month++) {
				const from = crew * months + month
				const to = site * months + month
				let worked = 0
				for (const layer of BUILD_LAYERS) {
					const hours = input[layer].values[from] ?? 0
					output[layer][to] = (output[layer][to] ?? 0) + hours * cost
					worked += hours
				}
				const travelled = Math.max(0, worked - (input.local.values[from] ?? 0))
				output.travel[to] = (output.travel[to] ?? 0) + travelled * perDiem
			}
		}
		return null
	},
})
