import type { MonthIndex, Report, SiteLabour } from '../types.ts'
import { sCurve } from '../crews/s-curve.ts'

/** Hours of a package and when they are planned. */
export type PlannedWork = {
	readonly start: number
	readonly end: number
	readonly shape: number
	readonly hours: number
}

/** Earned value of something reported on; times count months from its planned start. */
export type Earned = {
	readonly asOf: MonthIndex
	readonly percentComplete: number
	/** share planned to be done by the report */
	readonly plannedShare: number
	/** when as much was planned to be done as is */
	readonly earnedTime: number
	readonly earnedHours: number
	/** null where nothing says how many were worked */
	readonly actualHours: number | null
	readonly budgetHours: number
	readonly cpi: number | null
	/** null before the planned start */
	readonly spi: number | null
	/** as the work that is left takes them: by so little done they say little */
	readonly cpiForecast: number
	readonly spiForecast: number
	readonly remainingHours: number
	/** worked, or else earned, and those that remain */
	readonly estimateHours: number
	/** what of the pace is out of all reason */
	readonly implausible: boolean
}

type EarnedValueParams = {
	readonly plannedStart: MonthIndex
	readonly report: Report
	readonly all: readonly PlannedWork[]
	/** of what the report can be of: of an order the tranches that have come */
	readonly possible: readonly PlannedWork[]
	/** whose share the report tells: of an order the racks of those tranches */
	readonly measured: readonly PlannedWork[]
	/** whether the share is that of a count, which holds to the piece: racks of an order */
	readonly counted: boolean
	readonly actualHours: number | null
	readonly pace: SiteLabour['pace']
}

const ROUNDING = 1e-12

/** Earned value and earned schedule of one report. Rules pV1–pV3. */
export function earnedValue({
	plannedStart,
	report,
	all,
	possible,
	measured,
	counted,
	actualHours,
	pace,
}: EarnedValueParams): Earned {
	const { asOf, percentComplete } = report
	const elapsed = asOf - plannedStart + 1
	const earnedTime = measured.length === 0 ? 0 : timeOf(percentComplete, { work: measured, plannedStart, counted })
	const budgetHours = hoursOf(all)
	const earnedHours = percentComplete * hoursOf(possible)
	const cpi = ratio(earnedHours, actualHours ?? 0)
	const spi = measured.length === 0 ? null : ratio(earnedTime, elapsed)
	const trust = Math.min(1, percentComplete / pace.trustedFrom)
	const towards = (index: number | null) => (report.trend && index !== null ? 1 + (index - 1) * trust : 1)
	const clipped = (index: number) => Math.min(pace.most, Math.max(pace.least, index))
	const cpiForecast = clipped(towards(cpi))
	const remainingHours = Math.max(0, budgetHours - earnedHours) / cpiForecast
	return {
		asOf,
		percentComplete,
		plannedShare: ratio(doneBy(all, plannedStart + Math.max(0, elapsed)), budgetHours) ?? 0,
		earnedTime,
		earnedHours,
		actualHours,
		budgetHours,
		cpi,
		spi,
		cpiForecast,
		spiForecast: clipped(towards(spi)),
		remainingHours,
		estimateHours: (actualHours ?? earnedHours) + remainingHours,
		implausible: trust === 1 && [cpi, spi].some((index) => index !== null && clipped(index) !== index),
	}
}

/** Null where there is nothing to measure by. */
const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : null)

const hoursOf = (work: readonly PlannedWork[]) => work.reduce((sum, { hours }) => sum + hours, 0)

/** Share of a package that its plan has done by a month’s begin. */
export function shareBy({ start, end, shape }: Omit<PlannedWork, 'hours'>, month: number): number {
	return sCurve((month - start) / (end - start), shape)
}

function doneBy(work: readonly PlannedWork[], month: number): number {
	return work.reduce((sum, one) => sum + one.hours * shareBy(one, month), 0)
}

type Curve = { readonly work: readonly PlannedWork[]; readonly plannedStart: MonthIndex; readonly counted: boolean }

/** Months from the planned start after which a share was planned to be done: between month ends in a straight line. */
function timeOf(share: number, { work, plannedStart, counted }: Curve): number {
	const all = hoursOf(work)
	if (all <= 0) return 0
	const planned = (months: number) => doneBy(work, plannedStart + months) / all
	const last = Math.ceil(Math.max(...work.map(({ end }) => end)) - plannedStart)
	let month = 0
	while (month < last && planned(month + 1) < share - ROUNDING) month++
	const [before, after] = [planned(month), planned(month + 1)]
	// So little may be done that no month has planned so little.
	if (after <= before || share <= before) return month
	const within = counted ? searched(share, (part) => planned(month + part)) : (share - before) / (after - before)
	return Math.min(last, month + within)
}

const HALVINGS = 50

/** Where in a month a curve that only rises reaches a share. */
function searched(share: number, curve: (part: number) => number): number {
	let [low, high] = [0, 1]
	for (let step = 0; step < HALVINGS; step++) {
		const middle = (low + high) / 2
		if (curve(middle) < share) low = middle
		else high = middle
	}
	return high
}
