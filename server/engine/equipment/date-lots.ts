import type { Remark } from '#shared/remarks.ts'
import { addMonths } from '#shared/units/months.ts'
import { at, indexAt, item } from '../cells.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { placeWork } from '../schedule/crews/crew-schedule.ts'
import { orderFirstDelivery } from '../schedule/supply/order-inputs.ts'
import type { EngineModel } from '../world.ts'
import { contractStart } from '../layers/energy/contract-inputs.ts'
import { equipmentOrderBy, equipmentSlack, hallOrderDelay, lotOrderBy, lotSlack } from './lot-dates.ts'
import { lotLead, lotNeededAt } from './lot-lead.ts'
import { lotBought } from './standing/standing.ts'
import type { Lot } from './lots.ts'
import { type Demand, demandsOf, type Grounds, groundsOf, type Look } from './lot-demands.ts'
import { lateBy, waitedFor, type Waiting } from './waiting-halls.ts'
import { type OrderDates, orderDates, type OrderedAt } from './order-dates.ts'

const INPUTS = {
	units: lotBought,
	lead: lotLead,
	neededAt: lotNeededAt,
	plantStart: contractStart,
	firstDelivery: orderFirstDelivery,
} as const
const OUTPUTS = {
	orderBy: lotOrderBy,
	slack: lotSlack,
	siteOrderBy: equipmentOrderBy,
	siteSlack: equipmentSlack,
	orderDelay: hallOrderDelay,
} as const

/** A purchase with all that needs it, and the dates these and its lead time come to. */
type DatedLot = { readonly demands: readonly Demand[]; readonly at: OrderedAt; readonly dates: OrderDates }
const NO_DEMANDS: readonly Demand[] = []

type Note = {
	readonly dated: readonly DatedLot[]
	readonly grounds: Grounds
	/** per item of a site: the purchase whose date is shown */
	readonly deciding: readonly number[]
	/** per hall: what it waits for longest if that is ordered now; null: nothing makes it later */
	readonly waitsFor: readonly (Waiting | null)[]
	readonly lots: readonly Lot[]
	readonly firstMonth: string
}

/** Last months to order and months to spare, purchase by purchase and for each item of a site (pD1–pD3). */
export const dateLots = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, Note>({
	id: 'infrastructure.dateLots',
	label: 'Order-by dates of equipment',
	rule: 'pD1',
	method:
		'Order by = the month the item is needed: at its share of the hall’s months (fabric and storage: the first delivery; plants: their start) − lead time in whole months. Float: to the entered delivery, else from the status month; what a hall under way needs counts as ordered. An item shows its most urgent purchase. If ordered now: a hall waits until the month after the status month + lead time for what is not ordered.',
	after: [placeWork],
	inputs: INPUTS,
	outputs: OUTPUTS,
	run: ({ world, input, output, noteOf, earlier }) => {
		const { lots, plan } = world.model
		const given = { world, input, placed: noteOf(placeWork) }
		const before = earlier?.note.grounds
		const look: Look = { ...given, grounds: groundsOf(given, before), before }
		const deciding = new Array<number>(output.siteOrderBy.length).fill(-1)
		const itemOfLot = world.link('lot', 'equipment') ?? new Int32Array()
		output.siteOrderBy.fill(NaN)
		output.siteSlack.fill(NaN)
		const dated = datedLots(look, input, earlier?.note.dated)
		for (let index = 0; index < dated.length; index++) {
			const { dates } = item(dated, index)
			output.orderBy[index] = dates.orderBy
			output.slack[index] = dates.slack
			const equipment = indexAt(itemOfLot, index)
			if (pressItem(output, equipment, dates)) deciding[equipment] = index
		}
		// The date beside the months to spare is that of the purchase they are reckoned for.
		for (const [equipment, lot] of deciding.entries()) {
			if (lot >= 0) output.siteOrderBy[equipment] = at(output.orderBy, lot)
		}
		const waitsFor = waitedFor(look, input)
		waitsFor.forEach((waiting, hall) => (output.orderDelay[hall] = lateBy(waiting)))
		return { dated, grounds: look.grounds, deciding, waitsFor, lots, firstMonth: plan.startMonth }
	},
	decided: (note, { output, index }) => {
		if (output === 'orderDelay') return waitsText(note, index)
		const ofSite = output === 'siteOrderBy' || output === 'siteSlack'
		const lot = ofSite ? (note.deciding[index] ?? -1) : index
		const first = note.dated[lot]?.demands.toSorted((left, right) => left.need - right.need)[0]
		if (!first) return null
		const monthOf = (month: number) => addMonths(note.firstMonth, month)
		const delivery = first.delivery === null ? null : monthOf(first.delivery)
		return { code: 'needed_for', facts: { item: first.for, need: monthOf(first.need), delivery } }
	},
})

function waitsText({ waitsFor, firstMonth }: Note, hall: number): Remark | null {
	const waiting = waitsFor[hall]
	if (!waiting) return null
	const monthOf = (month: number) => addMonths(firstMonth, month)
	return {
		code: 'comes_if_ordered',
		facts: { item: waiting.item, need: monthOf(waiting.need), arrives: monthOf(waiting.arrives) },
	}
}

type LotColumns = Readonly<Record<'units' | 'lead', Column>>

function datedLots(
	look: Look,
	{ units, lead }: LotColumns,
	earlier: readonly DatedLot[] | undefined,
): readonly DatedLot[] {
	const { asOf, lots } = look.world.model
	const dated: DatedLot[] = []
	for (let index = 0; index < lots.length; index++) {
		const known = earlier?.[index]
		const demands = units.at(index, 0) > 0 ? demandsOf(look, item(lots, index), known?.demands) : NO_DEMANDS
		dated.push(datedLot(demands, { lead: lead.at(index, 0), asOf }, known))
	}
	return dated
}

/** That of an earlier run where neither what needs it nor its lead time is another. */
function datedLot(demands: readonly Demand[], at: OrderedAt, known: DatedLot | undefined): DatedLot {
	const same = known?.demands === demands && known.at.asOf === at.asOf && Object.is(known.at.lead, at.lead)
	return same ? known : { demands, at, dates: orderDates(demands, at) }
}

/** Sets an item's dates to those of its most pressing purchase so far; whether this one is the most pressing. */
function pressItem(
	output: Readonly<Record<'siteOrderBy' | 'siteSlack', Float64Array>>,
	item: number,
	dates: { readonly orderBy: number; readonly slack: number },
): boolean {
	output.siteOrderBy[item] = earlier(output.siteOrderBy[item], dates.orderBy)
	const before = output.siteSlack[item]
	const slack = earlier(before, dates.slack)
	output.siteSlack[item] = slack
	return slack === dates.slack && slack !== before
}

function earlier(known: number | undefined, other: number): number {
	if (known === undefined || Number.isNaN(known)) return other
	return Number.isNaN(other) ? known : Math.min(known, other)
}
