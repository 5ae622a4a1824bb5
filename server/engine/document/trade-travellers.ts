import type { Series } from '#shared/series.ts'
import { seriesOf } from '../document-series.ts'
import type { Frame } from '../kernel/run.ts'
import { tableOf } from '../kernel/scopes.ts'
import { crewTravellers } from '../people/travellers.ts'
import type { EngineModel } from '../world.ts'

/** People of each trade at work who come from elsewhere, over all sites of a finished run, by month. Rule pT2. */
export function travellersByTrade(frame: Frame<EngineModel>): Readonly<Record<string, Series>> {
	const { world } = frame
	const trades = tableOf(world, 'trade').ids
	const links = world.link('crew', 'trade')
	const sums = trades.map(() => new Array<number>(world.months).fill(0))
	links?.forEach((trade, crew) => {
		const own = sums[trade]
		if (own === undefined) return
		seriesOf(frame, crewTravellers, crew).forEach((heads, month) => {
			own[month] = (own[month] ?? 0) + heads
		})
	})
	return Object.fromEntries(trades.map((trade, index) => [trade, sums[index] ?? []]))
}
