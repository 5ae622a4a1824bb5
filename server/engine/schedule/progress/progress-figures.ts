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

/** Figures of an item's progress, dates in months from the plan's first; NaN where there is none, null without a report. Rule pV6. */
export function progressFigures(
	{ dates, baseline, reported }: Pick<CrewSchedule, 'dates' | 'baseline' | 'reported'>,
	item: number,
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
		baselineFinish: orNone(baseline[item]?.finish),
		forecastFinish: orNone(dates[item]?.finish),
	}
}
