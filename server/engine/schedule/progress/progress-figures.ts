import type { CrewSchedule } from '../crews/crew-schedule.ts'

export type ProgressName =
	| 'percentComplete'
	| 'plannedShare'
	| 'earnedHours'
	| 'actualHours'
	| 'cpi'
	| 'spi'
	| 'remainingHours'
	| 'estimateAtCompletionHours'
	| 'baselineStart'
	| 'baselineFinish'
	| 'forecastFinish'

type ProgressItem = {
	readonly item: number
	/** the month in which the last of what is not ordered has come, if ordered now; −∞: it waits for nothing. Rule pD4. */
	readonly allThere: number
}

/** Figures of an item's progress, dates in months from the plan's first; NaN where there is none, null without a report. Rule pV6. */
export function progressFigures(
	{ dates, baseline, reported }: Pick<CrewSchedule, 'dates' | 'baseline' | 'reported'>,
	{ item, allThere }: ProgressItem,
): Readonly<Record<ProgressName, number>> | null {
	const earned = reported[item]?.earned
	if (!earned) return null
	const orNone = (figure: number | null | undefined) => figure ?? NaN
	return {
		percentComplete: earned.percentComplete,
		plannedShare: earned.plannedShare,
		earnedHours: earned.earnedHours,
		actualHours: orNone(earned.actualHours),
		cpi: orNone(earned.cpi),
		spi: orNone(earned.spi),
		remainingHours: earned.remainingHours,
		estimateAtCompletionHours: earned.estimateHours,
		baselineStart: orNone(baseline[item]?.start),
		baselineFinish: Math.max(orNone(baseline[item]?.finish), allThere),
		forecastFinish: Math.max(orNone(dates[item]?.finish), allThere),
	}
}

/** When a hall that waits so many months behind its plan for what is not ordered has it. Rule pD4. */
export const allThereAt = (planned: number, waits: number): number => (waits > 0 ? planned + waits : -Infinity)
