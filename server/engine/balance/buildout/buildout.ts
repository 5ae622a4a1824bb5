import { addSeries } from '../../cells.ts'
import type { Buildout } from '#shared/result.ts'
import type { BalanceRun } from '../run-balance.ts'
import { bindingOf, type SiteSupply, viewOf } from './supply.ts'

/**
 * What each layer could carry in MW IT, and which is the least below the target: a view that answers before there are
 * workloads. What stands free at one site reaches no target at another. Rule B13.
 */
export function buildouts({ input, sites }: BalanceRun): {
	readonly sites: readonly Buildout[]
	readonly plan: Buildout
} {
	const sum = (pick: (supply: SiteSupply) => Float64Array) => {
		const total = new Float64Array(input.months)
		for (const { supply } of sites) addSeries(total, pick(supply))
		return total
	}
	const target = sum((supply) => supply.target)
	const there = {
		energy: sum(({ energy }) => energy),
		infrastructure: sum(({ infrastructure }) => infrastructure),
		chips: sum(({ chips }) => chips),
	}
	const used = {
		energy: sum((supply) => supply.used.energy),
		infrastructure: sum((supply) => supply.used.infrastructure),
		chips: sum((supply) => supply.used.chips),
	}
	return {
		sites: sites.map(({ buildout }) => buildout),
		plan: {
			...viewOf({ ...there, target }),
			targetItMW: sites.reduce((total, { buildout }) => total + buildout.targetItMW, 0),
			binding: bindingOf({ ...used, target }),
		},
	}
}
