import { z } from 'zod'
import { idSchema, listOf, monthSchema } from '#shared/fields/field.ts'
import { ownCoolingSchema } from './own-cooling.ts'
import {
	CONFIDENCES,
	figure,
	lowBestHigh,
	lowMidHigh,
	maybe,
	named,
	oneOf,
	orNull,
	provenance,
	text,
	whole,
	yes,
} from './row-figures.ts'

/** By cooling technology; that the key is one is checked with the references. */
const ratioOfKeys = orNull(z.record(idSchema, figure(0, 10)))
const monthlyOfKeys = orNull(
	z.record(idSchema, z.array(figure(0, 20)).length(12, { error: 'expected twelve figures' })),
)

const ownChipSchema = z.strictObject({
	...named,
	vendor: orNull(text),
	role: orNull(oneOf(['datacenter', 'edge'])),
	status: orNull(oneOf(['available', 'ramping', 'announced', 'legacy', 'discontinued'])),
	acceleratorsPerNode: whole(1, 10_000),
	acceleratorsPerRack: whole(1, 100_000),
	scaleUpDomain: whole(1, 1_000_000),
	bf16Tflops: maybe(0, 1e7),
	fp8Tflops: maybe(0, 1e7),
	fp4Tflops: maybe(0, 1e7),
	memoryGB: figure(0.01, 1e6),
	memoryTBps: figure(0.001, 1e5),
	scaleUpGBps: maybe(0, 1e6),
	scaleOutGbps: maybe(0, 1e6),
	tdpW: maybe(1, 100_000),
	nodeMaxKW: maybe(0.001, 10_000),
	rackMaxKW: maybe(0.001, 10_000),
	cooling: orNull(text),
	liquidCooled: yes,
	priceUsd: lowMidHigh(1e9),
	priceSource: orNull(text),
	leadWeeks: lowMidHigh(1000),
	leadSource: orNull(text),
	rentalUsdPerHour: orNull(
		z.strictObject({ hyperscaler: figure(0, 1e4), neocloud: figure(0, 1e4), threeYear: figure(0, 1e4) }),
	),
	availableFrom: orNull(monthSchema),
	note: orNull(text),
})

const jobSchema = z.strictObject({
	chip: text,
	seconds: figure(1e-9, 1e9),
	size: maybe(1e-9, 1e12),
	exponent: maybe(0, 10),
	memoryBound: yes,
	points: listOf(z.strictObject({ chip: text, size: figure(1e-9, 1e12), seconds: figure(1e-9, 1e9) }), 200),
	note: orNull(text),
})

/** `slidingWindow` may be the window alone; it then holds for every layer that is not a full-attention one. */
const slidingWindow = orNull(
	z.union([figure(1, 1e8), z.strictObject({ layers: figure(0, 10_000), window: figure(1, 1e8) })], {
		error: 'expected a number of tokens, or layers and window',
	}),
)

const ownModelSchema = z.strictObject({
	...named,
	developer: orNull(text),
	domain: orNull(text),
	kind: oneOf(['dense', 'moe', 'other']),
	architecture: orNull(text),
	totalParamsB: maybe(1e-6, 1e6),
	activeParamsB: maybe(1e-6, 1e6),
	nonRoutedParamsB: maybe(0, 1e6),
	layers: whole(1, 10_000),
	moeLayers: whole(0, 10_000),
	fullAttentionLayers: whole(0, 10_000),
	hiddenSize: whole(1, 1e7),
	attentionHeads: whole(1, 1e5),
	kvHeads: whole(1, 1e5),
	headDim: whole(1, 1e5),
	mla: orNull(z.strictObject({ kvLoraRank: figure(1, 1e6), qkRopeHeadDim: figure(0, 1e6) })),
	kvBytesPerTokenBf16: maybe(0, 1e9),
	experts: whole(1, 1e6),
	topK: whole(1, 1e6),
	slidingWindow,
	sparseAttentionTopK: whole(1, 1e8),
	maxContextTokens: whole(1, 1e10),
	nativePrecision: orNull(oneOf(['bf16', 'fp8', 'mxfp4', 'nvfp4'])),
	nativeWeightGB: maybe(0, 1e7),
	openWeights: yes,
	licence: orNull(text),
	commercialUse: orNull(oneOf(['yes', 'conditions', 'no'])),
	trainingTokensT: maybe(0, 1e6),
	publishedTraining: orNull(
		z.strictObject({ chip: orNull(text), acceleratorHours: maybe(0, 1e12), flops: maybe(0, 1e35), source: text }),
	),
	release: orNull(monthSchema),
	adoptionMonth: orNull(monthSchema),
	demandMultiplier: maybe(0, 1000),
	job: orNull(jobSchema),
	note: orNull(text),
})

