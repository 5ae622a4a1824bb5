import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import { add, at } from '../schedule/cells.ts'
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
		for (let cell = 0; cell < input.local.values.length; cell++) {
			const crew = Math.floor(cell / months)
			const site = Math.floor(crew / TRADES.length)
			const to = site * months + (cell % months)
			let worked = 0
			for (const layer of BUILD_LAYERS) {
				const hours = at(input[layer].values, cell)
				add(output[layer], to, hours * at(input.cost.values, crew))
				worked += hours
			}
			const travelled = Math.max(0, worked - at(input.local.values, cell))
			add(output.travel, to, travelled * at(input.perDiem.values, site))
		}
		return null
	},
})
