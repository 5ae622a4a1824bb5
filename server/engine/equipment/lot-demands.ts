import { getEquipment } from '#shared/catalogue/catalogue.ts'
import type { WorkPackage } from '#shared/catalogue/workforce-types.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { rowsBySite } from '../places/rows-of-site.ts'
import type { Placed } from '../schedule/crews/crew-schedule.ts'
import { packageWindow } from '../schedule/hall-dates.ts'
import type { Item } from '../schedule/planned-items.ts'
import type { Hall } from '../schedule/types.ts'
import type { EngineWorld } from '../world.ts'
import { isOfSubstation, type Lot } from './lots.ts'

/** When one thing at a site needs an item, and when what is stated for it arrives. */
export type Demand = {
	readonly need: number
	readonly delivery: number | null
	readonly for: string
	/** its index in the plan, where that is a hall */
	readonly hall: number | null
	/** a hall that has started by the status month, or a hall or plant that reports on its work */
	readonly underWay: boolean
}
/** What the purchases of a plan share: looked up once, asked for by every one of them. */
type Grounds = {
	/** halls and orders of each site */
	readonly halls: readonly (readonly number[])[]
	readonly orders: readonly (readonly number[])[]
	/** by item: the package that sets it, and how far through its window */
	readonly setBy: (item: string) => Setting
	/** what reports on its work: `phase:hall-a`, `contract:turbines` */
	readonly reporting: ReadonlySet<string>
}
export type Look = Grounds & {
	readonly world: EngineWorld
	readonly placed: Placed
	readonly input: Readonly<Record<'plantStart' | 'firstDelivery', Column>>
}

export function groundsOf(world: EngineWorld): Grounds {
	const known = new Map<string, Setting>()
	const setBy = (item: string): Setting => {
		const found = known.get(item) ?? settingOf(world, item)
		known.set(item, found)
		return found
	}
	const reporting = new Set(world.model.plan.actuals.map(({ ref }) => ref))
	return { halls: rowsBySite(world, 'phase'), orders: rowsBySite(world, 'order'), setBy, reporting }
}

/** What no package of a hall sets, fabric and storage, is there when its network is laid. */
const LAYS_NETWORK = 'network_backbone'

type Setting = { readonly row: WorkPackage; readonly fraction: number }

function settingOf({ model }: EngineWorld, item: string): Setting {
	const { setPackage, setFraction } = getEquipment(model.catalogue, item)
	const row = model.catalogue.workPackages.find(({ id }) => id === (setPackage ?? LAYS_NETWORK))
	if (!row) throw new Error(`Nothing says when ${item} is set in a hall.`)
	return { row, fraction: setFraction?.best ?? 0 }
}

/** The month in which an item is set in a hall: so far into the window of the package that sets it. Rule pD1. */
function neededBy({ row, fraction }: Setting, hall: Hall, { plannedStart, moved }: Item): number {
	const months = hall.durationMonths
	const { start, end } = packageWindow(row, { base: moved?.base ?? plannedStart, months, moved })
	return Math.floor(start + fraction * (end - start))
}

/** A plant as people call it. */
const plantName = (contract: { readonly id: string; readonly name: string | null } | undefined) =>
	contract?.name ?? contract?.id ?? 'a plant'

/** All that needs a purchase, each with its month. */
export function demandsOf(look: Look, lot: Lot): readonly Demand[] {
	const { plan } = look.world.model
	if (lot.contract >= 0) {
		const need = Math.round(look.input.plantStart.at(lot.contract, 0))
		const contract = plan.powerContracts[lot.contract]
		const underWay = contract !== undefined && look.reporting.has(`contract:${contract.id}`)
		return [{ need, delivery: null, for: plantName(contract), hall: null, underWay }]
	}
	if (lot.phase >= 0) return [hallDemand(look, lot.item, lot.phase)]
	const halls = builtHalls(look, lot)
	if (isOfSubstation(lot)) return halls
	return fabricDemands(ordersAt(look, lot), halls)
}

/** Halls of a site whose work includes a substation. Only those that state a purchase count where any does. */
function builtHalls(look: Look, lot: Lot): readonly Demand[] {
	const demands = (look.halls[lot.site] ?? []).flatMap((hall): readonly Demand[] => {
		const scope = look.placed.input.halls[hall]?.scope
		const built = scope === 'greenfield' || scope === 'shell_exists'
		return built ? [hallDemand(look, lot.item, hall)] : []
	})
	const stated = demands.filter(({ delivery }) => delivery !== null)
	// The one substation of a site goes by the first hall that needs it.
	return stated.length > 0 ? stated : [...demands].sort((a, b) => a.need - b.need).slice(0, 1)
}

function hallDemand({ world, placed, setBy, reporting }: Look, item: string, index: number): Demand {
	const { plan } = world.model
	const hall = placed.input.halls[index]
	const phase = plan.buildPhases[index]
	const planned = placed.items[index]
	if (!hall || !phase || !planned) throw new Error(`There is no buildPhases[${String(index)}].`)
	const bought = hall.procurement.filter((purchase) => purchase.item === item).map(({ setMonth }) => setMonth)
	return {
		need: neededBy(setBy(item), hall, planned),
		delivery: bought.length === 0 ? null : Math.max(...bought),
		for: phase.name ?? phase.id,
		hall: index,
		underWay: planned.plannedStart <= world.model.asOf || reporting.has(`phase:${phase.id}`),
	}
}

/** A hall’s stated purchase of fabric or storage is for the first delivery, too; where nothing is delivered, for the hall’s network. */
function fabricDemands(orders: readonly Demand[], halls: readonly Demand[]): readonly Demand[] {
	const first = Math.min(...orders.map(({ need }) => need))
	const stated = halls.filter(({ delivery }) => delivery !== null)
	return [...orders, ...stated.map((hall) => (orders.length > 0 ? { ...hall, need: first } : hall))]
}

/** The fabric and its storage stand when the first racks are cabled. */
function ordersAt({ world, input, orders }: Look, lot: Lot): readonly Demand[] {
	return (orders[lot.site] ?? []).flatMap((index): readonly Demand[] => {
		const order = world.model.plan.chipOrders[index]
		if (!order || order.accelerators === 0) return []
		const need = Math.round(input.firstDelivery.at(index, 0))
		return [{ need, delivery: null, for: order.name ?? order.id, hall: null, underWay: false }]
	})
}