const ownGridRegionSchema = z.strictObject({
	...named,
	country: text,
	emissionsKgPerMWh: figure(0, 5000),
	basis: orNull(text),
	gridLossShare: maybe(0, 1),
	fuelMixShare: orNull(z.record(text, figure(0, 1))),
	offsiteWaterLPerKWh: orNull(z.strictObject({ excludingHydro: figure(0, 1000), includingHydro: figure(0, 1000) })),
	industrialPriceUsdPerMWh: maybe(0, 10_000),
	industrialPriceBasis: orNull(text),
	priceConfidence: orNull(oneOf(CONFIDENCES)),
	wholesalePriceUsdPerMWh: maybe(-1000, 10_000),
	interconnectionMonths: orNull(z.strictObject({ p50: figure(0, 600), p90: figure(0, 600), source: text })),
	year: whole(1990, 2100),
})

/** Either PUE by cooling kind, or temperatures, from which the regression reckons it. */
const ownClimateSchema = z.strictObject({
	id: idSchema,
	...provenance,
	gridRegion: orNull(text),
	latitude: figure(-90, 90),
	longitude: figure(-180, 180),
	elevationM: maybe(-500, 9000),
	ashraeZone: orNull(text),
	meanDryBulbC: maybe(-60, 60),
	meanWetBulbC: maybe(-60, 60),
	designDryBulb04C: maybe(-60, 70),
	designWetBulb04C: maybe(-60, 70),
	extremeDryBulbC: maybe(-60, 80),
	climateWarmingAdderC: maybe(0, 10),
	designPue: ratioOfKeys,
	peakPue: ratioOfKeys,
	wueLPerKWhIT: ratioOfKeys,
	monthlyDesignPue: monthlyOfKeys,
	monthlyWueLPerKWhIT: monthlyOfKeys,
	solarMonthlyShare: orNull(z.array(figure(0, 1)).length(12, { error: 'expected twelve figures' })),
	note: orNull(text),
})

const ownLabourMarketSchema = z.strictObject({
	...named,
	country: text,
	latitude: figure(-90, 90),
	longitude: figure(-180, 180),
	constructionEmployment: maybe(0, 1e8),
	electricians: figure(0, 1e7),
	plumbersPipefitters: maybe(0, 1e7),
	ironworkers: maybe(0, 1e7),
	wageIndex: maybe(0.01, 10),
	shareAvailable: maybe(0, 1),
	travellerDraw: orNull(oneOf(['low', 'medium', 'high'])),
	note: orNull(text),
})

