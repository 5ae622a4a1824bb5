import { add } from '../../cells.ts'
import { planRefits } from '../../equipment/racks/plan-refits.ts'
import { REFIT_MONTHS } from '../../equipment/racks/refit.quantities.ts'
import type { RefitKind } from '../../equipment/racks/refits.ts'
import { assumed } from '../../inputs/assumed.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import { defineOutput } from '../../kernel/quantity.ts'
import { sameData } from '../../rerun/same-data.ts'
import type { EngineModel } from '../../world.ts'
import { hallLife } from '../finance-inputs.ts'

const shared = { scope: 'phase', kind: 'amount', unit: 'usd', rule: 'lP10', source: 'Places §3' } as const

export const refitCost = defineOutput({
	...shared,
	per: 'horizon',
	key: 'finance.halls.refitUsd',
	symbol: '$_refit',
	label: 'Refits of a hall, beside what it costs to build',
	short: 'Refits',
})

export const refitCapex = defineOutput({
	...shared,
	per: 'month',
	id: 'finance.refitCapex',
	symbol: '$_refit,m',
	label: 'Spent on refits of a hall this month',
})

export const refitBefore = defineOutput({
	...shared,
	per: 'horizon',
	id: 'finance.refitBefore',
	symbol: '$_refit,0',
	label: 'Spent on refits of a hall before the plan',
})

/** Cost of the refits that are there and not yet written off. */
export const refitInService = defineOutput({
	...shared,
	per: 'month',
	id: 'finance.refitInService',
	symbol: '$_refit,use',
	label: 'Refits of a hall in service, at cost',
})

export const refitLeft = defineOutput({
	...shared,
	per: 'horizon',
	id: 'finance.refitLeft',
	symbol: '$_refit,end',
	label: 'Refits of a hall at plan end, straight line',
})

const perMW = (key: 'refitDensityUsdPerMW' | 'refitLiquidUsdPerMW' | 'refitSidecarUsdPerMW', symbol: string) =>
	assumed(key, { id: `finance.${key}`, symbol, scope: 'phase', rule: 'lP10' })

/** What a refit costs, USD per MW IT of the racks that move in. */
export const REFIT_PRICES = {
	density: perMW('refitDensityUsdPerMW', 'c_density'),
	liquid: perMW('refitLiquidUsdPerMW', 'c_liquid'),
	sidecar: perMW('refitSidecarUsdPerMW', 'c_side'),
} as const satisfies Readonly<Record<RefitKind, unknown>>

const INPUTS = { ...REFIT_PRICES, life: hallLife } as const

const OUTPUTS = {
	cost: refitCost,
	capex: refitCapex,
	before: refitBefore,
	inService: refitInService,
	left: refitLeft,
} as const

/** What is paid for a part of a hall, and the month from which it serves. */
export type PaidRefit = {
	readonly hall: number
	readonly order: number
	readonly kind: RefitKind
	readonly isAssumed: boolean
	readonly month: number
	readonly usd: number
}

/** Each part costs its kind’s price, half in each of the two months before its delivery, and lives as long as the hall. */
export const placeRefits = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, readonly PaidRefit[]>({
	id: 'finance.placeRefits',
	label: 'Cost of refits',
	rule: 'lP10',
	method:
		'The IT peak of the racks that move in × the price per MW of the refit (density, liquid or sidecar), delivery by delivery: half in each of the two months before it. Straight line over the life of a hall.',
	after: [planRefits],
	inputs: INPUTS,
	outputs: OUTPUTS,
	run: ({ world: { months }, input, output, earlier, noteOf }) => {
		const lifeMonths = input.life.at(0, 0)
		const paid = noteOf(planRefits).done.flatMap(({ works, hall, order, kind, isAssumed }) =>
			works.map(({ month, itMW }): PaidRefit => {
				return { hall, order, kind, isAssumed, month, usd: itMW * input[kind].at(hall, 0) }
			}),
		)
		for (const { hall, month, usd } of paid) {
			add(output.cost, hall, usd)
			for (let spent = month - REFIT_MONTHS; spent < month; spent++)
				if (spent < 0) add(output.before, hall, usd / REFIT_MONTHS)
				else add(output.capex, hall * months + spent, usd / REFIT_MONTHS)
			for (let later = Math.max(0, month); later < Math.min(months, month + lifeMonths); later++)
				add(output.inService, hall * months + later, usd)
			add(output.left, hall, usd * Math.max(0, 1 - (months - month) / lifeMonths))
		}
		return earlier && sameData(paid, earlier.note) ? earlier.note : paid
	},
})
