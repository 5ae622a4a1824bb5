import { valueAt } from './cells.ts'
import { type MonthAsks, needAt, type Standing } from './month-asks.ts'
import { wholeDown, wholeUp } from './rounding.ts'

const KW_PER_MW = 1000

/**
 * D of every site this month: the mean of the workloads active and eligible there, each weighted by the accelerators it
 * would require if wholly served by its first eligible pool at that site; the mixed figure where there is none. Rule C3.
 */
export function fillDiversity(standing: Standing, asks: MonthAsks, month: number): void {
	const { input, layout, ledger } = standing
	input.sites.forEach((site, siteIndex) => {
		let weight = 0
		let weighted = 0
		for (const { workload, place } of layout.atSite[siteIndex] ?? []) {
			const where = layout.eligible[workload]
			if (!where || asks.active[workload] !== 1) continue
			const unit = where.unit[place] ?? 1
			const required = wholeUp(needAt(standing, asks, { workload, where, place, month }) / unit) * unit
			const inference = input.workloads[workload]?.kind === 'inference'
			weight += required
			weighted += required * (inference ? site.diversityInference : site.diversityTraining)
		}
		ledger.diversity[siteIndex * input.months + month] = weight > 0 ? weighted / weight : site.diversityMixed
	})
}

/** Orders of a site in the order they arrive, then as listed: who is fed first. */
export function ordersByArrival({ input, layout }: Pick<Standing, 'input' | 'layout'>): readonly (readonly number[])[] {
	return input.sites.map((_, site) =>
		layout.pools
			.flatMap((pool) => (pool.site === site ? pool.orders : []))
			.sort((a, b) => (input.orders[a]?.arrivalMonth ?? 0) - (input.orders[b]?.arrivalMonth ?? 0) || a - b),
	)
}

/**
 * Energises accelerators by arrival, as many as min(energy ÷ peakPue, halls) can feed at IT peak, in whole accelerators
 * per order. Rule B5.
 */
export function energise(standing: Standing, arrivals: readonly (readonly number[])[], month: number): void {
	const { input, ledger } = standing
	input.sites.forEach((site, siteIndex) => {
		const fed = valueAt(site.energyAvailableMW, month) / site.peakPue
		let roomMW = Math.min(fed, valueAt(site.infrastructureAvailableItMW, month))
		const factor = ((ledger.diversity[siteIndex * input.months + month] ?? 1) * site.itOverheadFactor) / KW_PER_MW
		for (const orderIndex of arrivals[siteIndex] ?? []) {
			const order = input.orders[orderIndex]
			if (!order) continue
			const eachMW = factor * (input.kinds[order.kind]?.powerKW ?? 0)
			const available = Math.floor(valueAt(order.available, month))
			const energised = eachMW > 0 ? Math.min(available, wholeDown(roomMW / eachMW)) : available
			ledger.orderEnergised[orderIndex * input.months + month] = energised
			roomMW = Math.max(0, roomMW - energised * eachMW)
			// A later arrival must not slip past one that had to wait.
			if (energised < available) break
		}
	})
	sumOrdersIntoPools(standing, month)
}

function sumOrdersIntoPools({ input, layout, ledger }: Standing, month: number): void {
	layout.pools.forEach((pool, index) => {
		let energised = 0
		for (const order of pool.orders) energised += valueAt(ledger.orderEnergised, order * input.months + month)
		ledger.poolEnergised[index * input.months + month] = energised
	})
}
