import type { LowMidHigh, P50P90, Provenance, Range } from './types.ts'

export type ElectricalChain = Provenance & {
	readonly id: string
	readonly name: string
	/** efficiency of each stage */
	readonly stages: Readonly<Record<string, number>>
	/** 1 ÷ Π efficiency − 1 */
	readonly lossShare: number
}

/** PUE(L) = 1 + (PUE − 1)·(a ÷ L + b + c·L) */
export type PartLoad = Provenance & {
	readonly id: 'modern' | 'conventional'
	readonly a: number
	readonly b: number
	readonly c: number
}

/**
 * modules = sides · (ceil(protectedShare · P ÷ (divisor · unit)) + sideSpares), and one more for every
 * `blockSize` modules begun.
 */
export type RedundancyTopology = Provenance & {
	readonly id: string
	readonly name: string
	readonly sides: number
	readonly divisor: number
	readonly sideSpares: number
	readonly blockSize: number | null
	readonly protectedShare: number
	readonly modulesRule: string
	readonly uptimeTier: string
	/** multiplies hours of electrical gear and distribution */
	readonly gearHoursFactor: number
}

export type Equipment = Provenance & {
	readonly id: string
	readonly name: string
	/** the usual size of one unit, in `sizeUnit` */
	readonly unitSize: number
	/** sizes it is made in, ascending; null: the usual one stands for all */
	readonly sizes: readonly number[] | null
	readonly sizeUnit: string
	readonly efficiency: number | null
	readonly performance: string | null
	/** null where no lead time is published */
	readonly leadWeeks: LowMidHigh | null
	readonly cost: number | null
	readonly costUnit: string | null
	readonly note: string | null
}

export type NetworkReference = Provenance & {
	readonly id: string
	readonly fabric: string | null
	readonly figures: Readonly<Record<string, number>>
	readonly rows: readonly Readonly<Record<string, number>>[]
}

/** How a kind reaches the meter. */
export type ContractRole =
	/** through the interconnection */
	| 'import'
	/** attributes and money only, or energy that arrives through an import contract */
	| 'offsite'
	/** attributes and money only */
	| 'financial'
	| 'onsite_zero_carbon'
	| 'onsite_combustion'
	| 'storage'
	| 'load'

export type FirmRule =
	/** firmShare × ramped capacity */
	| 'share'
	/** up to backupMW */
	| 'backup'
	/** only when status is energised */
	| 'when_energised'
	/** (n − 1) · unit · derate; a single unit gives 0 */
	| 'units_minus_one'
	/** (n − ceil(.1 n)) · unit · derate; a single unit gives 0 */
	| 'units_minus_tenth'
	| 'none'

export type PowerContractType = Provenance & {
	readonly id: string
	readonly name: string
	readonly role: ContractRole
	readonly firmRule: FirmRule
	/** firm MW at the meter ÷ ramped capacity, where the rule is a share */
	readonly firmShare: number
	/** energy really delivered, counted in the filling order */
	readonly physical: boolean
	readonly capacityFactor: number | null
	readonly availability: number | null
	/** null: the region's price, or fuel and operation for a plant */
	readonly energyPriceUsdPerMWh: number | null
	readonly demandChargeUsdPerKWMonth: number | null
	readonly minimumDemandShare: number | null
	/** shown, not billed */
	readonly ratchetShare: number | null
	readonly escalatorShare: number | null
	readonly exitFeeMonths: number | null
	readonly termMonths: number | null
	readonly rampMonths: number | null
	readonly leadMonths: P50P90 | null
	readonly curtailmentHoursPerYear: Range | null
	/** null: the region's grid factor */
	readonly emissionsKgPerMWh: number | null
	/** share of a flat load met hour by hour; null: 1 */
	readonly hourlyMatchShare: number | null
	/** one-year P90 ÷ P50 of the yield */
	readonly yieldP90OverP50: number | null
	readonly capacityCredit: number | null
	readonly unitMW: number | null
	readonly ambientDerate: number | null
	readonly forcedOutageShare: number | null
	readonly efficiencyLHV: number | null
	readonly heatRateMMBtuPerMWh: number | null
	readonly fuelUsdPerMMBtu: number | null
	readonly operationUsdPerMWh: number | null
	readonly landAcresPerMW: number | null
	readonly durationHours: number | null
	readonly roundTripShare: number | null
	readonly capexUsdPerKWh: number | null
	readonly maxHoursPerYear: number | null
	/** its yield has the solar year of the site’s climate */
	readonly followsSun: boolean
	/** another owner’s plant beside the site: taken after the site’s own */
	readonly colocated: boolean
	/** settled against the hub by its capacity factor, which a contract must state: a contract for differences */
	readonly settlesAtHub: boolean
	/** what is proposed where firm power is short for a while */
	readonly bridges: boolean
	/** item of the equipment table that it is made of, and the transformer it feeds the site through; null: none is bought */
	readonly machine: string | null
	readonly stepUp: string | null
	/** each of its units has operators of its own */
	readonly staffedByUnit: boolean
	/** labour package of an on-site plant; null: no site labour */
	readonly workPackage: string | null
	readonly note: string | null
}

