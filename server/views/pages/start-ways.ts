import type { CauseCode } from '#shared/result/cause-result.ts'
import type { Way } from '#shared/start/answers.ts'
import { usd } from '#shared/formats/figures.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import { causeNoun } from '#shared/formats/names.ts'
import type { Money } from '#shared/units/money.ts'
import { monthsBetween } from '#shared/units/months.ts'

/** What the first power of a sized plan waits for longest: a hall for hands or a part, or all of it for a contract. */
export type HeldBy =
	| { readonly what: 'hall'; readonly cause: CauseCode; readonly months: number }
	| { readonly what: 'power'; readonly contract: string; readonly month: string }

/** `late HV transformer purchases, twelve months`, `the grid, from December 2031`. */
export const heldByWords = (heldBy: HeldBy): string =>
	heldBy.what === 'hall'
		? `${causeNoun(heldBy.cause)}, ${counted(heldBy.months, 'month')}`
		: `${heldBy.contract}, from ${longMonth(heldBy.month)}`

/** What may be done about the month asked for: as sized, or in another way, with what it comes to. */
export type SizedWay = {
	readonly id: Way | 'as_sized'
	readonly firstPower: string | null
	readonly fullPower: string | null
	readonly capexUsd: number
	readonly opexUsd: number
	/** what is late, unserved or idle, and worth it */
	readonly lostUsd: number
	/** plant until the grid comes: its first month, and that of the grid */
	readonly bridge: { readonly from: string; readonly grid: string } | null
}

/** One of the ways to the month asked for, before anything is made. */
export type WayView = {
	readonly title: string
	/** when all of it runs */
	readonly date: string
	readonly gives: string
	readonly costs: string
	/** how the answers say it; null: it is what they say already */
	readonly way: Way | null
}

const TITLES = {
	as_sized: 'Accept the later month',
	reserved: 'Reserve a slot for transformers and breakers',
	bridge: 'Bridge power until the grid',
	grid_only: 'Wait for the grid, no bridge power',
	shell: 'Use an existing shell',
} as const satisfies Record<SizedWay['id'], string>

/** What no published row prices. */
const UNPRICED: Partial<Record<SizedWay['id'], string>> = {
	reserved: 'excl. slot cost (not published)',
	shell: 'excl. shell cost',
}

type WaysOf = { readonly by: string; readonly money: Money }

/** Each way by what gives the date and what it costs, beside the plan as sized. */
export function waysView(ways: readonly SizedWay[], { by, money }: WaysOf): readonly WayView[] {
	const base = ways.find(({ id }) => id === 'as_sized')
	if (base === undefined) return []
	return ways.map((way) => ({
		title: titleOf(way),
		date: way.fullPower === null ? 'Full power not by plan end' : `Full power ${longMonth(way.fullPower)}`,
		gives: way.id === 'as_sized' ? lateText(way, by) : `${soonerText(way, base)}, ${lateText(way, by)}`,
		costs: way.id === 'as_sized' ? 'no change; your month stays the target' : costText(way, base, money),
		way: way.id === 'as_sized' ? null : way.id,
	}))
}

const titleOf = ({ id, bridge }: SizedWay): string =>
	bridge === null
		? TITLES[id]
		: `Bridge power from ${longMonth(bridge.from)} until the grid in ${longMonth(bridge.grid)}`

function lateText({ fullPower }: SizedWay, by: string): string {
	if (fullPower === null) return 'never at full load'
	const months = monthsBetween(by, fullPower)
	return months <= 0 ? `ready by ${longMonth(by)}` : `${counted(months, 'month')} after ${longMonth(by)}`
}

function soonerText(way: SizedWay, base: SizedWay): string {
	if (way.fullPower === null || base.fullPower === null) return 'full load runs'
	const months = monthsBetween(way.fullPower, base.fullPower)
	if (months === 0) return 'the same month'
	return `${counted(Math.abs(months), 'month')} ${months > 0 ? 'sooner' : 'later'}`
}

function costText(way: SizedWay, base: SizedWay, money: Money): string {
	const parts = [
		moreText(way.capexUsd - base.capexUsd, 'to build', money),
		moreText(way.opexUsd - base.opexUsd, 'to run', money),
		UNPRICED[way.id] ?? netLossText(way, base, money),
	]
	return parts.filter((part) => part !== '').join(', ') || 'the same'
}

/** What a sooner month costs beyond what it recovers. */
function netLossText(way: SizedWay, base: SizedWay, money: Money): string {
	const costs = way.capexUsd + way.opexUsd - base.capexUsd - base.opexUsd
	const loss = costs - (base.lostUsd - way.lostUsd)
	return costs > LEAST_USD && loss > LEAST_USD ? `net loss ${usd(loss, money)}` : ''
}

/** Less than that is no difference between plans of many millions. */
const LEAST_USD = 1e5

function moreText(more: number, what: string, money: Money): string {
	if (Math.abs(more) < LEAST_USD) return ''
	return `${usd(Math.abs(more), money)} ${more > 0 ? 'more' : 'less'} ${what}`
}
