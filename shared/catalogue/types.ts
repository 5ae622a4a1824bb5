/** Row types of the reference data: compute and facility. Those of labour are in `workforce-types.ts`. */

export type Confidence = 'high' | 'medium' | 'low'

/** Where a row comes from. Every row carries it. */
export type Provenance = {
	readonly source: string
	/** year or month the figure holds for: `2024`, `2026-11` */
	readonly asOf: string
	readonly confidence: Confidence
	/** set on a row the plan brings itself */
	readonly own?: boolean
}

export type Range = { readonly low: number; readonly best: number; readonly high: number }
export type LowMidHigh = { readonly low: number; readonly mid: number; readonly high: number }
export type P50P90 = { readonly p50: number; readonly p90: number }
type Monthly = readonly number[]

export type Precision = 'bf16' | 'fp8' | 'fp4'

export type Chip = Provenance & {
	readonly id: string
	readonly name: string
	readonly vendor: string | null
	/** edge chips run in robots and cars and never count as data-centre load */
	readonly role: 'datacenter' | 'edge'
	readonly status: 'available' | 'ramping' | 'announced' | 'legacy' | 'discontinued'
	readonly acceleratorsPerNode: number | null
	readonly acceleratorsPerRack: number | null
	/** accelerators joined by the scale-up fabric */
	readonly scaleUpDomain: number
	/** dense, never sparse; null where the chip has no such units */
	readonly bf16Tflops: number | null
	readonly fp8Tflops: number | null
	readonly fp4Tflops: number | null
	/** usable, decimal GB */
	readonly memoryGB: number
	readonly memoryTBps: number
	/** one way, per accelerator */
	readonly scaleUpGBps: number | null
	readonly scaleOutGbps: number | null
	readonly tdpW: number | null
	readonly nodeMaxKW: number | null
	readonly rackMaxKW: number | null
	readonly cooling: string
	/** the maker's cooling text says liquid first */
	readonly liquidCooled: boolean
	readonly priceUsd: LowMidHigh | null
	readonly priceSource: string | null
	readonly leadWeeks: LowMidHigh | null
	readonly leadSource: string | null
	readonly rentalUsdPerHour: {
		readonly hyperscaler: number
		readonly neocloud: number
		readonly threeYear: number
	} | null
	/** `YYYY-MM`; null when not known */
	readonly availableFrom: string | null
	readonly note: string | null
}

/** What a row lends to a batch job on a chip without a row of its own. */
export type ReferenceAccelerator = Provenance & {
	readonly id: string
	readonly bf16Tflops: number
	readonly fp8Tflops: number | null
	readonly memoryGB: number
	readonly memoryTBps: number
	readonly tdpW: number
}

type JobPoint = { readonly chip: string; readonly size: number; readonly seconds: number }
export type ModelJob = {
	readonly chip: string
	readonly seconds: number
	/** the size `seconds` was measured at; null where a job has no size */
	readonly size: number | null
	readonly exponent: number
	/** false: other chips scale by dense BF16 */
	readonly memoryBound: boolean
	/** published timings, log-log between them */
	readonly points: readonly JobPoint[]
	readonly note: string | null
}

/** What one accelerator-hour of the model's published training was. */
type PublishedTraining = {
	readonly chip: string | null
	readonly acceleratorHours: number | null
	readonly flops: number | null
	readonly source: string
}

export type Model = Provenance & {
	readonly id: string
	readonly name: string
	readonly developer: string | null
	readonly domain: string | null
	/** `other` is sized by its job cost, never by tokens */
	readonly kind: 'dense' | 'moe' | 'other'
	readonly architecture: string
	readonly totalParamsB: number | null
	readonly activeParamsB: number | null
	/** outside the routed experts; derived from total, active, experts and topK where not published */
	readonly nonRoutedParamsB: number | null
	readonly layers: number | null
	readonly moeLayers: number | null
	/** layers whose KV cache grows with the context */
	readonly fullAttentionLayers: number | null
	readonly hiddenSize: number | null
	readonly attentionHeads: number | null
	readonly kvHeads: number | null
	readonly headDim: number | null
	/** multi-head latent attention */
	readonly mla: { readonly kvLoraRank: number; readonly qkRopeHeadDim: number } | null
	/** growing part only, two bytes per element */
	readonly kvBytesPerTokenBf16: number | null
	readonly experts: number | null
	readonly topK: number | null
	readonly slidingWindow: { readonly layers: number; readonly window: number } | null
	readonly sparseAttentionTopK: number | null
	readonly maxContextTokens: number | null
	/** what the published weights are stored in; MXFP4 weights are smaller than NVFP4 */
	readonly nativePrecision: 'bf16' | 'fp8' | 'mxfp4' | 'nvfp4'
	readonly nativeWeightGB: number | null
	readonly openWeights: boolean
	readonly licence: string | null
	/** what the licence lets a commercial service do */
	readonly commercialUse: 'yes' | 'conditions' | 'no'
	readonly trainingTokensT: number | null
	readonly publishedTraining: PublishedTraining | null
	/** `YYYY-MM` */
	readonly release: string | null
	/** from this month, the model being ready, demand it serves is multiplied; left out: it moves no demand */
	readonly adoptionMonth?: string | null
	readonly demandMultiplier?: number | null
	readonly job: ModelJob | null
	readonly note: string | null
}

export type GridRegion = Provenance & {
	readonly id: string
	readonly name: string
	readonly country: string
	readonly emissionsKgPerMWh: number
	/** direct at the busbar, or life-cycle: never mixed in one total */
	readonly basis: string
	readonly gridLossShare: number | null
	readonly fuelMixShare: Readonly<Record<string, number>> | null
	readonly offsiteWaterLPerKWh: { readonly excludingHydro: number; readonly includingHydro: number } | null
	readonly industrialPriceUsdPerMWh: number | null
	readonly industrialPriceBasis: string | null
	readonly priceConfidence: Confidence
	readonly wholesalePriceUsdPerMWh: number | null
	readonly interconnectionMonths: (P50P90 & { readonly source: string }) | null
	readonly year: number
}

/** Figures by cooling technology; one that is not listed is reckoned from the technology's own row. */
export type ByCooling = Readonly<Record<string, number>>

export type Climate = Provenance & {
	readonly id: string
	readonly gridRegion: string
	readonly latitude: number
	readonly longitude: number
	readonly elevationM: number
	readonly ashraeZone: string | null
	readonly meanDryBulbC: number
	/** null where the weather file's was not kept: reckoned from the design hour */
	readonly meanWetBulbC: number | null
	readonly designDryBulb04C: number
	readonly designWetBulb04C: number
	readonly extremeDryBulbC: number
	readonly climateWarmingAdderC: number
	/** annual mean at full design load */
	readonly designPue: ByCooling
	/** 0.4 % hour at full design load */
	readonly peakPue: ByCooling
	readonly wueLPerKWhIT: ByCooling
	/** twelve figures; technologies not listed borrow the year their row names */
	readonly monthlyDesignPue: Readonly<Record<string, Monthly>>
	readonly monthlyWueLPerKWhIT: Readonly<Record<string, Monthly>>
	/** share of the year's solar yield by month */
	readonly solarMonthlyShare: Monthly | null
	readonly note: string | null
}
