import { SECONDS_PER_HOUR, SECONDS_PER_MONTH } from '#shared/units/conversions.ts'

/** What one application asks for, whatever the number of its units. */
export type DemandFacts = {
	/** share of the units that use it */
	readonly adoption: number
	readonly requestsPerUnitPerDay: number
	/** stated or archetype tokens × the reasoning multiplier */
	readonly outputTokensPerRequest: number
	readonly activeHoursPerDay: number
	readonly activeDaysPerMonth: number
	/** peak ÷ mean inside the active window */
	readonly peakFactor: number
	/** false: its inference runs in devices; its jobs still count */
	readonly inDataCenter: boolean
}

/** Output tokens/s at the peak of the active window for given units. Rule A2. */
export function peakTokensPerSecond(facts: DemandFacts, units: number): number {
	const windowSeconds = facts.activeHoursPerDay * SECONDS_PER_HOUR
	return (outputTokensPerActiveDay(facts, units) * facts.peakFactor) / windowSeconds
}

/** A month's output tokens ÷ its 730 h, in tokens/s: what drives energy, cost and revenue. Rule A3. */
export function meanTokensPerSecond(facts: DemandFacts, units: number): number {
	return (outputTokensPerActiveDay(facts, units) * facts.activeDaysPerMonth) / SECONDS_PER_MONTH
}

function outputTokensPerActiveDay(facts: DemandFacts, units: number): number {
	if (!facts.inDataCenter) return 0
	return units * facts.adoption * facts.requestsPerUnitPerDay * facts.outputTokensPerRequest
}

/** Demand of one application, month by month, before price moves it. */
export type ApplicationDemand = {
	readonly peakTokensPerSecond: Float64Array
	readonly meanTokensPerSecond: Float64Array
	/** units that use the application, for its jobs */
	readonly activeUnits: Float64Array
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
