import { z } from 'zod'
import { listOf } from '#shared/fields/field.ts'
import { byRule, confidence, figure, lowBestHigh, maybe, named, orNull, text } from './column.ts'

export const archetypeJobColumns = z.strictObject({
	name: text,
	per: byRule(text),
	/** jobs a month for each of what `per` names */
	jobsPerUnitPerMonth: figure(0, 1e12),
	/** units of demand in one of what `per` names; null: one a whole application, however many units it has */
	unitsPerCount: maybe(1e-6, 1e15),
	chip: text,
	acceleratorHoursPerJob: figure(0, 1e9),
	note: byRule(text),
	confidence: byRule(confidence),
})

/** How one unit of an application asks for tokens and jobs; tokens are null where it asks for jobs only. */
export const archetypeColumns = z.strictObject({
	...named,
	unitOfDemand: byRule(text),
	requestsPerUnitPerDay: byRule(lowBestHigh(0, 1e9)),
	inputTokensPerRequest: orNull(lowBestHigh(0, 1e8)),
	outputTokensPerRequest: orNull(lowBestHigh(0, 1e8)),
	reasoningMultiplier: orNull(lowBestHigh(0, 1000)),
	prefixCacheHit: orNull(lowBestHigh(0, 1)),
	/** peak ÷ mean inside the active window */
	peakFactor: byRule(lowBestHigh(1, 1000)),
	activeHoursPerDay: byRule(figure(0.1, 24)),
	/** 30.4, or 21.7 where the unit is a workday */
	activeDaysPerMonth: byRule(figure(0.1, 30.4)),
	latencyClass: byRule(text),
	timeToFirstTokenS: maybe(0, 1e6),
	timePerOutputTokenMs: maybe(0.1, 1e6),
	defaultModels: listOf(text, 50),
	runsAt: byRule(text),
	batchJobs: listOf(archetypeJobColumns, 50),
	rationale: byRule(text),
})
