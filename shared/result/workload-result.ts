import type { Series, SparseSeries } from '#shared/series.ts'

export type ReplicaResult = {
	readonly chip: string
	/** `site/chip` it stands in; null where it stands for the default chip */
	readonly pool: string | null
	readonly accelerators: number
	/** smallest that holds the weights */
	readonly minimumAccelerators: number
	/** what keeps its batch from growing */
	readonly bound: 'memory' | 'latency' | 'engine' | 'plan'
	readonly batch: number
	readonly timePerOutputTokenMs: number
	readonly tokensPerSecondPerAccelerator: number
	/** one decode step, the prompts of others in the time between tokens, the least time to a first token; null where a
	 * measured throughput stands for the engine */
	readonly stepMs: number | null
	readonly promptsOfOthersMs: number | null
	readonly firstTokenSeconds: number | null
}

export type TrainingResult = {
	readonly flops: number
	readonly acceleratorHours: number
	/** wall clock at the accelerators asked for */
	readonly days: number
	/** as it works: its last month counts in part */
	readonly daysRun: number
	/** at the accelerators it got; null when it does not end within the horizon */
	readonly finishMonth: string | null
	/** null without a deadline */
	readonly meetsDeadline: boolean | null
	/** from stops and checkpoints at the most accelerators it asks for; a check, nothing is computed from it */
	readonly expectedGoodput: number
	/** likewise; null where it asks for none in the months shown */
	readonly hoursBetweenStops: number | null
	readonly checkpointSeconds: number | null
	/** `site/chip` that hours and days are of; null where no ordered chip can run it */
	readonly pool: string | null
	/** all-in, of the peak named in the explanation; null without a pool */
	readonly efficiency: number | null
	/** beside the work, at the stated or the usual sequence; `countsAttention` says whether it is in `flops` */
	readonly attentionFlops: number
	readonly countsAttention: boolean
	/** post-training to expect after the run; in `flops` only where the plan states it */
	readonly usualPostTrainingFlops: number
	/** unexpected stops to expect, fewest accelerators by memory, most that can share a step; null without a pool */
	readonly expectedStops: number | null
	readonly memoryFloorAccelerators: number | null
	readonly batchCeilingAccelerators: number | null
}

/** Users of a region, and how a service reaches them. */
export type RegionResult = {
	/** of what they ask at the peak; null in months in which they ask for nothing */
	readonly servedShare: SparseSeries
	/** there and back, the mean of what is served; null where nothing is */
	readonly meanRttMs: number | null
}

export type WorkloadResult = {
	readonly acceleratorsRequired: Series
	readonly acceleratorsAllocated: Series
	/** at work through the month: a run that ends in it works a part of it */
	readonly acceleratorsMean: Series
	/** part of its work that is done where service is cut */
	readonly workShare: Series
	readonly servedShare: SparseSeries
	readonly tokensPerSecond: Series
	/** accelerators by `site/chip` */
	readonly placements: Readonly<Record<string, Series>>
	/** by region, where its applications say where users are */
	readonly regions?: Readonly<Record<string, RegionResult>>
	readonly replica?: ReplicaResult
	readonly training?: TrainingResult
}

export type ApplicationResult = {
	/** after price and releases */
	readonly demandTokensPerSecond: Series
	readonly meanTokensPerSecond: Series
	readonly servedTokensPerSecond: Series
	readonly servedShare: SparseSeries
	/** factors on demand, where they are not 1: the cost of a token last month, released models */
	readonly priceEffect?: Series
	readonly releaseEffect?: Series
	/** at the peak, where devices serve themselves: no load here */
	readonly inDevicesTokensPerSecond?: Series
}
