import type { CauseGroup } from '#shared/result/simulation-result.ts'
import type { SpreadSource } from '#shared/result/simulation-result.ts'
import { assumptionSpreads } from './assumption-spreads.ts'
import { contractSpreads } from './contract-spreads.ts'
import { demandSpreads } from './demand-spreads.ts'
import { hallSpreads } from './hall-spreads.ts'
import { orderSpreads } from './order-spreads.ts'
import { siteSpreads } from './site-spreads.ts'
import type { CommonCause, Spread, SpreadsModel } from './spread.ts'
import { typedSpreads } from './typed-spreads.ts'

/** Everything uncertain of a plan, each input once: a range that is typed replaces the usual one of its field. Rules U4, U13. */
export function findSpreads(model: SpreadsModel): readonly Spread[] {
	const usual = [contractSpreads, hallSpreads, orderSpreads, siteSpreads, demandSpreads, assumptionSpreads]
	const found = new Map<string, Spread>()
	for (const spread of usual.flatMap((find) => find(model))) found.set(spread.name, spread)
	for (const spread of typedSpreads(model)) {
		const { cause = null } = found.get(spread.name) ?? {}
		found.set(spread.name, { ...spread, cause })
	}
	return [...found.values()]
}

export const idOf = ({ group, name }: CommonCause): string => `${group}/${name}`

type UsualRho = { readonly rho: number; readonly source: SpreadSource }

/** How much of the variance of an input its common cause has. Rule U5. */
export const USUAL_RHO: Readonly<Record<CauseGroup, UsualRho>> = {
	builder: { rho: 0.77, source: 'fitted' },
	utility: { rho: 0.6, source: 'guess' },
	equipment: { rho: 0.5, source: 'guess' },
	vendor: { rho: 0.7, source: 'guess' },
	labor: { rho: 0.5, source: 'guess' },
	demand: { rho: 0.5, source: 'guess' },
	tokens: { rho: 0.5, source: 'guess' },
	prices: { rho: 0.8, source: 'guess' },
}
