import { HOURS_PER_MONTH } from '#shared/units/conversions.ts'
import { add, at } from '../../cells.ts'
import { orderReserved, siteWorkShare } from '../../balance/balance.quantities.ts'
import { rentOccupancy } from '../../balance/pools/rent-inputs.ts'
import { type ReservedTerm, reservedTerms } from '../../balance/pools/reserved-terms.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import { defineOutput } from '../../kernel/quantity.ts'
import type { EngineModel } from '../../world.ts'

const money = {
	scope: 'order',
	per: 'month',
	kind: 'amount',
	unit: 'usd',
	rule: 'lP31',
	source: 'Places, fourth chapter §8: take-or-pay contracts for accelerators',
} as const

export const reservedRevenue = defineOutput({
	...money,
	id: 'finance.reservedRevenue',
	symbol: '$_res',
	label: 'Bills of customers who take or pay',
})

/** What comes in is below 0, as with all deposits. */
export const reservedDeposit = defineOutput({
	...money,
	id: 'finance.reservedDeposit',
	symbol: '$_dep,res',
	label: 'Prepayments of reserved accelerators used up or returned, less received',
})

const INPUTS = { reserved: orderReserved, occupancy: rentOccupancy, served: siteWorkShare } as const

/** What one contract is billed, month by month, of the accelerators it has. */
type Billed = { readonly term: ReservedTerm; readonly bills: Float64Array }

export const billReserved = defineAlgorithm<
	EngineModel,
	typeof INPUTS,
	{ readonly revenue: typeof reservedRevenue; readonly deposit: typeof reservedDeposit },
	null
>({
	id: 'finance.billReserved',
	label: 'Bills of reserved accelerators',
	rule: 'lP31',
	method:
		'Contract by contract as listed: what it has of the energized accelerators · 730 h · its price · the larger of take or pay and occupancy, less hours that power does not serve. What is prepaid comes in its first month and pays its share of each bill; what is left of it is returned in the last.',
	inputs: INPUTS,
	outputs: { revenue: reservedRevenue, deposit: reservedDeposit },
	run: ({ world, input, output }) => {
		const { months, model } = world
		const siteOf = world.link('order', 'site')
		model.plan.chipOrders.forEach(({ reserved }, order) => {
			if (reserved.length === 0) return
			const site = siteOf?.[order] ?? 0
			const left = Float64Array.from({ length: months }, (_, month) => input.reserved.at(order, month))
			for (const term of reservedTerms(model, order)) {
				const share = Math.max(term.takeOrPayShare, input.occupancy.at(order, 0))
				const bills = new Float64Array(months)
				for (let month = Math.max(0, term.from); month < Math.min(term.to, months); month++) {
					const had = Math.min(term.accelerators, at(left, month))
					left[month] = at(left, month) - had
					bills[month] = had * HOURS_PER_MONTH * term.usdPerHour * share * input.served.at(site, month)
				}
				book(output, { term, bills }, order * months)
			}
		})
		return null
	},
})

function book(
	output: Readonly<Record<'revenue' | 'deposit', Float64Array>>,
	{ term, bills }: Billed,
	row: number,
): void {
	const months = bills.length
	const first = Math.max(0, term.from)
	if (first >= months || term.to <= 0) return
	// Of a contract from before the plan, what is still to be used.
	let held = term.prepaidShare * term.accelerators * (term.to - first) * HOURS_PER_MONTH * term.usdPerHour
	add(output.deposit, row + first, -held)
	for (let month = first; month < Math.min(term.to, months); month++) {
		const used = Math.min(held, term.prepaidShare * at(bills, month))
		held -= used
		add(output.revenue, row + month, at(bills, month))
		add(output.deposit, row + month, used + (month === term.to - 1 ? held : 0))
	}
}
