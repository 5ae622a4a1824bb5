import { balancePlan } from '../../balance/balance-algorithms.ts'
import type { BalanceRun } from '../../balance/run-balance.ts'
import { at, item } from '../../cells.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import { defineOutput } from '../../kernel/quantity.ts'
import { workloadTokens } from '../../balance/workloads/workload.quantities.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'

/** 0 where its input earns nothing: nobody asks for it. */
export const cacheHit = defineOutput({
	scope: 'application',
	per: 'month',
	kind: 'rate',
	unit: 'share',
	rule: 'mM2',
	source: 'Money §M2',
	id: 'finance.cacheHit',
	symbol: 'h',
	label: 'Share of an application’s input that is found in the cache',
})

/** How much of an application’s input the workloads that serve it find in their cache. */
export const findCacheHits = defineAlgorithm<
	EngineModel,
	{ readonly tokens: typeof workloadTokens },
	{ readonly hit: typeof cacheHit },
	null
>({
	id: 'finance.findCacheHits',
	label: 'Input found in the cache',
	rule: 'mM2',
	method: 'The cache hit of the workloads that serve an application, weighted by the share each serves.',
	after: [balancePlan],
	inputs: { tokens: workloadTokens },
	outputs: { hit: cacheHit },
	run: ({ world, input, output, noteOf }) => {
		const run = noteOf(balancePlan)
		const earns = earningInput(world)
		if (!earns.some(Boolean)) return null
		claimsBy(run, earns.length).forEach((claims, application) => {
			if (earns[application] !== true) return
			for (let month = 0; month < world.months; month++) {
				const served = (workload: number) => input.tokens.at(workload, month)
				output.hit[application * world.months + month] = hitOf(run, { claims, month, served })
			}
		})
		return null
	},
	unchanged: ({ world, earlier }) => [world, earlier.world].every((of) => !earningInput(of).some(Boolean)),
})

/** Applications whose input is paid for. */
function earningInput({ model }: EngineWorld): readonly boolean[] {
	return model.plan.applications.map(({ revenueUsdPerMillionInputTokens: price }) => (price ?? 0) > 0)
}

type CacheHitClaim = { readonly workload: number; readonly share: number }

/** The services that claim a part of each application. */
function claimsBy({ input: { workloads } }: BalanceRun, applications: number): readonly (readonly CacheHitClaim[])[] {
	const claims: CacheHitClaim[][] = Array.from({ length: applications }, () => [])
	workloads.forEach((spec, workload) => {
		if (spec.kind !== 'inference') return
		for (const { application, share } of spec.claims) item(claims, application).push({ workload, share })
	})
	return claims
}

type CacheHitAsked = {
	readonly claims: readonly CacheHitClaim[]
	readonly month: number
	/** output tokens/s that a workload serves */
	readonly served: (workload: number) => number
}

function hitOf({ input, sizes, ledger }: BalanceRun, { claims, month, served }: CacheHitAsked): number {
	let [all, found] = [0, 0]
	for (const { workload, share } of claims) {
		const asked = at(ledger.workTokensAsked, workload * input.months + month)
		const part = asked > 0 ? (share * served(workload)) / asked : 0
		all += part
		found += part * (sizes[workload]?.shape?.cacheHit ?? 0)
	}
	return all > 0 ? found / all : 0
}
