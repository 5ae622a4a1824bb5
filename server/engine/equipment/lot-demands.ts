import type { Catalogue } from '#shared/catalogue/tables.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { item } from '../cells.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { rowsBySite } from '../places/rows-of-site.ts'
import { sameData } from '../rerun/same-data.ts'
import type { Placed } from '../schedule/crews/crew-schedule.ts'
import type { Item } from '../schedule/planned-items.ts'
import type { Hall } from '../schedule/types.ts'
import type { EngineWorld } from '../world.ts'
import { heldUp, neededBy } from './hall-need.ts'
import { isOfSubstation, type Lot } from './lots.ts'
import { reportedWhole } from './reported-whole.ts'

/** When one thing at a site needs an item, and when what is stated for it arrives. */
export type Demand = {
	readonly need: number
	readonly delivery: number | null
	readonly for: string
	/** its index in the plan, where that is a hall */
	readonly hall: number | null
	/** a hall that has started by the status month, a plant in construction, either that reports on its work, or chips ordered before it */
	readonly underWay: boolean
}
/** What the demands of a hall rest on: that of an earlier run where all of it is as it was. */
type HallGround = {
	readonly hall: Hall
	readonly plannedStart: number
	readonly moved: Item['moved']
	readonly name: string
	readonly underWay: boolean
	/** finished before the status month, or reported whole by then: it has all it needs */
	readonly runs: boolean
}
/** The first accelerators of an order, and the hall it names; null: none. */
type Delivery = { readonly demand: Demand; readonly into: number | null }
/** What the purchases of a plan share: looked up once, asked for by every one of them. */
export type Grounds = {
	readonly catalogue: Catalogue
	readonly halls: readonly HallGround[]
	/** halls of each site, and the first deliveries of its orders */
	readonly hallsAt: readonly (readonly number[])[]
	readonly ordersAt: readonly (readonly Delivery[])[]
	/** the status month */
	readonly asOf: number
	/** what reports on its work: `phase:hall-a`, `contract:turbines` */
	readonly reporting: ReadonlySet<string>
}
type Given = {
	readonly world: EngineWorld
	readonly placed: Placed
	readonly input: Readonly<Record<'plantStart' | 'firstDelivery', Column>>
}
export type Look = Given & { readonly grounds: Grounds; readonly before: Grounds | undefined }

export function groundsOf(given: Given, earlier: Grounds | undefined): Grounds {
	const { model } = given.world
	const reporting = new Set(model.plan.actuals.map(({ ref }) => ref))
	const whole = reportedWhole(model)
	const halls: HallGround[] = []
	for (let hall = 0; hall < given.placed.input.halls.length; hall++) {
		const [ground, known] = [groundOf(given, { reporting, whole }, hall), earlier?.halls[hall]]
		halls.push(known && sameData(ground, known) ? known : ground)
	}
	return {
		catalogue: model.catalogue,
		halls,
		hallsAt: rowsBySite(given.world, 'phase'),
		ordersAt: rowsBySite(given.world, 'order').map((orders) => orders.flatMap((order) => deliveryOf(given, order))),
		asOf: model.asOf,
		reporting,
	}
}

type Reports = Readonly<Record<'reporting' | 'whole', ReadonlySet<string>>>

function groundOf({ world: { model }, placed }: Given, { reporting, whole }: Reports, index: number): HallGround {
	const { id, name } = item(model.plan.buildPhases, index)
	const { plannedStart, plannedFinish, moved } = item(placed.items, index)
	const hall = item(placed.input.halls, index)
	const underWay = plannedStart <= model.asOf || reporting.has(`phase:${id}`)
	const isOver = plannedFinish + heldUp({ hall, plannedStart, moved }) < model.asOf
	const runs = isOver || whole.has(`phase:${id}`)
	return { hall, plannedStart, moved, name: name ?? id, underWay, runs }
}

/** The fabric and its storage stand when the first racks are cabled. */
function deliveryOf({ world, input }: Given, index: number): readonly Delivery[] {
	const { plan } = world.model
	const order = item(plan.chipOrders, index)
	if (order.accelerators === 0) return []
	const need = Math.round(input.firstDelivery.at(index, 0))
	const into = plan.buildPhases.findIndex(({ id }) => id === order.phaseId)
	// A cluster that has been ordered has its fabric with it.
	const underWay = order.orderMonth < addMonths(plan.startMonth, world.model.asOf)
	const demand = { need, delivery: null, for: order.name ?? order.id, hall: null, underWay }
	return [{ demand, into: into < 0 ? null : into }]
}

const isBuilding = ({ id, status }: PlanFile['powerContracts'][number], { reporting }: Grounds) =>
	status === 'construction' || status === 'energised' || reporting.has(`contract:${id}`)

