import { expect, test } from 'vitest'
import { atMost, everyPlan, forOneInThree, LAW_TIMEOUT_MS, near } from '../../../tests/factories/every-plan.ts'
import { must } from '../../../tests/factories/must.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { PlanResult } from '#shared/result.ts'
import { rerunPlan, resultOf, runPlan } from '../compute-plan.ts'

const SCALE_MW = 500
/** Behind all others, as what is held ready for the worst hour. */
const LAST = 59
const sum = (series: readonly (number | null)[]) => series.reduce<number>((total, value) => total + (value ?? 0), 0)
const paid = ({ finance }: PlanResult) => finance.totals.capexUsd + finance.totals.opexUsd

/** Kinds that come in through the interconnection: of the catalogue and the plan’s own, each in turn. */
function importKindOf(plan: PlanFile, turn: number): string {
	const kinds = catalogueFor(plan).powerContractTypes.filter(({ role }) => role === 'import')
	return must(kinds[turn % kinds.length]).id
}

type Prices = Readonly<Record<'energyPriceUsdPerMWh' | 'demandChargeUsdPerKWMonth' | 'annualEscalation', number>>

/** As dear as the dearest import of any site, in every month. */
function dearest(plan: PlanFile, result: PlanResult): Prices {
	const kinds = new Map(catalogueFor(plan).powerContractTypes.map((kind) => [kind.id, kind]))
	const imports = plan.powerContracts.filter(({ kind }) => kinds.get(kind)?.role === 'import')
	const most = (figures: readonly number[]) => Math.max(0, ...figures)
	return {
		energyPriceUsdPerMWh: most(imports.map(({ id }) => must(result.contracts[id]).energyPriceUsdPerMWh ?? 0)),
		demandChargeUsdPerKWMonth: most(
			imports.map((one) => one.demandChargeUsdPerKWMonth ?? kinds.get(one.kind)?.demandChargeUsdPerKWMonth ?? 0),
		),
		annualEscalation: most(imports.map(({ annualEscalation }) => annualEscalation ?? 0)),
	}
}

/** The plan with one more import, in service and connected, behind what its site has. */
function withOneMore(plan: PlanFile, { turn, prices }: { readonly turn: number; readonly prices: Partial<Prices> }) {
	const { siteId } = must(plan.powerContracts[turn % plan.powerContracts.length])
	const more = { siteId, id: 'more', kind: importKindOf(plan, turn), capacityMW: SCALE_MW, startMonth: plan.startMonth }
	const file = toPlanFile(plan)
	const contracts = Array.isArray(file['powerContracts']) ? (file['powerContracts'] as readonly unknown[]) : []
	return validPlan({
		...file,
		powerContracts: [...contracts, { ...more, ...prices, status: 'energised', rampMonths: 1, dispatchRank: LAST }],
	})
}

/** Whether the same megawatts run in every month at every site. */
const runsAlike = (plan: PlanFile, one: PlanResult, other: PlanResult): boolean =>
	plan.sites.every(({ id }) => {
		const after = must(other.sites[id]).facilityPowerMW
		return must(one.sites[id]).facilityPowerMW.every((MW, month) => Math.abs(MW - must(after[month])) < 1e-9)
	})

test(
	'law: one more import, unpriced or as dear as any, never lowers what a plan costs while the same megawatts run (E15, E17)',
	{ timeout: LAW_TIMEOUT_MS },
	() => {
		let [tried, held, idle] = [0, 0, 0]
		const turns = new Map(everyPlan().map((plan, turn) => [plan, turn]))
		forOneInThree(2, (plan) => {
			tried++
			if (plan.powerContracts.length === 0) return
			const turn = turns.get(plan) ?? 0
			const frame = runPlan(plan)
			const before = resultOf(frame)
			for (const prices of [{}, dearest(plan, before)]) {
				const after = resultOf(rerunPlan(frame, withOneMore(plan, { turn, prices })))
				if (!runsAlike(plan, before, after)) continue
				held++
				atMost(paid(before), paid(after), 'capital and running cost')
				if (sum(must(after.contracts['more']).energyMWh) > 0) continue
				idle++
				for (const { id } of plan.powerContracts)
					near(sum(must(before.contracts[id]).demandUsd), sum(must(after.contracts[id]).demandUsd), `demand of ${id}`)
			}
		})
		expect(held).toBeGreaterThan(tried)
		expect(idle).toBeGreaterThan(tried / 2)
	},
)
