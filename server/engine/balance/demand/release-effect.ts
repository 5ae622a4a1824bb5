import { indexAt } from '../../cells.ts'
import type { Ledger } from '../pools/ledger.ts'
import type { BalanceInput } from '../types.ts'

/** Part of an application's demand that a workload serves with a model whose release moves it. */
export type ReleaseClaim = {
	readonly workload: number
	/** of the application */
	readonly share: number
	readonly demandMultiplier: number
	/** first month it is felt, the model being ready; null → as soon as it is */
	readonly adoptionMonth: number | null
	readonly startMonth: number
	readonly lastMonth: number
}

/** Per application, what releases may move of it. Most plans have none. */
export function releaseClaims({
	applications,
	workloads,
}: Pick<BalanceInput, 'applications' | 'workloads'>): readonly (readonly ReleaseClaim[])[] {
	const found = applications.map((): ReleaseClaim[] => [])
	workloads.forEach((spec, workload) => {
		if (spec.kind !== 'inference' || spec.release === null) return
		const { release, startMonth, lastMonth } = spec
		for (const { application, share } of spec.claims)
			found[application]?.push({ workload, share, ...release, startMonth, lastMonth })
	})
	return found
}

export type ReleaseAsk = {
	readonly ledger: Pick<Ledger, 'finishMonth'>
	/** per workload: training runs that make its model */
	readonly producers: readonly (readonly number[])[]
	readonly month: number
}

/**
 * What releases do to an application's demand in a month: 1 + Σ share · (multiplier − 1) over the workloads that run with a
 * model adopted by then. A model of the plan is adopted once its run has ended. Rule A7.
 */
export function releaseMultiplier(claims: readonly ReleaseClaim[], ask: ReleaseAsk): number {
	let effect = 1
	for (const claim of claims) if (isAdopted(claim, ask)) effect += claim.share * (claim.demandMultiplier - 1)
	return Math.max(0, effect)
}

function isAdopted(claim: ReleaseClaim, { ledger, producers, month }: ReleaseAsk): boolean {
	if (month < claim.startMonth || month > claim.lastMonth || month < (claim.adoptionMonth ?? 0)) return false
	const makers = producers[claim.workload] ?? []
	if (makers.length === 0) return true
	return makers.some((maker) => {
		const finish = indexAt(ledger.finishMonth, maker)
		return finish >= 0 && finish < month
	})
}
