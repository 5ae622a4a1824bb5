import type { PlanResult, ScheduleEntry, SiteResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { quartersOf, type Period } from '#shared/formats/quarters.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { percent } from '#shared/formats/figures.ts'
import { rowsWithin } from '#shared/charts/letters.ts'
import { HALL_STATES, heatRows, type HallCell, type HallHeatModel, type HallState } from '../hall-heat.ts'
import type { ChartBlock } from '../report-model.ts'
import { chartOf } from './blocks.ts'
import { placed } from './report-parts.ts'

const MOST_PERIODS = 16
const MOST_ROWS = 24
/** A hall is hardly ever filled to the last rack: what lacks less is no shortage. */
const ENOUGH = 0.95
const LATE_WEIGHT = 1

/** Quarters while they fit, then years, then pairs of years and so on. */
function periodsOf(months: readonly string[]): { readonly each: string; readonly periods: readonly Period[] } {
	const quarters = quartersOf(months)
	if (quarters.length <= MOST_PERIODS)
		return {
			each: 'quarter',
			periods: quarters.map(({ name, indices }) => ({ name: `${name.slice(5)} ’${name.slice(2, 4)}`, indices })),
		}
	const years = [...new Set(months.map((month) => month.slice(0, 4)))]
	const size = Math.ceil(years.length / MOST_PERIODS)
	const groups = Array.from({ length: Math.ceil(years.length / size) }, (_, index) =>
		years.slice(index * size, (index + 1) * size),
	)
	return {
		each: size === 1 ? 'year' : `${String(size)} years`,
		periods: groups.map((group) => ({
			name: group.length > 1 ? `${group[0] ?? ''}–${(group.at(-1) ?? '').slice(2)}` : (group[0] ?? ''),
			indices: months.flatMap((month, index) => (group.includes(month.slice(0, 4)) ? [index] : [])),
		})),
	}
}

type HallHeatBlockHall = {
	readonly entry: ScheduleEntry
	readonly site: SiteResult
	readonly months: readonly string[]
}

/** Of the halls that stand at the site, the part that firm power feeds, and that chips fill. */
function sharesAt({ buildout: { itMW } }: SiteResult, month: number): readonly [power: number, chips: number] {
	const stands = itMW.infrastructure[month] ?? 0
	const share = (has: number) => (stands <= 0 ? 1 : Math.min(1, has / stands))
	return [share(itMW.energy[month] ?? 0), share(itMW.chips[month] ?? 0)]
}

function monthOf({ entry, site, months }: HallHeatBlockHall, index: number): HallCell {
	const month = months[index] ?? ''
	const stands = entry.finish !== null && entry.finish < month
	if (!stands && entry.plannedFinish < month) return { state: 'late', share: null }
	if (!stands) return { state: entry.start <= month ? 'building' : 'before', share: null }
	const [power, chips] = sharesAt(site, index)
	const share = Math.min(power, chips)
	if (share >= ENOUGH) return { state: 'full', share }
	return { state: power <= chips ? 'unpowered' : 'unfilled', share }
}

/** The worst first: what is late, then what stands and lacks most. */
const badness = ({ state, share }: HallCell): number => {
	const rank: Readonly<Record<HallState, number>> = {
		late: 4,
		unpowered: 3,
		unfilled: 3,
		full: 2,
		building: 1,
		before: 0,
	}
	return rank[state] + (share === null ? 0 : (1 - share) / 2)
}

const worstOf = (cells: readonly HallCell[]): HallCell =>
	cells.reduce((worst, cell) => (badness(cell) > badness(worst) ? cell : worst), { state: 'before', share: null })

/** Months that a hall lacks something, each by how much. */
const lackOf = (cells: readonly HallCell[]): number =>
	cells.reduce((sum, { state, share }) => sum + (state === 'late' ? LATE_WEIGHT : share === null ? 0 : 1 - share), 0)

const SHORT: readonly HallState[] = ['late', 'unpowered', 'unfilled']

function titleOf(halls: readonly (readonly HallCell[])[]): string {
	const months = (state: HallState) => halls.map((cells) => cells.filter((cell) => cell.state === state).length)
	const short = SHORT.map((state) => ({ state, halls: months(state).filter((count) => count > 0).length }))
	const any = short.filter((one) => one.halls > 0)
	if (any.length === 0) return 'No completed hall is short of power or chips'
	const told = any.map(
		({ state, halls: count }) => `${String(count)} ${HALL_STATES[state].says.split(':')[0]?.toLowerCase() ?? ''}`,
	)
	return `Of ${counted(halls.length, 'hall')}, at some time: ${told.join(', ')}`
}

/** Which halls lack what, and when; nothing without a hall. */
export function hallHeatBlocks(plan: PlanFile, result: PlanResult): readonly ChartBlock[] {
	const { each, periods } = periodsOf(result.months)
	const halls = plan.buildPhases.flatMap(({ id, siteId }) => {
		const [entry, site] = [result.schedule[`phase:${id}`], result.sites[siteId]]
		if (entry === undefined || site === undefined) return []
		const months = result.months.map((_, index) => monthOf({ entry, site, months: result.months }, index))
		const cells = periods.map(({ indices }) => worstOf(indices.flatMap((index) => months.slice(index, index + 1))))
		return [{ name: placed({ plan, name: entry.name, siteId }), months, cells }]
	})
	if (halls.length === 0) return []
	const rows = halls.toSorted((one, other) => lackOf(other.months) - lackOf(one.months))
	const title = titleOf(halls.map(({ months }) => months))
	const shown = rowsWithin(rows, { most: MOST_ROWS, taken: heatRows })
	const model: HallHeatModel = {
		periods: periods.map(({ name }) => name),
		rows: rows.map(({ name, cells }) => ({ name, cells })),
		most: shown.length,
	}
	const left = rows.length - shown.length
	const more =
		left > 0 ? ` ${sentenceCase(counted(left, 'more hall'))} that ${left === 1 ? 'lacks' : 'lack'} less.` : ''
	return [
		chartOf(
			{
				title,
				measure: `Each hall in its worst month of the ${each}; figures: percent of completed halls at its site`,
				alt: `${title}. ${shown.map((row) => toldOf(row, periods)).join(' ')}`,
				source: `Power: what firm power can feed of the site’s halls. Chips: what installed chips fill of them. Less than ${percent(1 - ENOUGH)} is no shortage.${more}`,
				chart: { type: 'halls', model },
			},
			BEHIND.map((quantity) => ({ quantity })),
		),
	]
}
const BEHIND = [
	'schedule.plannedFinish',
	'schedule.finish',
	'buildout.itMW.energy',
	'buildout.itMW.chips',
	'buildout.itMW.infrastructure',
] as const

function toldOf({ name, cells }: HallHeatModel['rows'][number], periods: readonly Period[]): string {
	const lacking = cells.flatMap(({ state, share }, index) =>
		SHORT.includes(state)
			? [
					`${periods[index]?.name ?? ''} ${HALL_STATES[state].says.split(':')[0]?.toLowerCase() ?? ''}${share === null ? '' : ` at ${percent(share)}`}`,
				]
			: [],
	)
	return `${name}: ${lacking.length === 0 ? 'lacks nothing' : lacking.join(', ')}.`
}
