import type { CauseCode } from '#shared/result/cause-result.ts'
import type { Layer } from '#shared/layers.ts'
import type { Headline, ShortfallGroup } from '#shared/result/shortfall-result.ts'
import { at } from '../cells.ts'

/** The least worth leading with, MW IT · months. */
const LEAST_MW_MONTHS = 1
/** A month next to the range joins it while it loses so much of the range's mean. */
const JOINS = 0.5

/** What binds in one month, and what that month loses. */
export type LostMonth = {
	readonly layer: Layer
	readonly cause: CauseCode
	readonly siteId: string | null
	/** MW IT; tokens/s where no workload serves */
	readonly lost: number
} | null

export type Lost = {
	readonly months: readonly string[]
	readonly byMonth: readonly LostMonth[]
	/** the last month in which anything is asked */
	readonly lastAsked: number
	/** part of a group's loss that its months in the headline hold */
	readonly share: number
}

type HeadlineGroup = {
	readonly layer: Layer
	readonly cause: CauseCode
	/** in which it loses something */
	readonly months: readonly number[]
	readonly MWMonths: number
}

/** All months that lose something, by layer and cause; the largest loss first, of equals the earlier. Rule B17. */
export function shortfallGroups(
	{ months, byMonth }: Pick<Lost, 'months' | 'byMonth'>,
	groups = groupsIn(byMonth),
): readonly ShortfallGroup[] {
	const all = lostIn(byMonth)
	return groups.map((group) => ({
		layer: group.layer,
		cause: group.cause,
		siteId: siteOf(byMonth, group),
		MWMonths: group.MWMonths,
		share: all > 0 ? group.MWMonths / all : 0,
		months: group.months.length,
		firstMonth: months[group.months[0] ?? 0] ?? '',
		lastMonth: months[group.months.at(-1) ?? 0] ?? '',
	}))
}

function lostIn(byMonth: Lost['byMonth']): number {
	let all = 0
	for (const month of byMonth) all += month?.lost ?? 0
	return all
}

export function groupsIn(byMonth: Lost['byMonth']): readonly HeadlineGroup[] {
	const groups: Growing[] = []
	for (const [index, month] of byMonth.entries()) {
		if (month === null || month.lost <= 0) continue
		const group = groups.find((known) => isOf(month, known)) ?? begun(month, groups)
		group.months.push(index)
		group.MWMonths += month.lost
	}
	// In the order of first months, and sorting keeps the order of equals.
	return groups.sort((a, b) => b.MWMonths - a.MWMonths)
}

type Growing = Omit<HeadlineGroup, 'months' | 'MWMonths'> & { readonly months: number[]; MWMonths: number }

function begun({ layer, cause }: NonNullable<LostMonth>, groups: Growing[]): Growing {
	const group = { layer, cause, months: [], MWMonths: 0 }
	groups.push(group)
	return group
}

function isOf(
	month: LostMonth,
	{ layer, cause }: Pick<HeadlineGroup, 'layer' | 'cause'>,
): month is NonNullable<LostMonth> {
	return month !== null && month.layer === layer && month.cause === cause
}

/** The site of most of a group's loss. */
function siteOf(byMonth: Lost['byMonth'], group: HeadlineGroup): string | null {
	const lost = new Map<string | null, number>()
	for (const month of byMonth) {
		if (isOf(month, group)) lost.set(month.siteId, (lost.get(month.siteId) ?? 0) + month.lost)
	}
	return [...lost].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** Whether so much is lost, of all that is asked, that it may lead. Rule B17. */
export function isMaterial(lost: number, required: number, leastShare: number): boolean {
	return lost > 0 && lost >= Math.max(LEAST_MW_MONTHS, leastShare * required)
}

/** The group that loses most and the months it holds the plan back in; null where nothing is lost. Rule B17. */
export function headlineOf(of: Lost, [group] = groupsIn(of.byMonth)): Omit<Headline, 'weighedBy'> | null {
	if (!group) return null
	const lostMWMonths = lostIn(of.byMonth)
	const groupMWMonths = group.MWMonths
	const { from, to } = rangeOf(seriesOf(of.byMonth, group), of.share)
	return {
		layer: group.layer,
		cause: group.cause,
		siteId: siteOf(of.byMonth, group),
		from: of.months[from] ?? '',
		to: of.months[to] ?? '',
		form: formOf({ from, to, lastAsked: of.lastAsked }),
		groupMWMonths,
		lostMWMonths,
		shareOfLost: groupMWMonths / lostMWMonths,
	}
}

function seriesOf(byMonth: Lost['byMonth'], { months }: HeadlineGroup): Float64Array {
	const lost = new Float64Array(byMonth.length)
	for (const month of months) lost[month] = byMonth[month]?.lost ?? NaN
	return lost
}

function formOf({ from, to, lastAsked }: HeadlineRange & { readonly lastAsked: number }): Headline['form'] {
	if (to >= lastAsked && to > from) return 'from'
	return to === from ? 'in' : 'between'
}

type HeadlineRange = { readonly from: number; readonly to: number }

/** The shortest run of months that holds so much of a loss, the one with most of equals; then its likes beside it. */
function rangeOf(lost: Float64Array, share: number): HeadlineRange {
	const enough = share * sumWithin(lost, { from: 0, to: lost.length - 1 }) * (1 - 1e-12)
	for (let length = 1; length <= lost.length; length++) {
		const range = richest(lost, length)
		if (sumWithin(lost, range) >= enough) return widened(lost, range)
	}
	return { from: 0, to: Math.max(0, lost.length - 1) }
}

/** The run of so many months that loses most; the first of equals. */
function richest(lost: Float64Array, length: number): HeadlineRange {
	let held = sumWithin(lost, { from: 0, to: length - 1 })
	let [best, most] = [0, held]
	for (let from = 1; from + length <= lost.length; from++) {
		held += at(lost, from + length - 1) - at(lost, from - 1)
		if (held > most * (1 + 1e-12)) [best, most] = [from, held]
	}
	return { from: best, to: best + length - 1 }
}

function widened(lost: Float64Array, range: HeadlineRange): HeadlineRange {
	let { from, to } = range
	while (from > 0 && joins(lost, from - 1, { from, to })) from -= 1
	while (to + 1 < lost.length && joins(lost, to + 1, { from, to })) to += 1
	return { from, to }
}

function joins(lost: Float64Array, month: number, range: HeadlineRange): boolean {
	const mean = sumWithin(lost, range) / (range.to - range.from + 1)
	return at(lost, month) >= JOINS * mean && at(lost, month) > 0
}

function sumWithin(lost: Float64Array, { from, to }: HeadlineRange): number {
	let sum = 0
	for (let month = from; month <= to; month++) sum += at(lost, month)
	return sum
}
