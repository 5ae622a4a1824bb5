import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { PlanResult } from '#shared/result.ts'

type Sight = (result: PlanResult, plan: PlanFile) => boolean
const some = (shares: readonly (number | null)[], holds: (share: number) => boolean) =>
	shares.some((share) => share !== null && holds(share))

/** The least share of random plans in which something is to be seen: a law about what never happens proves nothing. */
export const SIGHTS: readonly (readonly [string, number, Sight])[] = [
	// Leases take halls and power first, and outages what stands: of 200 plans 50 serve, without the two 58.
	['something is served', 0.2, ({ servedShare }) => some(servedShare, (share) => share > 0)],
	['everything is served', 0.05, ({ servedShare }) => some(servedShare, (share) => share > 0.99)],
	['a part is served', 0.2, ({ servedShare }) => some(servedShare, (share) => share > 0 && share < 0.99)],
	['accelerators are stranded', 0.5, ({ stranded }) => stranded.acceleratorMonths > 0],
	['something is late', 0.4, ({ schedule }) => Object.values(schedule).some(({ delayMonths }) => delayMonths > 0)],
	['a hall is in time', 0.3, ({ schedule }) => Object.values(schedule).some(({ delayMonths }) => delayMonths === 0)],
	[
		'hands are short',
		0.3,
		({ workforce }) => Object.values(workforce.trades).some(({ shortfall }) => some(shortfall, (heads) => heads > 1)),
	],
	['a hall is refitted', 0.05, ({ finance }) => Object.values(finance.halls).some(({ refitUsd }) => refitUsd > 0)],
	['a run ends', 0.1, ({ workloads }) => Object.values(workloads).some(({ training }) => training?.finishMonth)],
	['tokens are sold', 0.1, ({ finance }) => finance.totals.revenueUsd > 0],
	// Racks that no hall of their site can cool stay dark (pR5).
	['energy is used', 0.4, ({ environment }) => environment.energyMWh > 0],
	['there are several sites', 0.5, (_, { sites }) => sites.length > 1],
	['a price moves demand', 0.05, (_, { assumptions }) => (assumptions['demandElasticity']?.value ?? 0) > 0],
]
