import type { MonthIndex, Report } from '../types.ts'
import { type PlannedWork, shareBy } from './earned-value.ts'

type MonthHours = { readonly month: MonthIndex; readonly hours: number }
type HoursByHeadsParams = {
	readonly plannedStart: MonthIndex
	readonly report: Report
	/** hours of one worker in a month */
	readonly hoursPerHead: (month: MonthIndex) => number
}

/** Months from the start in which one report of people says how the work began. */
const EARLY_MONTHS = 2

/**
 * Hours by the people reported: from none the month before the start to the first report, between two in a straight line, flat
 * after the last. Null where two reports, or one of the first two months, do not say them. Rule pV1.
 */
export function hoursByHeads({ plannedStart, report, hoursPerHead }: HoursByHeadsParams): readonly MonthHours[] | null {
	const [first, ...others] = report.heads
	if (!first || (others.length === 0 && first.month >= plannedStart + EARLY_MONTHS)) return null
	const before = Math.min(plannedStart, first.month) - 1
	const points = [{ month: before, heads: 0 }, ...report.heads]
	return monthsFrom(before + 1, report.asOf).map((month) => ({
		month,
		hours: headsIn(points, month) * hoursPerHead(month),
	}))
}

function headsIn(points: Report['heads'], month: MonthIndex): number {
	const after = points.find((point) => point.month >= month)
	const before = points.findLast((point) => point.month <= month)
	if (!after || !before) return (before ?? after)?.heads ?? 0
	const months = after.month - before.month
	return months === 0 ? before.heads : before.heads + ((after.heads - before.heads) * (month - before.month)) / months
}

/**
 * Hours worked up to the report month by month: by the people reported; else those reported to date, and where none are those
 * earned, as the plan spreads them. Rule pV4.
 */
export function hoursWorked(
	ask: HoursByHeadsParams & { readonly work: readonly PlannedWork[]; readonly earnedHours: number },
): readonly MonthHours[] {
	const { plannedStart, report, work } = ask
	const byHeads = hoursByHeads(ask)
	if (byHeads) return byHeads
	const all = report.hoursToDate ?? ask.earnedHours
	if (all <= 0) return []
	const months = monthsFrom(plannedStart, report.asOf).map((month) => ({ month, hours: plannedIn(work, month) }))
	const planned = months.reduce((sum, { hours }) => sum + hours, 0)
	if (planned <= 0) return [{ month: report.asOf, hours: all }]
	return months.map(({ month, hours }) => ({ month, hours: (all * hours) / planned }))
}

const plannedIn = (work: readonly PlannedWork[], month: MonthIndex) =>
	work.reduce((sum, one) => sum + one.hours * (shareBy(one, month + 1) - shareBy(one, month)), 0)

function monthsFrom(first: MonthIndex, last: MonthIndex): readonly MonthIndex[] {
	return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}