const ownContractTypeSchema = z.strictObject({
	...named,
	role: oneOf(['import', 'offsite', 'financial', 'onsite_zero_carbon', 'onsite_combustion', 'storage', 'load']),
	firmRule: orNull(oneOf(['share', 'backup', 'when_energised', 'units_minus_one', 'units_minus_tenth', 'none'])),
	firmShare: maybe(0, 1),
	physical: yes,
	capacityFactor: maybe(0, 1),
	availability: maybe(0, 1),
	energyPriceUsdPerMWh: maybe(-1000, 10_000),
	demandChargeUsdPerKWMonth: maybe(0, 1000),
	minimumDemandShare: maybe(0, 1),
	ratchetShare: maybe(0, 1),
	escalatorShare: maybe(-1, 1),
	exitFeeMonths: maybe(0, 600),
	termMonths: maybe(0, 1200),
	rampMonths: maybe(0, 240),
	leadMonths: orNull(z.strictObject({ p50: figure(0, 600), p90: figure(0, 600) })),
	curtailmentHoursPerYear: lowBestHigh(0, 8760),
	emissionsKgPerMWh: maybe(0, 5000),
	hourlyMatchShare: maybe(0, 1),
	yieldP90OverP50: maybe(0, 1),
	capacityCredit: maybe(0, 1),
	unitMW: maybe(0.001, 10_000),
	ambientDerate: maybe(0, 1),
	forcedOutageShare: maybe(0, 1),
	efficiencyLHV: maybe(0, 1),
	heatRateMMBtuPerMWh: maybe(0, 100),
	fuelUsdPerMMBtu: maybe(0, 1000),
	operationUsdPerMWh: maybe(0, 10_000),
	landAcresPerMW: maybe(0, 1000),
	durationHours: maybe(0, 1000),
	roundTripShare: maybe(0, 1),
	capexUsdPerKWh: maybe(0, 100_000),
	maxHoursPerYear: maybe(0, 8760),
	followsSun: yes,
	colocated: yes,
	settlesAtHub: yes,
	bridges: yes,
	machine: orNull(text),
	stepUp: orNull(text),
	staffedByUnit: yes,
	workPackage: orNull(text),
	note: orNull(text),
})

const archetypeJob = z.strictObject({
	name: text,
	per: orNull(text),
	jobsPerUnitPerMonth: figure(0, 1e12),
	unitsPerCount: maybe(1e-6, 1e15),
	chip: text,
	acceleratorHoursPerJob: figure(0, 1e9),
	note: orNull(text),
	confidence: orNull(oneOf(CONFIDENCES)),
})

const ownArchetypeSchema = z.strictObject({
	...named,
	unitOfDemand: orNull(text),
	requestsPerUnitPerDay: lowBestHigh(0, 1e9),
	inputTokensPerRequest: lowBestHigh(0, 1e8),
	outputTokensPerRequest: lowBestHigh(0, 1e8),
	reasoningMultiplier: lowBestHigh(0, 1000),
	prefixCacheHit: lowBestHigh(0, 1),
	peakFactor: lowBestHigh(1, 1000),
	activeHoursPerDay: maybe(0.1, 24),
	activeDaysPerMonth: maybe(0.1, 30.4),
	latencyClass: orNull(text),
	timeToFirstTokenS: maybe(0, 1e6),
	timePerOutputTokenMs: maybe(0.1, 1e6),
	defaultModels: listOf(text, 50),
	runsAt: orNull(text),
	batchJobs: listOf(archetypeJob, 50),
	rationale: orNull(text),
})

const ownCostSchema = z.strictObject({
	id: idSchema,
	...provenance,
	market: orNull(text),
	country: orNull(text),
	latitude: maybe(-90, 90),
	longitude: maybe(-180, 180),
	usdMillionPerMW: figure(0.01, 1000),
	range: orNull(z.strictObject({ low: figure(0, 1000), high: figure(0, 1000) })),
	year: whole(1990, 2100),
})

/** The plan's own rows: shapes of `strata catalogue TABLE --json`, most fields optional. */
export const ownCatalogueSchema = z.strictObject({
	chips: listOf(ownChipSchema, 200),
	models: listOf(ownModelSchema, 200),
	labourMarkets: listOf(ownLabourMarketSchema, 200),
	gridRegions: listOf(ownGridRegionSchema, 200),
	climates: listOf(ownClimateSchema, 200),
	coolingTechnologies: listOf(ownCoolingSchema, 200),
	powerContractTypes: listOf(ownContractTypeSchema, 200),
	archetypes: listOf(ownArchetypeSchema, 200),
	costs: listOf(ownCostSchema, 200),
})
export type OwnCatalogue = z.infer<typeof ownCatalogueSchema>
