import type { CauseCode } from '#shared/cause-result.ts'
import type { Layer } from '#shared/layers.ts'
import type { Headline, ShortfallGroup } from '#shared/shortfall-result.ts'
import { item } from '../cells.ts'

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

type Group = {
	readonly layer: Layer
	readonly cause: CauseCode
	readonly lost: readonly number[]
	readonly MWMonths: number
}

const total = (series: readonly number[]) => series.reduce((sum, value) => sum + value, 0)

/** All months that lose something, by layer and cause; the largest loss first, of equals the earlier. Rule B17. */
export function shortfallGroups({ months, byMonth }: Pick<Lost, 'months' | 'byMonth'>): readonly ShortfallGroup[] {
	const all = total(byMonth.map((month) => month?.lost ?? 0))
	return groupsIn(byMonth).map(({ layer, cause, lost, MWMonths }) => {
		const inIt = lost.flatMap((value, month) => (value > 0 ? [month] : []))
		return {
			layer,
			cause,
			siteId: siteOf(byMonth, { layer, cause }),
			MWMonths,
			share: all > 0 ? MWMonths / all : 0,
			months: inIt.length,
			firstMonth: months[inIt[0] ?? 0] ?? '',
			lastMonth: months[inIt.at(-1) ?? 0] ?? '',
		}
	})
}

function groupsIn(byMonth: Lost['byMonth']): readonly Group[] {
	const groups = new Map<string, Omit<Group, 'lost' | 'MWMonths'> & { readonly lost: number[] }>()
	byMonth.forEach((month, index) => {
		if (month === null || month.lost <= 0) return
		const { layer, cause, lost } = month
		const key = `${layer} ${cause}`
		const group = groups.get(key) ?? { layer, cause, lost: byMonth.map(() => 0) }
		group.lost[index] = lost
		groups.set(key, group)
	})
	// The map keeps the order of first months, and sorting keeps the order of equals.
	return [...groups.values()]
		.map((group) => ({ ...group, MWMonths: total(group.lost) }))
		.sort((a, b) => b.MWMonths - a.MWMonths)
}

/** The site of most of a group's loss. */
function siteOf(byMonth: Lost['byMonth'], group: { readonly layer: Layer; readonly cause: CauseCode }): string | null {
	const lost = new Map<string | null, number>()
	for (const month of byMonth) {
		if (month?.layer !== group.layer || month.cause !== group.cause) continue
		lost.set(month.siteId, (lost.get(month.siteId) ?? 0) + month.lost)
	}
	return [...lost].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** Whether so much is lost, of all that is asked, that it may lead. Rule B17. */
export function isMaterial(lost: number, required: number, leastShare: number): boolean {
	return lost > 0 && lost >= Math.max(LEAST_MW_MONTHS, leastShare * required)
}

/** The group that loses most and the months it holds the plan back in; null where nothing is lost. Rule B17. */
export function headlineOf(of: Lost): Omit<Headline, 'weighedBy'> | null {
	const [group] = groupsIn(of.byMonth)
	if (!group) return null
	const lostMWMonths = total(of.byMonth.map((month) => month?.lost ?? 0))
	const groupMWMonths = group.MWMonths
	const { from, to } = rangeOf(group.lost, of.share)
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

function formOf({ from, to, lastAsked }: Range & { readonly lastAsked: number }): Headline['form'] {
	if (to >= lastAsked && to > from) return 'from'
	return to === from ? 'in' : 'between'
}

type Range = { readonly from: number; readonly to: number }

/** The shortest run of months that holds so much of a loss, the one with most of equals; then its likes beside it. */
function rangeOf(lost: readonly number[], share: number): Range {
	const enough = share * total(lost) * (1 - 1e-12)
	for (let length = 1; length <= lost.length; length++) {
		const from = richest(lost, length)
		if (total(lost.slice(from, from + length)) >= enough) return widened(lost, { from, to: from + length - 1 })
	}
	return { from: 0, to: Math.max(0, lost.length - 1) }
}

/** Where the run of so many months starts that loses most; the first of equals. */
function richest(lost: readonly number[], length: number): number {
	let held = total(lost.slice(0, length))
	let [best, most] = [0, held]
	for (let from = 1; from + length <= lost.length; from++) {
		held += item(lost, from + length - 1) - item(lost, from - 1)
		if (held > most * (1 + 1e-12)) [best, most] = [from, held]
	}
	return best
}

function widened(lost: readonly number[], start: Range): Range {
	let { from, to } = start
	const joins = (month: number) => {
		const mean = total(lost.slice(from, to + 1)) / (to - from + 1)
		return (lost[month] ?? 0) >= JOINS * mean && (lost[month] ?? 0) > 0
	}
	while (joins(from - 1)) from -= 1
	while (joins(to + 1)) to += 1
	return { from, to }
}
