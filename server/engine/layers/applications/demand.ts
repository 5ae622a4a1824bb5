import { type GrowthCurve, unitsInMonth } from './growth.ts'

const SECONDS_PER_HOUR = 3600
const HOURS_PER_MONTH = 730

/** One application with every default filled in. */
export type ApplicationSpec = GrowthCurve & {
	readonly id: string
	readonly name: string
	/** share of the units that use it */
	readonly adoption: number
	readonly requestsPerUnitPerDay: number
	readonly inputTokensPerRequest: number
	/** stated or archetype tokens × the reasoning multiplier */
	readonly outputTokensPerRequest: number
	/** share of the input found in the prefix cache */
	readonly cacheHit: number
	/** ms; null where nobody waits */
	readonly timePerOutputTokenMs: number | null
	readonly activeHoursPerDay: number
	readonly activeDaysPerMonth: number
	/** peak ÷ mean inside the active window */
	readonly peakFactor: number
	/** false: its inference runs in devices; its jobs still count */
	readonly inDataCenter: boolean
	readonly jobs: readonly ApplicationJob[]
}

export type ApplicationJob = {
	readonly jobsPerUnitPerMonth: number
	readonly chip: string
	readonly acceleratorHoursPerJob: number
}

/** Output tokens/s at the peak of the active window for given units. Rule A2. */
export function peakTokensPerSecond(application: ApplicationSpec, units: number): number {
	const windowSeconds = application.activeHoursPerDay * SECONDS_PER_HOUR
	return (outputTokensPerActiveDay(application, units) * application.peakFactor) / windowSeconds
}

/** A month's output tokens ÷ its 730 h, in tokens/s: what drives energy, cost and revenue. Rule A3. */
export function meanTokensPerSecond(application: ApplicationSpec, units: number): number {
	const monthSeconds = HOURS_PER_MONTH * SECONDS_PER_HOUR
	return (outputTokensPerActiveDay(application, units) * application.activeDaysPerMonth) / monthSeconds
}

function outputTokensPerActiveDay(application: ApplicationSpec, units: number): number {
	if (!application.inDataCenter) return 0
	const requests = units * application.adoption * application.requestsPerUnitPerDay
	return requests * application.outputTokensPerRequest
}

export type ApplicationDemand = {
	readonly peakTokensPerSecond: Float64Array
	readonly meanTokensPerSecond: Float64Array
	/** units that use the application, for its jobs */
	readonly activeUnits: Float64Array
}

/** Demand month by month, before price moves it. Rules A1–A3. */
export function applicationDemand(application: ApplicationSpec, months: number): ApplicationDemand {
	const peak = new Float64Array(months)
	const mean = new Float64Array(months)
	const activeUnits = new Float64Array(months)
	for (let month = 0; month < months; month++) {
		const units = unitsInMonth(application, month)
		peak[month] = peakTokensPerSecond(application, units)
		mean[month] = meanTokensPerSecond(application, units)
		activeUnits[month] = units * application.adoption
	}
	return { peakTokensPerSecond: peak, meanTokensPerSecond: mean, activeUnits }
}

export type Elasticity = {
	/** ε; 0: demand does not answer to price */
	readonly elasticity: number
	/** USD per million output tokens when there first was one, and last month; null before */
	readonly firstUnitCost: number | null
	readonly lastUnitCost: number | null
}

/** What a change of unit cost does to demand, (last ÷ first)^−ε. Rule A6. */
export function demandMultiplier({ elasticity, firstUnitCost, lastUnitCost }: Elasticity): number {
	if (elasticity === 0 || !firstUnitCost || !lastUnitCost) return 1
	return (lastUnitCost / firstUnitCost) ** -elasticity
}
