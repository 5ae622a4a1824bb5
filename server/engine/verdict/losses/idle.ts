import type { BuildoutLayer } from '#shared/result.ts'
import { at } from '../../cells.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { nameplateMW } from '../../layers/chips/it-power.ts'
import { BUILT_LAYERS, firstCause, type SiteContext, SUPPLY_OF } from './site-context.ts'

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
	for (let month = 0; month < measured.of.late.length; month++) {
		const chips = idleChips(ask, month)
		if (chips.mw > LEAST_MW) {
			const of = {
				kind: 'idle',
				cause: 'over_built',
				layer: 'applications',
				site,
				item: null,
				stands: 'chips',
			} as const
			book.add(of, month, { ...chips, regained: chips.mw })
		}
		bookSpare(context, ask, { stands: 'infrastructure', month })
		bookSpare(context, ask, { stands: 'energy', month })
	}
}

const LEAST_MW = 1e-6

function idleChips({ pools, reserve, input }: IdleAsk, month: number): { readonly mw: number; readonly usd: number } {
	let [idleMW, heldMW, usd] = [0, 0, 0]
	for (const { pool, powerKW, itOverheadFactor } of pools) {
		const held = input.held.at(pool, month)
		if (held <= 0) continue
		const working = input.allocated.at(pool, month) + input.rentedOut.at(pool, month)
		const idle = Math.max(0, input.poolEnergised.at(pool, month) - working)
		idleMW += nameplateMW({ accelerators: idle, powerKW, itOverheadFactor })
		heldMW += nameplateMW({ accelerators: held, powerKW, itOverheadFactor })
		usd += (input.chipsUsd.at(pool, month) * idle) / held
	}
	const mw = Math.max(0, idleMW - reserve * heldMW)
	return { mw, usd: idleMW > 0 ? (usd * mw) / idleMW : 0 }
}

type SpareAsk = { readonly stands: 'infrastructure' | 'energy'; readonly month: number }

/** Halls or power beyond what the others can use, by the layer that is lowest. */
function bookSpare(context: SiteContext, { reserve, input }: IdleAsk, { stands, month }: SpareAsk): void {
	const { site, measured, book } = context
	const there = at(measured.of[SUPPLY_OF[stands]], month)
	const { layer, supply } = leastOther(context, stands, month)
	const mw = there * (1 - reserve) - supply
	if (mw <= LEAST_MW) return
	const usd = ((stands === 'energy' ? input.powerUsd : input.hallsUsd).at(site, month) * mw) / there
	const { cause, item } = firstCause(context, layer, month)
	book.add({ kind: 'idle', cause, layer, site, item, stands }, month, { mw, usd, regained: mw })
}

function leastOther({ measured: { of } }: SiteContext, stands: BuildoutLayer, month: number) {
	let [layer, supply]: [BuildoutLayer, number] = ['energy', Infinity]
	for (const other of BUILT_LAYERS) {
		const MW = at(of[SUPPLY_OF[other]], month)
		if (other !== stands && MW < supply) [layer, supply] = [other, MW]
	}
	return { layer, supply }
}
