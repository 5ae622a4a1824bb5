import { test } from 'vitest'
import { atMost, forEveryPlan, LAW_TIMEOUT_MS, resultOf } from '../../../../../tests/factories/every-plan.ts'
import { must } from '../../../../../tests/factories/must.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { computePlan } from '../../../compute-plan.ts'

type Contract = PlanFile['powerContracts'][number]

/** Batteries, panels and permits alone: nothing is built that takes hands, so that all months compare. */
const onlySupply = (plan: PlanFile): PlanFile => ({
	...plan,
	buildPhases: [],
	chipOrders: [],
	workloads: [],
	actuals: [],
})

/** The first contract of the plan that is changed, and nothing else. */
function withMore(plan: PlanFile, kinds: readonly string[], more: (contract: Contract) => Contract): PlanFile | null {
	const at = plan.powerContracts.findIndex(({ kind }) => kinds.includes(kind))
	const contract = plan.powerContracts[at]
	return contract ? { ...plan, powerContracts: plan.powerContracts.with(at, more(contract)) } : null
}

const RICHER: Readonly<Record<string, (plan: PlanFile) => PlanFile | null>> = {
	'a battery of more energy': (plan) =>
		withMore(plan, ['bess'], (one) => ({ ...one, energyMWh: 2 * (one.energyMWh ?? 4 * one.capacityMW) })),
	'a battery that loses less': (plan) => withMore(plan, ['bess'], (one) => ({ ...one, roundTripShare: 1 })),
	'panels that make more': (plan) => withMore(plan, ['btm_solar'], (one) => ({ ...one, capacityFactor: 1 })),
	'gas without a limit': (plan) =>
		withMore(plan, ['btm_recip', 'btm_gt_simple', 'btm_ccgt', 'btm_fuel_cell'], (one) => ({
			...one,
			maxHoursPerYear: null,
			fuelLimitMMBtuPerMonth: null,
		})),
}

test(
	'more storage, sun or permitted hours never make a site less firm, nor leave it less',
	() => {
		forEveryPlan((plan) => {
			const poorer = onlySupply(plan)
			const before = computePlan(poorer)
			for (const [what, enrich] of Object.entries(RICHER)) {
				const richer = enrich(poorer)
				if (richer === null) continue
				const after = computePlan(richer)
				for (const [id, site] of Object.entries(before.sites)) {
					const now = must(after.sites[id])
					site.contractedFirmMW.forEach((MW, month) => {
						atMost(MW, must(now.contractedFirmMW[month]), `${what}: firm power of ${id} in month ${String(month)}`)
						const left = must(site.layers.energy.available[month])
						atMost(
							left,
							must(now.layers.energy.available[month]),
							`${what}: available at ${id} in month ${String(month)}`,
						)
					})
				}
			}
		})
	},
	LAW_TIMEOUT_MS,
)

test(
	'what is available or secured is at most what is firm and what of non-firm power counts (lP3, eR20)',
	() => {
		forEveryPlan((plan) => {
			const { sites, layers } = resultOf(plan)
			for (const [id, site] of Object.entries(sites)) {
				site.contractedFirmMW.forEach((MW, month) => {
					const counts = MW + must(site.flexibleMW[month])
					atMost(must(site.layers.energy.available[month]), counts, `available of ${id}`)
					atMost(must(site.securedFirmMW[month]), counts, `secured of ${id}`)
					atMost(must(site.mwhLimitMW?.[month] ?? 0), MW, `MWh limit of ${id}`)
				})
			}
			layers.energy.available.forEach((MW, month) => {
				atMost(layers.energy.secured?.[month] ?? 0, MW, `secured of the plan in month ${String(month)}`)
			})
		})
	},
	LAW_TIMEOUT_MS,
)
