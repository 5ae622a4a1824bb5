import type { CauseCode } from '#shared/cause-result.ts'
import type { BalanceRun } from '../run-balance.ts'

/** What makes items of the schedule late, keyed `phase:id`, `contract:id`, `order:id`, as the result's schedule is. */
export type DelayCauses = Readonly<Record<string, { readonly cause: CauseCode | null } | undefined>>

/** A run whose halls, contracts and orders know what delays them; figures are untouched. Rule B12. */
export function nameDelays(run: BalanceRun, delays: DelayCauses): BalanceRun {
	const causeOf = (key: string, known: CauseCode | null) => delays[key]?.cause ?? known
	const sites = run.input.sites.map((site) => ({
		...site,
		contracts: site.contracts.map((contract) => ({
			...contract,
			delayCause: causeOf(`contract:${contract.id}`, contract.delayCause),
		})),
		halls: site.halls.map((hall) => ({ ...hall, delayCause: causeOf(`phase:${hall.id}`, hall.delayCause) })),
	}))
	const orders = run.input.orders.map((order) => ({
		...order,
		installCause: causeOf(`order:${order.id}`, order.installCause),
	}))
	return { ...run, input: { ...run.input, sites, orders } }
}
