import { HOURS_PER_MONTH } from '#shared/units/conversions.ts'
import { at, indexAt, item } from '../../cells.ts'
import type { EngineWorld } from '../../world.ts'
import type { MeasuredSite } from '../measure.ts'
import { tokenCosts } from './below-cost.ts'
import type { LossColumns } from './contexts.ts'
import type { LossRow } from './loss-book.ts'
import { SUPPLY_OF } from './site-context.ts'

/** What of a thing is used in the months in which some of it stands idle. */
export function usedShareOf(sites: readonly MeasuredSite[]) {
	return ({ kind, stands, site, mw, months }: LossRow): number | null => {
		if (kind !== 'idle' || stands === null || site === null) return null
		const { of } = item(sites, site)
		let [idle, there] = [0, 0]
		for (let month = months.from; month <= months.to; month++) {
			idle += at(mw, month)
			there += at(stands === 'chips' ? of.nameplate : of[SUPPLY_OF[stands]], month)
		}
		return there > 0 ? Math.max(0, 1 - idle / there) : null
	}
}

/** USD of a million tokens, or of an accelerator-hour: what it costs at work and what it sells for, in the months of a loss. */
export function soldOf(world: EngineWorld, input: LossColumns) {
	const costs = tokenCosts(world, input)
	const { applications, chipOrders } = world.model.plan
	return ({ kind, item: key, months }: LossRow) => {
		if (kind !== 'belowCost') return null
		const [, list = '', id = ''] = /^(application|order):(.*)$/.exec(key ?? '') ?? []
		const isTokens = list === 'application'
		const index = (isTokens ? applications : chipOrders).findIndex((one) => one.id === id)
		let [units, usd] = [0, 0]
		for (let month = months.from; month <= months.to; month++) {
			units += isTokens ? input.tokens.at(index, month) : input.rented.at(index, month) * HOURS_PER_MONTH
			usd += isTokens
				? input.outputUsd.at(index, month) + input.inputUsd.at(index, month)
				: input.hoursUsd.at(index, month)
		}
		const unitCostUsd = isTokens ? (costs[index] ?? 0) : input.hourUsd.at(indexAt(world.model.poolOfOrder, index), 0)
		return { unitCostUsd, priceUsd: units > 0 ? usd / units : 0 }
	}
}
