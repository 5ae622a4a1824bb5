import type { Confidence, Provenance, Range } from './types.ts'

type ArchetypeJob = {
	readonly name: string
	readonly per: string
	/** jobs a month for each of what `per` names */
	readonly jobsPerUnitPerMonth: number
	/** units of demand in one of what `per` names; null: one a whole application, however many units it has */
	readonly unitsPerCount: number | null
	readonly chip: string
	readonly acceleratorHoursPerJob: number
	readonly note: string
	readonly confidence: Confidence
}

/** How one unit of an application asks for tokens and jobs. */
export type Archetype = Provenance & {
	readonly id: string
	readonly name: string
	readonly unitOfDemand: string
	readonly requestsPerUnitPerDay: Range
	/** null where the application asks for jobs only */
	readonly inputTokensPerRequest: Range | null
	readonly outputTokensPerRequest: Range | null
	readonly reasoningMultiplier: Range | null
	readonly prefixCacheHit: Range | null
	/** peak ÷ mean inside the active window */
	readonly peakFactor: Range
	readonly activeHoursPerDay: number
	/** 30.4, or 21.7 where the unit is a workday */
	readonly activeDaysPerMonth: number
	readonly latencyClass: string
	readonly timeToFirstTokenS: number | null
	readonly timePerOutputTokenMs: number | null
	readonly defaultModels: readonly string[]
	readonly runsAt: string
	readonly batchJobs: readonly ArchetypeJob[]
	readonly rationale: string
}
