import { balancePlan } from '../../balance/balance-algorithms.ts'
import type { BalanceRun } from '../../balance/run-balance.ts'
import type { BalanceWorkload } from '../../balance/types.ts'
import { at } from '../../cells.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import { defineOutput } from '../../kernel/quantity.ts'
import { workloadTokens } from '../../balance/balance.quantities.ts'
import type { EngineModel } from '../../world.ts'

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
	method: 'The cache hit of the workloads that serve an application, each weighted by what it serves of it.',
	after: [balancePlan],
	inputs: { tokens: workloadTokens },
	outputs: { hit: cacheHit },
	run: ({ world, input, output, noteOf }) => {
		const run = noteOf(balancePlan)
		world.model.plan.applications.forEach(({ revenueUsdPerMillionInputTokens: price }, application) => {
			if (price === null || price === 0) return
			for (let month = 0; month < world.months; month++) {
				const served = (workload: number) => input.tokens.at(workload, month)
				output.hit[application * world.months + month] = hitOf(run, { application, month, served })
			}
		})
		return null
	},
})

type Asked = {
	readonly application: number
	readonly month: number
	/** output tokens/s that a workload serves */
	readonly served: (workload: number) => number
}

const claimOn = (workload: BalanceWorkload, application: number): number =>
	workload.kind === 'inference' ? (workload.claims.find((claim) => claim.application === application)?.share ?? 0) : 0

function hitOf({ input, sizes, ledger }: BalanceRun, { application, month, served }: Asked): number {
	const parts = input.workloads.map((workload, index) => {
		const asked = at(ledger.workTokensAsked, index * input.months + month)
		return asked > 0 ? (claimOn(workload, application) * served(index)) / asked : 0
	})
	const all = parts.reduce((sum, part) => sum + part, 0)
	const found = parts.reduce((sum, part, index) => sum + part * (sizes[index]?.shape?.cacheHit ?? 0), 0)
	return all > 0 ? found / all : 0
}
