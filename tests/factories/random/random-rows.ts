import fc from 'fast-check'

/** Months of a random plan are drawn relative to its first one and written out when the plan is put together. */
export const maybe = <T>(arbitrary: fc.Arbitrary<T>, freq = 2): fc.Arbitrary<T | undefined> =>
	fc.option(arbitrary, { nil: undefined, freq })
/** a tidy figure between two, so that a counterexample can be read aloud */
export const figure = (min: number, max: number, steps = 40): fc.Arbitrary<number> =>
	fc.integer({ min: 0, max: steps }).map((step) => Number((min + ((max - min) * step) / steps).toPrecision(6)))
/** an order of magnitude, then a place in it */
export const magnitude = (least: number, most: number): fc.Arbitrary<number> =>
	figure(Math.log10(least), Math.log10(most), 60).map((power) => Number((10 ** power).toPrecision(3)))
export const whole = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max })

/** Ids of the own rows that a random plan may name. */
export const OWN = {
	chip: 'own-chip',
	trained: 'own-trained',
	mixture: 'own-mixture',
	closed: 'own-closed',
	warm: 'own-warm',
	tabled: 'own-tabled',
	grid: 'own-grid',
	market: 'own-market',
	cost: 'own-cost',
	supply: 'own-supply',
	plant: 'own-plant',
	use: 'own-use',
	region: 'own-region',
	point: 'own-point',
} as const

const spread = (mid: number) => ({ low: mid * 0.7, mid, high: mid * 1.4 })

const chip = fc
	.record({
		memoryGB: figure(40, 500),
		bf16Tflops: magnitude(100, 4000),
		fp8: fc.boolean(),
		scaleUpDomain: fc.constantFrom(1, 8, 72),
		tdpW: figure(300, 2500),
		liquidCooled: fc.boolean(),
		price: figure(8000, 90_000),
		leadWeeks: figure(0, 60),
		firstYear: whole(2023, 2029),
	})
	.map(({ fp8, price, leadWeeks, firstYear, ...row }) => ({
		...row,
		id: OWN.chip,
		name: 'House chip',
		memoryTBps: row.memoryGB / 40,
		fp8Tflops: fp8 ? 2 * row.bf16Tflops : null,
		scaleUpGBps: 450,
		acceleratorsPerNode: Math.min(8, row.scaleUpDomain),
		priceUsd: spread(price),
		leadWeeks: spread(leadWeeks),
		availableFrom: `${String(firstYear)}-06`,
	}))

const dense = (id: string, paramsB: number, over: Record<string, unknown> = {}) => ({
	id,
	name: id,
	kind: 'dense',
	totalParamsB: paramsB,
	layers: 60,
	hiddenSize: 7168,
	attentionHeads: 56,
	kvHeads: 8,
	headDim: 128,
	trainingTokensT: 2,
	...over,
})

const models = fc
	.record({ trainedB: magnitude(1, 400), closedB: magnitude(3, 200), totalB: magnitude(60, 1500), topK: whole(1, 8) })
	.map(({ trainedB, closedB, totalB, topK }) => [
		dense(OWN.trained, trainedB),
		dense(OWN.closed, closedB, { openWeights: false }),
		dense(OWN.mixture, totalB, { kind: 'moe', activeParamsB: totalB / 10, experts: 128, topK, slidingWindow: 4096 }),
	])

const climates = fc
	.record({ mean: figure(-2, 28), warmest: figure(25, 46), pue: figure(1.05, 1.5), latitude: figure(-45, 60) })
	.map(({ mean, warmest, pue, latitude }) => [
		{
			id: OWN.warm,
			gridRegion: OWN.grid,
			latitude,
			longitude: 20,
			meanDryBulbC: mean,
			meanWetBulbC: mean - 4,
			designDryBulb04C: warmest,
			designWetBulb04C: warmest - 9,
		},
		{
			id: OWN.tabled,
			gridRegion: OWN.grid,
			latitude,
			longitude: 21,
			meanDryBulbC: mean,
			meanWetBulbC: mean - 4,
			designDryBulb04C: warmest,
			designWetBulb04C: warmest - 9,
			designPue: { d2c_dry_trim: pue, air_chiller_aircooled: pue + 0.1 },
			peakPue: { d2c_dry_trim: pue + 0.1, air_chiller_aircooled: pue + 0.3 },
		},
	])

