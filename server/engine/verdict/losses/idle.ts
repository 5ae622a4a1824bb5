import type { BuildoutLayer } from '#shared/result.ts'
import { at, cellsOf } from '../../cells.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { nameplateMW } from '../../layers/chips/it-power.ts'
import type { LossAmount } from './loss-book.ts'
import { BUILT_LAYERS, firstCause, type SiteContext, supplyOf } from './site-context.ts'

/** Accelerators of one kind at the site. */
export type IdlePool = { readonly pool: number; readonly powerKW: number; readonly itOverheadFactor: number }

export type IdleAsk = {
	/** of the plan's own; none where the plan asks for no work at all */
	readonly pools: readonly IdlePool[]
	readonly reserve: number
	readonly input: Readonly<
		Record<'poolEnergised' | 'allocated' | 'rentedOut' | 'held' | 'chipsUsd' | 'hallsUsd' | 'powerUsd', Column>
	>
}

/** What stands idle beyond a reserve: chips without work, halls without power or chips, power without use. Rule vV3. */
export function bookIdle(context: SiteContext, ask: IdleAsk): void {
	const { site, measured, book } = context
	const chips = { ...STANDING_CHIPS, site }
	const spare = [spareOf(context, ask, 'infrastructure'), spareOf(context, ask, 'energy')]
	for (let month = 0; month < measured.of.late.length; month++) {
		const { mw, usd, use } = idleChips(ask, month)
		if (mw > LEAST_MW) book.add(chips, month, { mw, usd, regained: mw, use })
		for (const of of spare) bookSpare(context, of, month)
	}
}

const STANDING_CHIPS = {
	kind: 'idle',
	cause: 'over_built',
	layer: 'applications',
	item: null,
	stands: 'chips',
} as const
const LEAST_MW = 1e-6

type IdleChips = { readonly mw: number; readonly usd: number; readonly use: Required<LossAmount>['use'] }

/** What waits for power or a hall is no matter of demand: used is the part of what is energized. */
function idleChips({ pools, reserve, input }: IdleAsk, month: number): IdleChips {
	let [idleMW, heldMW, thereMW, usd] = [0, 0, 0, 0]
	for (const { pool, powerKW, itOverheadFactor } of pools) {
		const held = input.held.at(pool, month)
		if (held <= 0) continue
		const working = input.allocated.at(pool, month) + input.rentedOut.at(pool, month)
		const energised = input.poolEnergised.at(pool, month)
		const idle = Math.max(0, energised - working)
		thereMW += nameplateMW({ accelerators: energised, powerKW, itOverheadFactor })
		idleMW += nameplateMW({ accelerators: idle, powerKW, itOverheadFactor })
		heldMW += nameplateMW({ accelerators: held, powerKW, itOverheadFactor })
		usd += (input.chipsUsd.at(pool, month) * idle) / held
	}
	const mw = Math.max(0, idleMW - reserve * heldMW)
	return { mw, usd: idleMW > 0 ? (usd * mw) / idleMW : 0, use: { thereMW, usedMW: thereMW - idleMW } }
}

type SpareSupply = {
	readonly stands: 'infrastructure' | 'energy'
	/** MW IT by month */
	readonly there: Float64Array
	/** of which a reserve is left out */
	readonly beyondReserve: number
	/** USD by month */
	readonly cost: Float64Array
	/** the layers that could use it, and what they carry */
	readonly others: readonly { readonly layer: BuildoutLayer; readonly supply: Float64Array }[]
}

function spareOf(
	{ site, measured: { of } }: SiteContext,
	{ reserve, input }: IdleAsk,
	stands: SpareSupply['stands'],
): SpareSupply {
	return {
		stands,
		there: supplyOf(of, stands),
		beyondReserve: 1 - reserve,
		cost: cellsOf(stands === 'energy' ? input.powerUsd : input.hallsUsd, site),
		others: BUILT_LAYERS.flatMap((layer) => (layer === stands ? [] : [{ layer, supply: supplyOf(of, layer) }])),
	}
}

/** Halls or power beyond what the others can use, by the layer that is lowest. */
function bookSpare(context: SiteContext, of: SpareSupply, month: number): void {
	const there = at(of.there, month)
	let [lowest, least]: [BuildoutLayer, number] = ['energy', Infinity]
	for (const { layer, supply } of of.others) {
		const MW = at(supply, month)
		if (MW < least) [lowest, least] = [layer, MW]
	}
	const mw = there * of.beyondReserve - least
	if (mw <= LEAST_MW) return
	const usd = (at(of.cost, month) * mw) / there
	const { cause, item } = firstCause(context, lowest, month)
	const loss = { kind: 'idle', cause, layer: lowest, site: context.site, item, stands: of.stands } as const
	context.book.add(loss, month, { mw, usd, regained: mw, use: { thereMW: there, usedMW: Math.max(0, least) } })
}
