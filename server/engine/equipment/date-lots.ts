import { getEquipment } from '#shared/catalogue/catalogue.ts'
import { longMonth } from '#shared/presentation/wording/months.ts'
import type { WorkPackage } from '#shared/catalogue/workforce-types.ts'
import type { OrderState } from '#shared/equipment-result.ts'
import { addMonths } from '#shared/units/months.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { placeWork, type Placed } from '../schedule/crews/crew-schedule.ts'
import { packageWindow } from '../schedule/hall-dates.ts'
import type { Item } from '../schedule/planned-items.ts'
import type { Hall } from '../schedule/types.ts'
import { orderFirstDelivery } from '../schedule/supply/order-inputs.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { contractStart } from '../layers/energy/contract-inputs.ts'
import { equipmentOrderBy, equipmentSlack, lotOrderBy, lotSlack } from './lot-dates.ts'
import { lotLead } from './lot-inputs.ts'
import { lotUnits } from './lot-units.ts'
import type { Lot } from './lots.ts'
import { rowsBySite } from '../rows-of-site.ts'
import { orderDates } from './order-dates.ts'

const INPUTS = {
	units: lotUnits,
	lead: lotLead,
	plantStart: contractStart,
	firstDelivery: orderFirstDelivery,
} as const
const OUTPUTS = {
	orderBy: lotOrderBy,
	slack: lotSlack,
	siteOrderBy: equipmentOrderBy,
	siteSlack: equipmentSlack,
} as const
type Inputs = Readonly<Record<keyof typeof INPUTS, Column>>

/** When one thing at a site needs an item, and when what is stated for it arrives. */
export type Demand = {
	readonly need: number
	readonly delivery: number | null
	readonly for: string
	/** a hall that has started by the status month, or reports on its work */
	readonly underWay: boolean
}
type Note = {
	readonly byLot: readonly (readonly Demand[])[]
	readonly states: readonly (OrderState | null)[]
	/** per item of a site: the purchase whose date is shown */
	readonly deciding: readonly number[]
	readonly lots: readonly Lot[]
	readonly firstMonth: string
}

/** Last months to order and months to spare, purchase by purchase and for each item of a site (pD1–pD3). */
export const dateLots = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, Note>({
	id: 'infrastructure.dateLots',
	label: 'Order-by dates of equipment',
	rule: 'pD1',
	method:
		'Order by = the month the item is set: so far through the window of the package that sets it (fabric and storage: the first delivery; plants: their start) − middle lead time in whole months. Months to spare: to the stated delivery, else from the status month; what a hall under way needs counts as ordered. An item shows its most pressing purchase.',
	after: [placeWork],
	inputs: INPUTS,
	outputs: OUTPUTS,
	run: ({ world, input, output, noteOf }) => {
		const { model } = world
		const look: Look = { world, input, placed: noteOf(placeWork), ...groundsOf(world) }
		const deciding = output.siteOrderBy.map(() => -1)
		const itemOfLot = world.link('lot', 'equipment') ?? new Int32Array()
		output.siteOrderBy.fill(NaN)
		output.siteSlack.fill(NaN)
		const states: (OrderState | null)[] = []
		const byLot = model.lots.map((lot, index) => {
			const demands = input.units.at(index, 0) > 0 ? demandsOf(look, lot) : []
			const dates = orderDates(demands, { lead: input.lead.at(index, 0), asOf: model.asOf })
			states[index] = dates.state
			output.orderBy[index] = dates.orderBy
			output.slack[index] = dates.slack
			const item = itemOfLot[index] ?? -1
			output.siteOrderBy[item] = earlier(output.siteOrderBy[item], dates.orderBy)
			const slack = earlier(output.siteSlack[item], dates.slack)
			if (slack === dates.slack && slack !== output.siteSlack[item]) deciding[item] = index
			output.siteSlack[item] = slack
			return demands
		})
		// The date beside the months to spare is that of the purchase they are reckoned for.
		deciding.forEach((lot, item) => {
			if (lot >= 0) output.siteOrderBy[item] = output.orderBy[lot] ?? NaN
		})
		return { byLot, states, deciding: [...deciding], lots: model.lots, firstMonth: model.plan.startMonth }
	},
	decided: (note, { output, index }) => {
		const ofSite = output === 'siteOrderBy' || output === 'siteSlack'
		const lot = ofSite ? (note.deciding[index] ?? -1) : index
		const first = note.byLot[lot]?.toSorted((left, right) => left.need - right.need)[0]
		if (!first) return null
		const told = (month: number) => longMonth(addMonths(note.firstMonth, month))
		const stated = first.delivery === null ? '' : `; the plan states its delivery for ${told(first.delivery)}`
		return `Needed for ${first.for} in ${told(first.need)}${stated}.`
	},
})

function earlier(known: number | undefined, other: number): number {
	if (known === undefined || Number.isNaN(known)) return other
	return Number.isNaN(other) ? known : Math.min(known, other)
}

/** What the purchases of a plan share: looked up once, asked for by every one of them. */
type Grounds = {
	/** halls and orders of each site */
	readonly halls: readonly (readonly number[])[]
	readonly orders: readonly (readonly number[])[]
	/** by item: the package that sets it, and how far through its window */
	readonly setBy: (item: string) => Setting
}
type Look = Grounds & { readonly world: EngineWorld; readonly placed: Placed; readonly input: Inputs }

function groundsOf(world: EngineWorld): Grounds {
	const known = new Map<string, Setting>()
	const setBy = (item: string): Setting => {
		const found = known.get(item) ?? settingOf(world, item)
		known.set(item, found)
		return found
	}
	return { halls: rowsBySite(world, 'phase'), orders: rowsBySite(world, 'order'), setBy }
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

function demandsOf(look: Look, lot: Lot): readonly Demand[] {
	const { plan } = look.world.model
	if (lot.contract >= 0) {
		const need = Math.round(look.input.plantStart.at(lot.contract, 0))
		return [{ need, delivery: null, for: plantName(plan.powerContracts[lot.contract]), underWay: false }]
	}
	if (lot.phase >= 0) return [hallDemand(look, lot.item, lot.phase)]
	const halls = builtHalls(look, lot)
	if (lot.role === 'substation' || lot.role === 'breaker') return halls
	return [...ordersAt(look, lot), ...halls.filter(({ delivery }) => delivery !== null)]
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

function hallDemand({ world, placed, setBy }: Look, item: string, index: number): Demand {
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
		underWay: planned.plannedStart <= world.model.asOf || reported(world.model, phase.id),
	}
}

function reported({ plan }: EngineModel, phaseId: string): boolean {
	return plan.actuals.some(({ ref }) => ref === `phase:${phaseId}`)
}

/** The fabric and its storage stand when the first racks are cabled. */
function ordersAt({ world, input, orders }: Look, lot: Lot): readonly Demand[] {
	return (orders[lot.site] ?? []).flatMap((index): readonly Demand[] => {
		const order = world.model.plan.chipOrders[index]
		if (!order || order.accelerators === 0) return []
		const need = Math.round(input.firstDelivery.at(index, 0))
		return [{ need, delivery: null, for: order.name ?? order.id, underWay: false }]
	})
}
