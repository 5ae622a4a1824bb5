import type { Decision, PlanDecisions } from '#shared/decisions.ts'
import { DOLLARS } from '#shared/units/money.ts'

/** An order placed four months sooner, which takes back a late layer of chips; tests say what is different. */
export const madeDecision = (over: Partial<Decision> = {}): Decision => ({
	id: 'order_month:lot-2',
	lever: 'order_month',
	cause: 'due_later',
	helps: 'chips',
	layer: 'chips',
	siteId: 'abilene',
	change: { chipOrders: { 'lot-2': { orderMonth: '2027-04' } } },
	actBy: '2027-03',
	decider: 'owner_chip_supplier',
	costUsd: 2.1e6,
	regains: { mwMonths: 120, usd: 45e6, monthsSooner: 4, fullPower: { was: '2028-08', becomes: '2028-04' } },
	valueUsd: 42e6,
	then: { layer: 'infrastructure', cause: 'slipped_labor', siteId: 'abilene' },
	clears: true,
	subject: 'Lot 2',
	size: 4,
	turns: { action: 'set', list: 'chipOrders', id: 'lot-2', field: 'orderMonth', value: '2027-04', was: '2027-08' },
	...over,
})

/** The list with these in it, whole. */
export const madeDecisions = (decisions: readonly Decision[], over: Partial<PlanDecisions> = {}): PlanDecisions => ({
	format: 'strata.decisions/1',
	engine: '1',
	statusMonth: '2026-11',
	complete: true,
	toCome: 0,
	loses: true,
	decisions,
	tooLate: [],
	tested: [],
	none: null,
	runs: 1,
	money: DOLLARS,
	...over,
})
