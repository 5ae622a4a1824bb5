import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { item } from '../../cells.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { contractCapacity } from '../../layers/energy/contract-inputs.ts'
import { phaseItMW } from '../../layers/infrastructure/inputs.ts'
import { hourlyCost, tradeWage, wageIndex } from '../../people/workforce-pay-inputs.ts'
import { rowsBySite } from '../../places/rows-of-site.ts'
import { placeWork, type Placed } from '../../schedule/crews/crew-schedule.ts'
import { unitHours } from '../../schedule/crews/package-hours.ts'
import type { Task } from '../../schedule/tasks/task-set.ts'
import { indexById } from '../../scopes-of-plan.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import { hallLabour, labourOf, plantLabour, type Rates, usualCrews } from './hall-labour.ts'
import { ofPlants, own } from './reference-outputs.ts'
import { usualRates, usualWeek } from './usual-rates.ts'

const INPUTS = {
	...{ itMW: phaseItMW, capacity: contractCapacity },
	...{ cost: hourlyCost, wage: tradeWage, index: wageIndex },
} as const
const OUTPUTS = {
	...{ labour: own.labour, prefabricated: own.prefabricated },
	...{ plantLabour: ofPlants.labour, plantUsualLabour: ofPlants.usualLabour },
} as const
type Outputs = Readonly<Record<keyof typeof OUTPUTS, Float64Array>>
const READS: Readonly<Record<keyof typeof OUTPUTS, readonly (keyof typeof INPUTS)[]>> = {
	labour: ['itMW', 'cost'],
	prefabricated: ['itMW', 'cost'],
	plantLabour: ['capacity', 'cost'],
	plantUsualLabour: ['capacity', 'wage', 'index'],
}

/** Labour of every hall and plant at its site’s own rates, and of plants as their price takes it (mM1.3, mM1.6). */
export const priceLabour = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'finance.priceLabour',
	label: 'Labour of halls and plants',
	rule: 'mM1.3',
	method:
		'Hours of the work packages, racks left out, by what an hour of their trades costs at the site; a hall that stands takes the hours of a whole one. Of a plant beside it the labour that its price holds: in the country’s week, by one shift, at usual rates.',
	after: [placeWork],
	inputs: INPUTS,
	outputs: OUTPUTS,
	each: 'site',
	reads: (_, { output }) => READS[output],
	run: ({ world, input, output, noteOf, rows }) => {
		const placed = noteOf(placeWork)
		const look: Look = {
			world,
			input,
			placed,
			ofRows: { rows: placed.input.rows, units: unitHours(placed.input.rows) },
		}
		const tasks = tasksByHall(placed)
		const hallsOf = rowsBySite(world, 'phase')
		for (const site of rows) {
			for (const hall of item(hallsOf, site)) priceHall(look, output, { site, hall, tasks: tasks.get(hall) ?? [] })
		}
		pricePlants(look, output, new Set(rows))
		return null
	},
})

type Look = {
	readonly world: EngineWorld
	readonly input: Readonly<Record<keyof typeof INPUTS, Column>>
	readonly placed: Placed
	readonly ofRows: Pick<Parameters<typeof plantLabour>[1], 'rows' | 'units'>
}

function tasksByHall({ parts }: Placed): ReadonlyMap<number, readonly Task[]> {
	const found = new Map<number, Task[]>()
	for (const { part, placed } of parts)
		for (const task of placed.set.tasks) {
			const place = item(part.items, task.item)
			const own = found.get(place) ?? []
			own.push(task)
			found.set(place, own)
		}
	return found
}

function ownRates({ input }: Look, site: number): Rates {
	return input.cost.values.slice(site * TRADES.length, (site + 1) * TRADES.length)
}

type OneHall = { readonly site: number; readonly hall: number; readonly tasks: readonly Task[] }

function priceHall(look: Look, output: Outputs, { site, hall, tasks }: OneHall): void {
	const { placed, ofRows } = look
	const rates = ownRates(look, site)
	const planned = item(placed.input.halls, hall)
	const crews = item(placed.input.sites, site)
	const labour =
		planned.scope === 'existing'
			? hallLabour(planned, 'first', { ...ofRows, site: crews, item: item(placed.items, hall), rates })
			: labourOf(tasks, rates, ofRows.rows.packages)
	output.labour[hall] = labour.all
	output.prefabricated[hall] = labour.prefabricated
}

function pricePlants(look: Look, output: Outputs, sites: ReadonlySet<number>): void {
	const { world, input, placed, ofRows } = look
	const { model } = world
	const contracts = indexById(model.plan.powerContracts)
	const { halls, orders, plants } = placed.input
	for (const [index, plant] of plants.entries()) {
		const contract = contracts.get(plant.id)
		if (contract === undefined || !sites.has(plant.site)) continue
		const crews = item(placed.input.sites, plant.site)
		const of = { ...ofRows, item: item(placed.items, halls.length + orders.length + index) }
		output.plantLabour[contract] = plantLabour(plant, { ...of, site: crews, rates: ownRates(look, plant.site) })
		const usual = { site: plant.site, index: input.index.at(plant.site, 0), wage: input.wage }
		output.plantUsualLabour[contract] = plantLabour(plant, {
			...{ ...of, site: usualCrews(crews, usualWeek(model, plant.site)) },
			rates: usualRates(model, usual),
		})
	}
}