/** All that needs a purchase, each with its month; what an earlier run found where the hall is as it was. */
export function demandsOf(look: Look, lot: Lot, known: readonly Demand[] | undefined): readonly Demand[] {
	const { grounds } = look
	if (lot.contract >= 0) return [plantDemand(look, lot.contract)]
	if (lot.phase >= 0) {
		// Of a purchase of nothing nobody asked.
		if (known && known.length > 0 && isAsBefore(look, lot.phase)) return known
		return [hallDemand(grounds, lot.item, lot.phase)]
	}
	const halls = builtHalls(grounds, lot)
	return isOfSubstation(lot) ? halls : fabricDemands(grounds, lot.site, halls)
}

function isAsBefore({ grounds, before }: Look, hall: number): boolean {
	return before?.catalogue === grounds.catalogue && before.halls[hall] === grounds.halls[hall]
}

function plantDemand({ world, input, grounds }: Look, index: number): Demand {
	const need = Math.round(input.plantStart.at(index, 0))
	const contract = item(world.model.plan.powerContracts, index)
	const { id, name } = contract
	return { need, delivery: null, for: name ?? id, hall: null, underWay: isBuilding(contract, grounds) }
}

/** Halls of a site whose work includes a substation: those that state a purchase where any does, else the first that needs it. */
function builtHalls(grounds: Grounds, lot: Lot): readonly Demand[] {
	const demands = allBuilt(grounds, lot)
	// Where the site says what is ordered, what is not presses.
	const open = demands.filter(({ hall }) => openLotOf(grounds, lot, hall) !== null)
	if (open.length > 0) return open.map((demand) => ({ ...demand, delivery: null, underWay: false }))
	const stated = demands.filter(({ delivery }) => delivery !== null)
	// The one substation of a site goes by the first hall that needs it.
	return stated.length > 0 ? stated : demands.sort((a, b) => a.need - b.need).slice(0, 1)
}

/** Halls of the site of a lot that are built with a substation. */
export function allBuilt(grounds: Grounds, lot: Lot): Demand[] {
	const demands: Demand[] = []
	for (const index of grounds.hallsAt[lot.site] ?? []) {
		const { scope } = item(grounds.halls, index).hall
		if (scope === 'greenfield' || scope === 'shell_exists') demands.push(hallDemand(grounds, lot.item, index))
	}
	return demands
}

/** What of the lots that the site states is not ordered for a hall. Rule pD5. */
export const openLotOf = ({ halls }: Grounds, lot: Lot, hall: number | null) =>
	(hall === null ? [] : item(halls, hall).hall.openLots).find((open) => open.item === lot.item) ?? null

export function hallDemand({ catalogue, halls }: Grounds, equipment: string, index: number): Demand {
	const ground = item(halls, index)
	const need = neededBy(catalogue, equipment, ground)
	return {
		need,
		delivery: comesIn(ground.hall, equipment, need),
		for: ground.name,
		hall: index,
		underWay: ground.underWay,
	}
}

/** When what is ordered of an item comes; null where nothing is. */
const comesIn = (hall: Hall, equipment: string, need: number): number | null =>
	lastDelivery(hall, equipment) ?? (hall.orderedByNeed.includes(equipment) ? need : null)

/** The last month in which a hall's purchases of an item arrive; null where it states none. */
function lastDelivery({ procurement }: Hall, equipment: string): number | null {
	let last: number | null = null
	for (const bought of procurement) {
		if (bought.item === equipment) last = Math.max(last ?? -Infinity, bought.setMonth)
	}
	return last
}

/**
 * A hall’s stated purchase of fabric or storage is for the first accelerators to come into it, or, where none that come name it,
 * for the first of those that name no hall; where neither come, for its own network. Those that run already need it no more.
 */
function fabricDemands(grounds: Grounds, site: number, halls: readonly Demand[]): readonly Demand[] {
	const deliveries = grounds.ordersAt[site] ?? []
	const toCome = deliveries.filter(({ demand }) => demand.need >= grounds.asOf)
	const firstInto = (hall: number | null) =>
		Math.min(...toCome.flatMap(({ demand, into }) => (into === hall ? [demand.need] : [])))
	const stated = halls.filter(({ delivery }) => delivery !== null)
	return [
		...deliveries.map(({ demand }) => demand),
		...stated.flatMap((hall) => {
			const need = [firstInto(hall.hall), firstInto(null)].find(Number.isFinite)
			if (need !== undefined) return [{ ...hall, need }]
			// A hall that runs has its network.
			return hall.hall !== null && item(grounds.halls, hall.hall).runs ? [] : [hall]
		}),
	]
}
