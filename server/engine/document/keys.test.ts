import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { METRIC_KEYS, metricList, metricOf } from '#shared/metrics/metric.ts'
import { readResult } from '#shared/metrics/read-result.ts'
import type { PlanResult } from '#shared/result.ts'
import { must } from '../../../tests/factories/must.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { randomPlans, validPlan } from '../../../tests/factories/random/random-plan.ts'
import { withOnDemand } from '../answers/on-demand.ts'
import { computePlan, runPlan } from '../compute-plan.ts'

const everyField: unknown = JSON.parse(
	readFileSync(new URL('../../../tests/fixtures/plans/every-field.json', import.meta.url), 'utf8'),
)
const RANDOM_PLANS = 60
const size = {
	kind: 'dense',
	totalParamsB: 8,
	layers: 32,
	hiddenSize: 4096,
	attentionHeads: 32,
	kvHeads: 8,
	headDim: 128,
}
/** A model that people take up during the plan, and ask more for. */
const withRelease = planFile({
	startMonth: '2026-01',
	horizonMonths: 12,
	catalogue: { models: [{ ...size, id: 'next', name: 'Next', adoptionMonth: '2026-06', demandMultiplier: 2 }] },
	applications: [{ id: 'chat', archetype: 'chat-consumer', unitsAtStart: 100_000 }],
	workloads: [{ id: 'serve', kind: 'inference', model: 'next', applicationIds: ['chat'], startMonth: '2026-01' }],
})
/** Users who ask for more as tokens grow cheaper. */
const europe = validPlan(must(TEMPLATES.find(({ name }) => name === 'europe-inference')).plan)
const elastic = validPlan({ ...europe, assumptions: { ...europe.assumptions, demandElasticity: 0.5 } })
const PLANS = [
	elastic,
	...[...TEMPLATES.map(({ plan }) => plan), everyField].map(validPlan),
	withRelease,
	...fc.sample(randomPlans, { seed: 2026, numRuns: RANDOM_PLANS }),
]
const RESULTS = PLANS.map(computePlan)
const { program } = withOnDemand(runPlan(must(PLANS[0])))

test('a figure of the result and the quantity behind it have one name, one label, one unit and one kind', () => {
	const apart = METRIC_KEYS.flatMap((key) => {
		const { unit, kind, label } = metricOf(key)
		const of = program.quantities.get(key)
		return of && of.unit === unit && of.kind === kind && (of.short ?? of.label) === label ? [] : [key]
	})
	expect(apart).toEqual([])
})

/** Every place of a kind that a document tells of. */
const placesIn = ({ sites, contracts, halls, schedule, workloads, applications, workforce, finance }: PlanResult) => [
	'plan',
	...Object.entries({ site: sites, contract: contracts, phase: halls, workload: workloads }).flatMap(([kind, of]) =>
		Object.keys(of).map((id) => `${kind}:${id}`),
	),
	...Object.entries(halls).flatMap(([id, { usable }]) => Object.keys(usable).map((chip) => `fit:${id}/${chip}`)),
	...Object.keys(applications).map((id) => `application:${id}`),
	...Object.entries(workloads).flatMap(([id, { regions = {} }]) =>
		Object.keys(regions).map((region) => `region:${id}/${region}`),
	),
	...Object.keys(finance.unitCosts.acceleratorHours).map((id) => `pool:${id}`),
	...Object.keys(finance.quarters).map((id) => `quarter:${id}`),
	...Object.keys(workforce.trades).map((id) => `trade:${id}`),
	...Object.entries(workforce.bySite).flatMap(([id, trades]) =>
		Object.keys(trades).map((trade) => `crew:${id}/${trade}`),
	),
	...Object.keys(schedule),
	...Object.entries(sites).flatMap(([id, { equipment }]) => equipment.map(({ item }) => `equipment:${id}/${item}`)),
]

test('every key is read somewhere in a document, by month or once as its row says', () => {
	const unread = METRIC_KEYS.flatMap((key) => {
		// Lots have no name in the document.
		if (metricList(key)?.scope === 'lot') return []
		const { per } = metricOf(key)
		const found = RESULTS.flatMap((result) =>
			placesIn(result).flatMap((of) => {
				const values = readResult(result, key, of)
				return values === undefined || values === null ? [] : [typeof values === 'number' ? 'horizon' : 'month']
			}),
		)
		return found.length > 0 && found.every((one) => one === per) ? [] : [`${key}: ${[...new Set(found)].join()}`]
	})
	expect(unread).toEqual([])
})
