import { longMonth } from '#shared/presentation/wording/months.ts'
import type { OrderState } from '#shared/equipment-result.ts'
import { addMonths } from '#shared/units/months.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import { placeWork } from '../schedule/crews/crew-schedule.ts'
import { orderFirstDelivery } from '../schedule/supply/order-inputs.ts'
import type { EngineModel } from '../world.ts'
import { contractStart } from '../layers/energy/contract-inputs.ts'
import { equipmentOrderBy, equipmentSlack, lotOrderBy, lotSlack } from './lot-dates.ts'
import { lotLead } from './lot-inputs.ts'
import { lotBought } from './standing/standing.ts'
import type { Lot } from './lots.ts'
import { type Demand, demandsOf, groundsOf, type Look } from './lot-demands.ts'
import { orderDates } from './order-dates.ts'

const INPUTS = {
	units: lotBought,
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
		const deciding = new Int32Array(output.siteOrderBy.length).fill(-1)
		const itemOfLot = world.link('lot', 'equipment') ?? new Int32Array()
		output.siteOrderBy.fill(NaN)
		output.siteSlack.fill(NaN)
		const states: (OrderState | null)[] = []
		const byLot: (readonly Demand[])[] = []
		for (const [index, lot] of model.lots.entries()) {
			const demands = input.units.at(index, 0) > 0 ? demandsOf(look, lot) : []
			const dates = orderDates(demands, { lead: input.lead.at(index, 0), asOf: model.asOf })
			byLot.push(demands)
			states.push(dates.state)
			output.orderBy[index] = dates.orderBy
			output.slack[index] = dates.slack
			const item = itemOfLot[index] ?? -1
			if (layEarlier(output, item, dates)) deciding[item] = index
		}
		layDeciding(output.siteOrderBy, deciding, output.orderBy)
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

type OfItems = Readonly<Record<'siteOrderBy' | 'siteSlack', Float64Array>>

/** Lays the dates of a purchase beside those of its item so far; whether it is the most pressing now. */
function layEarlier(
	{ siteOrderBy, siteSlack }: OfItems,
	item: number,
	dates: { readonly orderBy: number; readonly slack: number },
): boolean {
	siteOrderBy[item] = earlier(siteOrderBy[item], dates.orderBy)
	const slack = earlier(siteSlack[item], dates.slack)
	const decides = slack === dates.slack && slack !== siteSlack[item]
	siteSlack[item] = slack
	return decides
}

/** The date beside the months to spare is that of the purchase they are reckoned for. */
function layDeciding(siteOrderBy: Float64Array, deciding: Int32Array, orderBy: Float64Array): void {
	for (const [item, lot] of deciding.entries()) if (lot >= 0) siteOrderBy[item] = orderBy[lot] ?? NaN
}

function earlier(known: number | undefined, other: number): number {
	if (known === undefined || Number.isNaN(known)) return other
	return Number.isNaN(other) ? known : Math.min(known, other)
}
