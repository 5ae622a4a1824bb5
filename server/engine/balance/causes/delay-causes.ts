import type { CauseCode } from '#shared/result/cause-result.ts'
import type { BalanceRun } from '../run-balance.ts'
import type { BalanceOrder, BalanceSite } from '../types.ts'
import type { HallFact, PowerFact } from './supply-facts.ts'

/** What makes late items of the schedule late, keyed `phase:id`, `contract:id`, `order:id`, as the result's schedule is. */
export type DelayCauses = ReadonlyMap<string, CauseCode>

/** A run whose halls, contracts and orders know what delays them; figures are untouched. Rule B12. */
export function nameDelays(run: BalanceRun, delays: DelayCauses): BalanceRun {
	if (delays.size === 0) return run
	const sites = run.input.sites.map((site): BalanceSite => ({
		...site,
		contracts: site.contracts.map((contract) => delayed(contract, delays.get(`contract:${contract.id}`))),
		halls: site.halls.map((hall) => delayed(hall, delays.get(`phase:${hall.id}`))),
	}))
	const orders = run.input.orders.map((order): BalanceOrder => {
		const installCause = delays.get(`order:${order.id}`)
		return installCause === undefined ? order : { ...order, installCause }
	})
	return { ...run, input: { ...run.input, sites, orders } }
}

function delayed<Fact extends HallFact | PowerFact>(fact: Fact, delayCause: CauseCode | undefined): Fact {
	return delayCause === undefined ? fact : { ...fact, delayCause }
}
