import { getCooling } from '#shared/catalogue/catalogue.ts'
import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { item } from '../../cells.ts'
import { present, rowFacts } from '../../facts.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import { rowsBySite, siteOf } from '../../places/rows-of-site.ts'
import { placeWork, type Placed } from '../../schedule/crews/crew-schedule.ts'
import { unitHours } from '../../schedule/crews/package-hours.ts'
import { SCHEDULE_INPUTS } from '../../schedule/from-plan.ts'
import type { Task } from '../../schedule/task-set.ts'
import { type EngineModel, type EngineWorld, indexById } from '../../world.ts'
import { hallLabour, labourOf, plantLabour, type Rates, usualCrews } from './hall-labour.ts'
import { type HallDesign, machineCost, type MachineGroup } from './machine-cost.ts'
import {
	AIR,
	designOf,
	INSTALLED,
	LIQUID,
	type Look,
	PRICE_INPUTS,
	PRICED_BY,
	referenceLabour,
	usualRate,
	usualWeek,
} from './reference-hall.ts'
import { own, ofPlants, reference } from './reference-outputs.ts'

const OUTPUTS = {
	...reference,
	ownLabour: own.labour,
	ownPrefabricated: own.prefabricated,
	standingElectrical: own.standingElectrical,
	standingMechanical: own.standingMechanical,
	plantLabour: ofPlants.labour,
	plantUsualLabour: ofPlants.usualLabour,
} as const
type Outputs = Readonly<Record<keyof typeof OUTPUTS, Float64Array>>

type Looked = Look & { readonly machines: Priced; readonly labour: typeof referenceLabour }
type Priced = (design: HallDesign) => Readonly<Record<MachineGroup, number>>

/** The work comes by way of the schedule’s note; what that is made from stands here so that a site is priced again when it moves. */
const INPUTS = { ...SCHEDULE_INPUTS, ...PRICE_INPUTS } as const

/** Labour and machines of every hall, of the reference hall its cost row prices, and labour of plants (mM1.2, mM1.3, mM1.6). */
export const priceHalls = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'finance.priceHalls',
	label: 'Labour and machines of halls and of what their cost rows price',
	rule: 'mM1.2',
	method:
		'The reference hall of a hall has its MW IT, site and climate, is a whole first hall with chilled-water air cooling, N+1, 325 m² a MW, 20 kW racks and 30 % prefabricated, built in the country’s week by one shift of open shop at the wages of the markets around the row’s place. Machines are counted as for any hall; labour is hours · what an hour costs. Its twin has liquid to the chip and 132 kW racks.',
	after: [placeWork],
	inputs: INPUTS,
	outputs: OUTPUTS,
	each: 'site',
	reads: () => PRICED_BY,
	run: ({ world, input, output, noteOf, rows }) => {
		const placed = noteOf(placeWork)
		const units = unitHours(placed.input.rows)
		const look: Looked = { world, input, placed, units, machines: remembered(world), labour: labourOfKinds() }
		const tasks = tasksByItem(placed)
		const hallsOf = rowsBySite(world, 'phase')
		for (const site of rows) {
			for (const hall of item(hallsOf, site)) priceHall(look, output, { hall, tasks: tasks.get(hall) ?? [] })
		}
		pricePlants(look, output, new Set(rows))
		return null
	},
	facts: ({ model }, { output }) => {
		const id = output.startsWith('liquid') ? LIQUID.cooling : AIR.cooling
		const row = getCooling(model.catalogue, id)
		return present([
			rowFacts({ table: 'coolingTechnologies', row, label: row.name, fields: ['plantHoursFactor', 'rackKW'] }),
		])
	},
})

/** Halls of a campus are alike: each kind is priced once a run. */
function remembered({ model }: EngineWorld): Priced {
	const known = new Map<string, ReturnType<Priced>>()
	return (design) => {
		const { itMW, peakPue, powerFactor: factor, rackKW, topology, technology, hour } = design
		const key = [itMW, peakPue, factor, rackKW, topology.id, technology.id, hour.dryBulbC, hour.wetBulbC].join('/')
		const found = known.get(key) ?? machineCost(design, model.catalogue)
		known.set(key, found)
		return found
	}
}

/** Reference halls of one size at one site have one price. */
function labourOfKinds(): typeof referenceLabour {
	const known = new Map<string, number>()
	return (look, hall, kind) => {
		const key = [siteOf(look.world, 'phase', hall), look.input.itMW.at(hall, 0), kind.cooling].join('/')
		const found = known.get(key) ?? referenceLabour(look, hall, kind)
		known.set(key, found)
		return found
	}
}

function tasksByItem({ parts }: Placed): ReadonlyMap<number, readonly Task[]> {
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

type OneHall = { readonly hall: number; readonly tasks: readonly Task[] }

function priceHall(look: Looked, output: Outputs, { hall, tasks }: OneHall): void {
	const { world, input, placed, units } = look
	const site = siteOf(world, 'phase', hall)
	const packages = placed.input.rows.packages
	const rate: Rates = (trade) => input.cost.at(site * TRADES.length + trade, 0)
	const planned = item(placed.input.halls, hall)
	const standing = planned.scope === 'existing'
	const at = { input: placed.input, units, site: item(placed.input.sites, site), item: item(placed.items, hall), rate }
	const labour = standing ? hallLabour(planned, 'first', at) : labourOf(tasks, rate, packages)
	output.ownLabour[hall] = labour.all
	output.ownPrefabricated[hall] = labour.prefabricated
	const machines = standing ? look.machines(designOf(look, hall, null)) : { electrical: 0, mechanical: 0 }
	output.standingElectrical[hall] = machines.electrical
	output.standingMechanical[hall] = machines.mechanical
	for (const of of [
		{ kind: AIR, labour: output.labour, electrical: output.electrical, mechanical: output.mechanical },
		{
			kind: LIQUID,
			labour: output.liquidLabour,
			electrical: output.liquidElectrical,
			mechanical: output.liquidMechanical,
		},
	]) {
		const priced = look.machines(designOf(look, hall, of.kind))
		of.electrical[hall] = INSTALLED * priced.electrical
		of.mechanical[hall] = INSTALLED * priced.mechanical
		of.labour[hall] = look.labour(look, hall, of.kind)
	}
}

function pricePlants(look: Look, output: Outputs, sites: ReadonlySet<number>): void {
	const { world, input, placed, units } = look
	const contracts = indexById(world.model.plan.powerContracts)
	const { halls, orders, plants } = placed.input
	plants.forEach((plant, index) => {
		const contract = contracts.get(plant.id)
		if (contract === undefined || !sites.has(plant.site)) return
		const planned = item(placed.items, halls.length + orders.length + index)
		const site = item(placed.input.sites, plant.site)
		const rate: Rates = (trade) => input.cost.at(plant.site * TRADES.length + trade, 0)
		output.plantLabour[contract] = plantLabour(plant, { input: placed.input, units, site, item: planned, rate })
		const weeklyHours = usualWeek(world, plant.site)
		output.plantUsualLabour[contract] = plantLabour(plant, {
			input: placed.input,
			units,
			site: usualCrews(site, weeklyHours),
			item: planned,
			rate: usualRate(look, { index: input.index.at(plant.site, 0), weeklyHours }),
		})
	})
}
