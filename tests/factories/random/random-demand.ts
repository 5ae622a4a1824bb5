import fc from 'fast-check'
import { ratedPower } from '#shared/catalogue/chip-power.ts'
import { archetypes } from '#shared/catalogue/rows/archetypes.ts'
import { chips } from '#shared/catalogue/rows/chips.ts'
import { demandRegions } from '#shared/catalogue/rows/demand-regions.ts'
import { models } from '#shared/catalogue/rows/models.ts'
import { applicationFields } from '#shared/fields/demand-fields.ts'
import { inferenceFields, workloadFields } from '#shared/fields/workloads/workload-fields.ts'
import { trainingFields } from '#shared/fields/workloads/training-fields.ts'
import { missingForInference, missingForTraining } from '#shared/schemas/checks/workloads.ts'
import { figure, magnitude, maybe, OWN, whole } from './random-rows.ts'

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id)
const ARCHETYPES = [...idsOf(archetypes), OWN.use]
/** What a plan may do with a model is what its row tells enough for. */
const SERVED = [
	...idsOf(models.filter((model) => model.kind !== 'other' && missingForInference(model).length === 0)),
	...[OWN.trained, OWN.mixture, OWN.closed],
]
const TRAINED = [...idsOf(models.filter((model) => missingForTraining(model).length === 0)), OWN.trained]
const WORKED = idsOf(models.filter(({ job }) => job !== null))
const WORKED_ON = idsOf(chips.filter((chip) => ratedPower(chip) !== null))

const PRECISIONS = inferenceFields.precision.choices
const GROWTHS = applicationFields.growth.choices
const CLASSES = [...inferenceFields.latencyClass.choices, undefined]
const REGIONS = [...idsOf(demandRegions), OWN.region]

const months = { start: maybe(whole(-6, 20)), lasts: maybe(whole(3, 50), 3) }

export const applicationDraw = fc.record({
	archetype: fc.constantFrom(...ARCHETYPES),
	units: magnitude(1, 1e7),
	growthFactor: maybe(magnitude(0.2, 30)),
	growth: fc.constantFrom(...GROWTHS),
	...months,
	adoption: maybe(figure(0, 1)),
	requestsPerUnitPerDay: maybe(magnitude(0.1, 500)),
	inputTokensPerRequest: maybe(magnitude(10, 50_000), 3),
	outputTokensPerRequest: maybe(magnitude(5, 5000), 3),
	reasoningMultiplier: maybe(figure(1, 8), 3),
	activeHoursPerDay: maybe(figure(2, 24, 22), 3),
	activeDaysPerMonth: maybe(fc.constantFrom(21.7, 30.4), 3),
	peakFactor: maybe(figure(1, 4)),
	revenueUsdPerMillionTokens: maybe(figure(0, 20)),
})
/** Where users of an application are, by its size: draws of their own would move all that is drawn after them. */
export const usersBy = (units: number) => {
	const dice = Math.round(units * 13)
	const first = Math.floor(dice / 3)
	return Array.from({ length: dice % 3 }, (_, at) => REGIONS[(first + at) % REGIONS.length] ?? OWN.region).map(
		(region, at) => ({ region, share: at + 1 }),
	)
}
/** Which class a service is of, and where it may run, by when it starts. */
export const reachBy = (start: number) => ({
	latencyClass: CLASSES[(start + 10) % CLASSES.length],
	residency: (start + 10) % 6 === 1 ? ['US', 'DE', 'JP', 'GB', 'MY'] : undefined,
})
export type ApplicationDraw = typeof applicationDraw extends fc.Arbitrary<infer T> ? T : never

const placed = {
	priority: maybe(whole(0, 3)),
	placement: maybe(fc.constantFrom(...workloadFields.placement.choices)),
	start: whole(-10, 6),
	flexibility: maybe(fc.constantFrom(...workloadFields.flexibility.choices)),
	/** bits: which applications, sites, and ordered chips it names */
	applications: whole(1, 15),
	sites: maybe(fc.uniqueArray(whole(0, 3), { maxLength: 3 })),
	ordersWhoseChips: maybe(fc.uniqueArray(whole(0, 5), { minLength: 1, maxLength: 2 }), 3),
}

const inferenceDraw = fc.record({
	kind: fc.constant('inference' as const),
	...placed,
	model: fc.constantFrom(...SERVED),
	precision: maybe(fc.constantFrom(...PRECISIONS)),
	share: maybe(figure(0, 1), 3),
	lasts: maybe(whole(6, 50), 4),
	timePerOutputTokenMs: maybe(figure(5, 200), 3),
	prefixCacheHit: maybe(figure(0, 1), 3),
	speculativeAcceptance: maybe(figure(1, 4), 3),
	contextTokens: maybe(magnitude(500, 100_000), 4),
	acceleratorsPerReplica: maybe(fc.constantFrom(1, 2, 8, 16, 72), 4),
	maxBatchPerReplica: maybe(magnitude(1, 500), 4),
	targetUtilisation: maybe(figure(0.2, 1), 3),
	tokensPerSecondPerAccelerator: maybe(magnitude(10, 5000), 4),
})

const trainingDraw = fc.record({
	kind: fc.constant('training' as const),
	...placed,
	model: fc.constantFrom(...TRAINED),
	precision: maybe(fc.constantFrom(...PRECISIONS)),
	method: maybe(fc.constantFrom(...trainingFields.method.choices)),
	trainingTokens: magnitude(1e9, 2e13),
	acceleratorShare: maybe(figure(0.02, 1)),
	deadline: maybe(whole(0, 24)),
	mfu: maybe(figure(0.1, 0.6), 3),
	goodput: maybe(figure(0.5, 1), 3),
	produces: fc.boolean(),
})

const batchDraw = fc.record({
	kind: fc.constant('batch' as const),
	...placed,
	model: fc.constantFrom(...WORKED),
	jobsPerMonth: fc.oneof(fc.constant(0), magnitude(10, 1e7)),
	jobSize: maybe(figure(100, 5000), 3),
	acceleratorHoursPerJob: maybe(magnitude(0.001, 50)),
	lasts: maybe(whole(6, 50), 4),
	onlyOn: maybe(fc.constantFrom(...WORKED_ON), 4),
})

const standingDraw = fc.record({
	kind: fc.constant('standing' as const),
	...placed,
	model: maybe(fc.constantFrom(...SERVED.slice(0, 3))),
	way: fc.constantFrom('fleetShare', 'accelerators', 'acceleratorHoursPerMonth'),
	share: figure(0, 1),
	growthFactor: maybe(figure(0, 4)),
	growth: fc.constantFrom(...GROWTHS),
	lasts: maybe(whole(6, 50), 4),
})

export const workloadDraw = fc.oneof(
	{ weight: 6, arbitrary: inferenceDraw },
	{ weight: 3, arbitrary: trainingDraw },
	{ weight: 2, arbitrary: batchDraw },
	{ weight: 2, arbitrary: standingDraw },
)
export type WorkloadDraw = typeof workloadDraw extends fc.Arbitrary<infer T> ? T : never
