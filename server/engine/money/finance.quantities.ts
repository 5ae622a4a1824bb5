import { defineOutput } from '../kernel/quantity.ts'

const SOURCE = 'Methodology §5'

export const chipsArrived = defineOutput({
	id: 'finance.chipsArrived',
	symbol: 'Δn_del',
	label: 'Accelerators of an order delivered this month',
	scope: 'order',
	per: 'month',
	kind: 'amount',
	unit: 'accelerators',
	rule: 'F1',
	source: SOURCE,
})

export const chipsArrivedBefore = defineOutput({
	id: 'finance.chipsArrivedBefore',
	symbol: 'n_del,0',
	label: 'Accelerators of an order delivered before the plan',
	scope: 'order',
	per: 'horizon',
	kind: 'amount',
	unit: 'accelerators',
	rule: 'F17',
	source: SOURCE,
})

const total = { scope: 'plan', per: 'horizon', kind: 'amount', unit: 'usd', rule: 'F12', source: SOURCE } as const

export const financeTotals = {
	capex: defineOutput({
		...total,
		id: 'finance.total.capex',
		symbol: 'Σ $_cap',
		label: 'Capital spent before and over the plan',
	}),
	opex: defineOutput({ ...total, id: 'finance.total.opex', symbol: 'Σ $_op', label: 'Running cost over the plan' }),
	revenue: defineOutput({ ...total, id: 'finance.total.revenue', symbol: 'Σ $_rev', label: 'Revenue over the plan' }),
	labour: defineOutput({
		...total,
		id: 'finance.total.labour',
		symbol: 'Σ $_lab',
		label: 'Construction labour within the plan’s months, part of capital',
	}),
	netPresentValue: defineOutput({
		...total,
		rule: 'F13',
		id: 'finance.total.netPresentValue',
		symbol: 'NPV',
		label: 'Net present value',
	}),
	/** NaN without a hall */
	perItMW: defineOutput({
		...total,
		rule: 'F15',
		id: 'finance.total.perItMW',
		symbol: '$/MW',
		label: 'Capital of power and halls a megawatt of IT',
		kind: 'rate',
		unit: 'usdPerItMW',
		sparse: true,
	}),
	/** NaN where no tokens are served */
	perMillionTokens: defineOutput({
		...total,
		rule: 'F16',
		id: 'finance.total.perMillionTokens',
		symbol: '$/Mtok',
		label: 'Cost of a million output tokens',
		kind: 'rate',
		unit: 'usdPerMillionTokens',
		sparse: true,
	}),
	idleCapital: defineOutput({
		...total,
		rule: 'F14',
		id: 'finance.total.idleCapital',
		symbol: '$_idle',
		label: 'Capital idle in stranded accelerators',
	}),
} as const