export type ConstructionPhase = Provenance & {
	readonly id: string
	readonly name: string
	/** null: as long as the longest lead time of the equipment */
	readonly durationMonths: LowMidHigh | null
	/** starts when the latest of these allows */
	readonly after: readonly { readonly phase: string; readonly offsetMonths: number; readonly doneShare: number }[]
	readonly startsAfterText: string | null
}

/** A stage of an order of accelerators. */
export type SupplyStage = Provenance & {
	readonly id: string
	readonly name: string
	/** share of the months from order to delivery; null: dated by the schedule */
	readonly leadShare: number | null
}

/** Hall cost by market, of its own price year. */
export type HallCost = Provenance & {
	readonly id: string
	readonly market: string
	/** null: the world */
	readonly country: string | null
	readonly latitude: number | null
	readonly longitude: number | null
	readonly usdMillionPerMW: number
	/** rows with a range are hard cost and take `hallScopeUplift`; the others are all-in */
	readonly range: { readonly low: number; readonly high: number } | null
	readonly year: number
}

export type CostFactor = Provenance & {
	readonly id: string
	readonly value: number
	readonly unit: string
	readonly low: number | null
	readonly high: number | null
	readonly note: string | null
}
export type CostSplit = Provenance & { readonly id: string; readonly shares: Readonly<Record<string, number>> }

export type FacilityRatio = Provenance & {
	readonly id: string
	/** one figure under `default`, or several by kind */
	readonly values: Readonly<Record<string, number>>
	readonly low: number | null
	readonly high: number | null
	readonly samples: Readonly<Record<string, number>>
	readonly note: string | null
}

export type ValidationCase = Provenance & {
	readonly id: string
	readonly area: string
	readonly description: string
	readonly inputs: Readonly<Record<string, unknown>> | string
	readonly published: number
	readonly unit: string
	readonly predicted: number
	/** allowed factor or share, as published with the case */
	readonly tolerance: string
	readonly evidence: string
}

/** Constants of the additive decode and prefill model (compute §2.2). */
export type ReferenceEngine = Provenance & {
	readonly memoryEfficiency: number
	readonly attentionEfficiency: number
	readonly denseEfficiency: { readonly bf16: number; readonly fp8: number; readonly fp4: number }
	readonly moeEfficiency: { readonly bf16: number; readonly fp8: number; readonly fp4: number }
	readonly prefillMultiplier: number
	readonly prefillCap: number
	readonly layerTimeUs: number
	readonly moeLayerTimeUs: number
	readonly moeRampBatchPerAccelerator: number
	readonly maxBatchPerAccelerator: number
	readonly linkEfficiency: number
	readonly memoryUtilisation: number
	readonly reserveGBPerAccelerator: number
	readonly wideExpertParallel: {
		readonly attentionEfficiency: number
		readonly moeEfficiencyFp8: number
		readonly moeLayerTimeUs: number
	}
	readonly bytesPerParam: {
		readonly bf16: number
		readonly fp8: number
		readonly int8: number
		readonly nvfp4: number
		readonly mxfp4: number
		readonly int4: number
	}
	readonly knownFamilySigma: number
	readonly unseenFamilySigma: number
}

export type TrainingDefaults = Provenance & {
	/** MFU × goodput against dense BF16 peak, lognormal */
	readonly efficiency: Readonly<
		Record<
			'denseLarge' | 'denseSmall' | 'moe',
			{ readonly median: number; readonly sigma: number; readonly runs: number }
		>
	>
	/** below, small; above, large; linear in log N between */
	readonly smallBelowParamsB: number
	readonly largeAboveParamsB: number
	readonly stepMfu: Readonly<Record<string, Range>>
	readonly goodput: Range
	readonly mfuScaleExponent: number
	readonly mtbfAcceleratorHours: Range
	/** stall of one checkpoint, and to detect a fault and start again, seconds */
	readonly checkpointSeconds: number
	readonly restartSeconds: number
	readonly flopsPerParamToken: {
		readonly full: number
		readonly lora: number
		readonly recompute: number
		/** generating a token, for post-training */
		readonly rollout: number
	}
	/** FLOP of causal attention per layer, width and token of the sequence, for each training token */
	readonly attentionFlops: number
	/** attention counts where a sequence is longer than so many widths, or the model smaller than `smallBelowParamsB` */
	readonly longSequenceWidths: number
	/** assumed where a run states none */
	readonly sequenceTokens: number
	readonly batchTokens: number
	readonly sequencesPerMicroBatch: number
	/** beyond so many accelerators a run does as well as the low end of the published range */
	readonly largeRunAccelerators: number
	/** work after pre-training, of that of pre-training */
	readonly postTrainingShare: Range
	readonly bytesPerParam: number
	readonly memoryShare: number
}

export type EnergyDefaults = Provenance & {
	readonly serverAverageOverMax: Range
	readonly networkStorageMultiplier: Range
	readonly trainingPowerOverTdp: Range
	/** server max ÷ accelerator TDP, where neither node nor rack maximum is published */
	readonly nodeOverTdp: number
}
