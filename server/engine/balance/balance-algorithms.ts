import { defineAlgorithm } from '../kernel/algorithm.ts'
import { sameData } from '#server/engine/rerun/same-data.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { BALANCE_INPUTS } from './balance-inputs.ts'
import { item } from '../cells.ts'
import * as made from './balance.quantities.ts'
import * as work from './workloads/workload.quantities.ts'
import { REPLICA_OUTPUTS } from './replicas/replica.quantities.ts'
import { balanceFacts } from './balance-facts.ts'
import { priceEffect, releaseEffect } from './demand/demand-effects.ts'
import { fitRacks } from '../equipment/racks/fit-racks.ts'
import { siteLoadFactor } from '../layers/energy/firm/available-power.ts'
import { flexibleWork } from '../layers/energy/firm/flexible.ts'
import { decidedBalance } from './causes/decided.ts'
import { balanceFromPlan } from './asked/from-plan.ts'
import { type BalanceRun, runBalance } from './run-balance.ts'
import { placementsOf } from './replicas/placements.ts'
import { sizePlanReplicas } from './replicas/size-plan-replicas.ts'

const BALANCE_OUTPUTS = {
	diversity: made.diversity,
	loadFactor: siteLoadFactor,
	leasedFed: made.leasedFed,
	flexibleWork,
	flexibleIt: made.flexibleIt,
	energised: made.poolEnergised,
	idle: made.poolIdle,
	allocated: made.poolAllocated,
	training: made.poolTraining,
	busy: made.poolBusy,
	busyTraining: made.poolBusyTraining,
	orderEnergised: made.orderEnergised,
	orderReserved: made.orderReserved,
	tokensRequired: made.tokensRequired,
	tokensReady: made.tokensReady,
	tokensServed: made.tokensServed,
	required: work.acceleratorsRequired,
	given: work.acceleratorsAllocated,
	mean: work.acceleratorsMean,
	tokens: work.workloadTokens,
	workShare: work.workShare,
	siteShare: made.siteWorkShare,
	placed: work.placedAccelerators,
	price: priceEffect,
	release: releaseEffect,
	served: made.applicationServed,
	chipsRequired: made.chipsRequired,
	chipsMet: made.chipsMet,
	demandedNameplate: made.demandedNameplate,
	targetDemand: made.targetDemand,
	unservedNameplate: made.unservedNameplate,
	missedNameplate: made.missedNameplate,
} as const

/** Replicas, and which halls cool what, come by way of their notes; their figures stand here so that a reader finds them. */
const BALANCE_READS = { ...BALANCE_INPUTS, ...REPLICA_OUTPUTS } as const
/** Outputs of one workload; all others come of the workloads together. */
const OF_A_WORKLOAD: readonly string[] = ['required', 'given', 'mean', 'tokens', 'workShare']

export const balancePlan = defineAlgorithm<EngineModel, typeof BALANCE_READS, typeof BALANCE_OUTPUTS, BalanceRun>({
	id: 'balance.runBalance',
	label: 'Balance',
	rule: 'B1',
	method:
		'Month by month: accelerators are energized by arrival, as many as power and halls support at IT peak; workloads get them by priority in whole replicas; training advances by its allocation; remaining demand is spread over pools by expected deliveries.',
	after: [sizePlanReplicas, fitRacks],
	inputs: BALANCE_READS,
	outputs: BALANCE_OUTPUTS,
	run: ({ world, input, output, noteOf, earlier, mayGoOn }) => {
		const { part, sizes } = noteOf(sizePlanReplicas)
		const racks = noteOf(fitRacks)
		const series = {
			diversity: output.diversity,
			loadFactor: output.loadFactor,
			leasedFed: output.leasedFed,
			flexibleWork: output.flexibleWork,
			flexibleIt: output.flexibleIt,
			orderEnergised: output.orderEnergised,
			orderReserved: output.orderReserved,
			orderHeld: new Float64Array(output.orderEnergised.length),
			siteTokensRequired: output.tokensRequired,
			siteTokensReady: output.tokensReady,
			siteTokensServed: output.tokensServed,
			workRequired: output.required,
			workAllocated: output.given,
			workMean: output.mean,
			workTokens: output.tokens,
			workShare: output.workShare,
			siteShare: output.siteShare,
			applicationServed: output.served,
		}
		const begun = { series, earlier: earlier?.note ?? null, mayGoOn }
		const run = runBalance(balanceFromPlan(world, input, { sizing: part, racks }), sizes, begun)
		output.price.set(run.ledger.priceEffect)
		output.release.set(run.ledger.releaseEffect)
		copyPools(run, world, output)
		copyPlacements(run, world, output.placed)
		run.sites.forEach(({ chips, demandedMW, unservedMW, missedMW, targetMW }, site) => {
			output.chipsRequired.set(chips.required, site * world.months)
			output.chipsMet.set(chips.met, site * world.months)
			output.demandedNameplate.set(demandedMW, site * world.months)
			output.unservedNameplate.set(unservedMW, site * world.months)
			output.missedNameplate.set(missedMW, site * world.months)
			output.targetDemand.set(targetMW, site * world.months)
		})
		return run
	},
	unchanged: ({ inputsChanged, world, input, noteOf, earlier: { note } }) =>
		!inputsChanged &&
		sameData(
			balanceFromPlan(world, input, { sizing: noteOf(sizePlanReplicas).part, racks: noteOf(fitRacks) }),
			note.input,
		),
	decided: decidedBalance,
	facts: (world, { output, index }) => balanceFacts(world, OF_A_WORKLOAD.includes(output) ? index : null),
})

type PoolArrays = Readonly<
	Record<'energised' | 'idle' | 'allocated' | 'training' | 'busy' | 'busyTraining', Float64Array>
>

function copyPools({ ledger, ...run }: BalanceRun, world: EngineWorld, output: PoolArrays): void {
	poolRows(run, world).forEach((row, index) => {
		const part = (series: Float64Array) => series.subarray(row * world.months, (row + 1) * world.months)
		const at = index * world.months
		output.energised.set(part(ledger.poolEnergised), at)
		output.idle.set(part(ledger.poolIdle), at)
		output.allocated.set(part(ledger.poolAllocated), at)
		output.training.set(part(ledger.poolTraining), at)
		output.busy.set(part(ledger.poolBusy), at)
		output.busyTraining.set(part(ledger.poolBusyTraining), at)
	})
}

function copyPlacements(run: BalanceRun, world: EngineWorld, placed: Float64Array): void {
	const rows = poolRows(run, world)
	placementsOf(world).forEach(({ workload, pool }, index) => {
		const place = run.layout.eligible[workload]?.pools.indexOf(rows[pool] ?? -1) ?? -1
		const series = run.ledger.placed[workload]
		if (place < 0 || !series) return
		placed.set(series.subarray(place * world.months, (place + 1) * world.months), index * world.months)
	})
}

/** For each pool of the plan, its place in the balance's own order. */
function poolRows({ layout, input }: Pick<BalanceRun, 'layout' | 'input'>, { model }: EngineWorld): readonly number[] {
	return model.pools.map(({ siteIndex, chip, powerCapW, ofTenant }) => {
		const here = item(layout.poolsAtSite, siteIndex)
		const found = here.find((index) => {
			const { kind, standIn, ofTenant: tenants } = item(layout.pools, index)
			const own = item(input.kinds, kind)
			return !standIn && tenants === ofTenant && own.chip.id === chip.id && own.powerCapW === powerCapW
		})
		return found ?? -1
	})
}