const contractKinds = fc
	.record({ firmShare: figure(0.2, 1), price: figure(20, 120), unitMW: figure(2, 50), lead: figure(0, 30) })
	.map(({ firmShare, price, unitMW, lead }) => [
		{ id: OWN.supply, name: 'House supply', role: 'import', firmShare, energyPriceUsdPerMWh: price },
		{
			id: OWN.plant,
			name: 'House plant',
			role: 'onsite_combustion',
			firmRule: 'units_minus_one',
			unitMW,
			ambientDerate: 0.95,
			heatRateMMBtuPerMWh: 9,
			fuelUsdPerMMBtu: 4,
			operationUsdPerMWh: 6,
			emissionsKgPerMWh: 480,
			leadMonths: { p50: lead, p90: lead + 6 },
			workPackage: 'gen_simple_cycle',
		},
	])

const use = fc
	.record({ requests: figure(0.5, 40), input: magnitude(50, 20_000), output: magnitude(20, 5000), peak: figure(1, 4) })
	.map(({ requests, input, output, peak }) => {
		const best = (value: number) => ({ low: value, best: value, high: value * 2 })
		return {
			id: OWN.use,
			name: 'House use',
			requestsPerUnitPerDay: best(requests),
			inputTokensPerRequest: best(input),
			outputTokensPerRequest: best(output),
			peakFactor: best(peak),
			timePerOutputTokenMs: 60,
			batchJobs: [
				{ name: 'nightly', jobsPerUnitPerMonth: 0.01, chip: 'h100-sxm', acceleratorHoursPerJob: 2, confidence: 'low' },
			],
		}
	})

/** Rows of the plan's own catalogue: every table has one or more, so that anything in the plan may name them. */
export const ownRows: fc.Arbitrary<Record<string, unknown>> = fc
	.record({
		chip,
		models,
		climates,
		contractKinds,
		use,
		electricians: magnitude(50, 40_000),
		priceUsdPerMWh: figure(20, 300),
		emissionsKgPerMWh: figure(0, 900),
		usdMillionPerMW: figure(6, 20),
	})
	.map(({ electricians, priceUsdPerMWh, usdMillionPerMW, ...rows }) => ({
		chips: [rows.chip],
		models: rows.models,
		climates: rows.climates,
		powerContractTypes: rows.contractKinds,
		archetypes: [rows.use],
		labourMarkets: [{ id: OWN.market, name: 'Own valley', country: 'US', latitude: 40, longitude: -100, electricians }],
		gridRegions: [
			{
				id: OWN.grid,
				name: 'Own island',
				country: 'PT',
				emissionsKgPerMWh: rows.emissionsKgPerMWh,
				industrialPriceUsdPerMWh: priceUsdPerMWh,
			},
		],
		demandRegions: [
			{ id: OWN.region, name: 'Own shore', latitude: 10, longitude: -30, utcOffset: -2, countries: ['PT'] },
		],
		countryWork: [{ id: 'KE', weeklyHours: 52 }],
		gridAnchors: [
			{ id: 'Own town', name: 'Own town', country: 'US', latitude: 40.2, longitude: -100, gridRegion: 'US-ERCT' },
		],
		climatePoints: [
			{
				...{ id: OWN.point, country: 'KE', latitude: -1.3, longitude: 36.9 },
				...{ meanDryBulbC: 19, designDryBulb04C: 28, designWetBulb04C: 19 },
			},
		],
		ruleSets: [
			{
				...{ id: 'own-rules', name: 'Own rules', jurisdiction: 'United States', section: '§1', countries: ['US'] },
				...{ thresholdMW: 10, thresholdOf: 'meter', basis: 'All load', duty: 'in_force', status: 'In force' },
				asked: [{ group: 'site', words: 'Site control', reads: 'site_control' }],
			},
		],
		chipExport: [{ id: 'AE', status: 'open', exceptions: [OWN.chip] }],
		costs: [{ id: OWN.cost, market: 'Own valley', country: 'US', usdMillionPerMW, year: 2025 }],
	}))
