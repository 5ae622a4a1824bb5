import { at, item } from '../../cells.ts'
import { demandMultiplier } from '../../layers/applications/demand.ts'
import type { PartMonth, RunConstants } from '../asked/run-types.ts'
import { releaseMultiplier } from './release-effect.ts'

export type Prices = { readonly firstUnitCost: number | null; readonly lastUnitCost: number | null }

/** Fills what applications demand in a month, after price and releases. Rules A6, A7. */
export function fillDemand(constants: RunConstants, { part, month, ...prices }: PartMonth & Prices): void {
	const { input, ledger } = constants
	const price = demandMultiplier({ elasticity: input.demandElasticity, ...prices })
	ledger.priceEffect[month] = price
	for (const application of part.applications) {
		const { peakTokensPerSecond, meanTokensPerSecond } = item(input.applications, application).demand
		const cell = application * input.months + month
		const claims = constants.releases[application] ?? []
		const release = claims.length > 0 ? releaseMultiplier(claims, { ...constants, month }) : 1
		const multiplier = price * release
		ledger.releaseEffect[cell] = release
		ledger.applicationDemand[cell] = at(peakTokensPerSecond, month) * multiplier
		ledger.applicationMean[cell] = at(meanTokensPerSecond, month) * multiplier
		ledger.applicationUnclaimed[cell] = at(ledger.applicationDemand, cell)
	}
}
