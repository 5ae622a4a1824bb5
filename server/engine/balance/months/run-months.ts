import { at } from '../../cells.ts'
import { settleFleetShares } from '../asked/fleet-share.ts'
import { fillAsks } from '../asked/month-asks.ts'
import type { MonthAsks, RunConstants } from '../asked/run-types.ts'
import { fillDemand, type Prices } from '../demand/month-demand.ts'
import { sameAsked, sameSupply } from './kept-months.ts'
import type { BalancePart } from '../layout.ts'
import { allocateMonth } from '../pools/allocate.ts'
import { fillDiversity } from '../pools/diversity.ts'
import { energise } from '../pools/energise.ts'
import { beginRuns, keepRuns, keepShared } from '../pools/keep-rows.ts'
import { openWorkloads } from '../pools/ledger.ts'

type PartRun<Earlier = unknown> = {
	readonly part: BalancePart
	readonly asks: MonthAsks
	readonly arrivals: readonly (readonly number[])[]
	/** a run that the part may keep months from, each by itself */
	readonly earlier: Earlier | null
	readonly mayGoOn: () => void
}

type Run = { readonly constants: RunConstants }

/** The months of a part, one after the other; returns the earlier run where all are shared out as in it. */
export function runMonths<Earlier extends Run>(constants: RunConstants, run: PartRun<Earlier>): Earlier | null {
	const { asks, part, mayGoOn } = run
	const earlier = run.earlier?.constants
	const kept: number[] = []
	let prices: Prices = { firstUnitCost: null, lastUnitCost: null }
	for (let month = 0; month < constants.input.months; month++) {
		mayGoOn()
		beginRuns(constants.ledger, { part, month })
		fillDemand(constants, { part, month, ...prices })
		if (askAndFeed(constants, run, month)) {
			if (earlier) keepRuns(constants.ledger, earlier.ledger, { part, month })
			kept.push(month)
			continue
		}
		// The first that is not kept: what is kept whole needs no rows of its own.
		if (kept.length === month) openWorkloads(constants, part)
		allocateMonth(constants, asks, { part, month })
		prices = nextPrices(constants, prices, month)
	}
	if (earlier) keepMonths(constants, earlier, { part, kept })
	return kept.length === constants.input.months ? run.earlier : null
}

/** What is asked, and what is energised for it; returns whether both are as in the earlier run. */
function askAndFeed(constants: RunConstants, run: PartRun<Run>, month: number): boolean {
	const { asks, part, arrivals } = run
	const runs = run.earlier && { now: constants, then: run.earlier.constants }
	const asked = runs && sameAsked(runs, { part, month }) ? runs : null
	fillAsks(constants, asks, { part, month })
	fillDiversity(constants, asks, { part, month, known: asked?.then.ledger ?? null })
	energise(constants, arrivals, { part, month })
	settleFleetShares(constants, asks, { part, month })
	return asked !== null && sameSupply(asked, { part, month })
}

type KeptMonths = { readonly part: BalancePart; readonly kept: readonly number[] }

/** Months that follow one another are kept at a stretch. */
function keepMonths({ ledger }: RunConstants, earlier: RunConstants, { part, kept }: KeptMonths): void {
	let from = kept[0] ?? 0
	kept.forEach((month, place) => {
		const next = kept[place + 1]
		if (next === month + 1) return
		keepShared(ledger, { part, earlier: earlier.ledger, from, to: month + 1 })
		from = next ?? from
	})
}

/** What a token cost in the first month that tells, and in the last: where price moves demand. Rule A6. */
function nextPrices(constants: RunConstants, { firstUnitCost }: Prices, month: number): Prices {
	const { input } = constants
	if (input.demandElasticity === 0) return { firstUnitCost, lastUnitCost: null }
	const lastUnitCost = input.unitCost?.(servedIn(constants, month)) ?? null
	return { firstUnitCost: firstUnitCost ?? lastUnitCost, lastUnitCost }
}

function servedIn({ input, layout, ledger }: RunConstants, month: number) {
	const sum = (series: Float64Array, rows: number) => {
		let total = 0
		for (let row = 0; row < rows; row++) total += at(series, row * input.months + month)
		return total
	}
	let servedMean = 0
	for (let application = 0; application < input.applications.length; application++) {
		const cell = application * input.months + month
		const demand = at(ledger.applicationDemand, cell)
		if (demand > 0) servedMean += (at(ledger.applicationServed, cell) / demand) * at(ledger.applicationMean, cell)
	}
	return {
		month,
		servedMeanTokensPerSecond: servedMean,
		servingAccelerators: sum(ledger.poolAllocated, layout.pools.length) - sum(ledger.poolTraining, layout.pools.length),
	}
}
