import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { item } from '../../cells.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { contractCapacity } from '../../layers/energy/contract-inputs.ts'
import { phaseItMW } from '../../layers/infrastructure/inputs.ts'
import { wageIndex } from '../../people/pay-of-place.ts'
import { hourlyCost, tradeWage } from '../../people/workforce-pay-inputs.ts'
import { rowsBySite } from '../../places/rows-of-site.ts'
import { placeWork, type Placed } from '../../schedule/crews/crew-schedule.ts'
import { unitHours } from '../../schedule/crews/package-hours.ts'
import type { Task } from '../../schedule/tasks/task-set.ts'
import type { SiteFactors } from '../../schedule/types.ts'
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
	label: 'Labor of halls and plants',
	rule: 'mM1.3',
	method:
		'Hours of the work packages, excl. racks, × hourly labor cost at the site; an existing hall uses the hours of a new one. For a plant, also the labor included in its price: the country’s work week, one shift, typical rates.',
	after: [placeWork],
	inputs: INPUTS,
	outputs: OUTPUTS,
	each: 'site',
	reads: (_, { output }) => READS[output],
	run: ({ world, input, output, noteOf, rows }) => {
		const placed = noteOf(placeWork)
		const look: OwnRatesParams = {
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

type OwnRatesParams = {
	readonly world: EngineWorld
	readonly input: Readonly<Record<keyof typeof INPUTS, Column>>
	readonly placed: Placed
	readonly ofRows: Pick<Parameters<typeof plantLabour>[1], 'rows' | 'units'>
}

function tasksByHall({ parts }: Placed): ReadonlyMap<number, readonly Task[]> {
	const found = new Map<number, readonly Task[]>()
	for (const { part, placed } of parts) {
		for (let hall = 0; hall < part.halls.length; hall++) {
			found.set(item(part.halls, hall), item(placed.works, hall).tasks)
		}
	}
	return found
}

function ownRates({ input }: OwnRatesParams, site: number): Rates {
	return input.cost.values.slice(site * TRADES.length, (site + 1) * TRADES.length)
}

type OneHall = { readonly site: number; readonly hall: number; readonly tasks: readonly Task[] }

function priceHall(look: OwnRatesParams, output: Outputs, { site, hall, tasks }: OneHall): void {
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

function pricePlants(look: OwnRatesParams, output: Outputs, sites: ReadonlySet<number>): void {
	const contracts = indexById(look.world.model.plan.powerContracts)
	const { halls, orders, plants } = look.placed.input
	const crews = new Map<number, PlantCrews>()
	for (let index = 0; index < plants.length; index++) {
		const plant = item(plants, index)
		const contract = contracts.get(plant.id)
		if (contract === undefined || !sites.has(plant.site)) continue
		const at = crews.get(plant.site) ?? plantCrews(look, plant.site)
		crews.set(plant.site, at)
		const of = { ...look.ofRows, item: item(look.placed.items, halls.length + orders.length + index) }
		output.plantLabour[contract] = plantLabour(plant, { ...of, ...at.own })
		output.plantUsualLabour[contract] = plantLabour(plant, { ...of, ...at.usual })
	}
}

type Crews = { readonly site: SiteFactors; readonly rates: Rates }
/** Who builds the plants of a site, and whom their price takes to build them. */
type PlantCrews = Readonly<Record<'own' | 'usual', Crews>>

function plantCrews(look: OwnRatesParams, site: number): PlantCrews {
	const { input, world, placed } = look
	const crews = item(placed.input.sites, site)
	const wages = { site, index: input.index.at(site, 0), wage: input.wage }
	return {
		own: { site: crews, rates: ownRates(look, site) },
		usual: { site: usualCrews(crews, usualWeek(world.model, site)), rates: usualRates(world.model, wages) },
	}
}
