import type { Layer } from '#shared/layers.ts'
import type { DistributionModel } from '#shared/charts/odds/distribution.ts'
import { MISSING, megawatts } from '#shared/formats/figures.ts'
import { counted, countInWords, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import type { SimulatedMonth } from '#shared/result/simulation-result.ts'
import { yearTicksFor } from '#shared/charts/scale.ts'
import { addMonths } from '#shared/units/months.ts'
import { FULL_POWER } from '../messages/milestones.ts'
import { oddsText } from '../messages/odds/odds-words.ts'
import { oddsMonthInShort, type OddsState, oddsState } from '../messages/odds/percents.ts'
import { itemNameIn, siteNameIn } from '../messages/verdict/item-names.ts'
import { FIRST_POWER_KEY, FULL_POWER_KEY, monthFigure, type OddsInput, sharesBy, targetOf } from './odds-input.ts'

export type MilestoneOdds = {
	readonly key: string
	readonly name: string
	/** null where it comes in no draw */
	readonly distribution: DistributionModel | null
	readonly asEntered: string
	readonly p50: string
	readonly p80: string
	readonly p90: string
	readonly target: string
	/** of the target; null: it has none, or one behind the plan */
	readonly odds: { readonly share: number; readonly text: string; readonly state: OddsState } | null
	readonly isFull: boolean
	/** the page of its entry, null where it has none */
	readonly page: string | null
}

type Dated = {
	readonly key: string
	readonly name: string
	readonly layer: Layer
	/** month by which it is needed */
	readonly needed: string | null
	readonly isFull?: boolean
	readonly page?: string
	/** months from what is drawn to the date: a hall is ready the month after its works */
	readonly after?: number
}

/** Halls in the order they finish, each needed in the month of the first step that those before it do not carry. */
function neededHalls({ plan, result }: OddsInput): ReadonlyMap<string, string> {
	const { verdict, schedule } = result
	return new Map(
		Object.entries(verdict.basis === 'stated' ? verdict.sites : {}).flatMap(([siteId, { basis, steps }]) => {
			if (basis !== 'stated') return []
			const halls = plan.buildPhases
				.filter((hall) => hall.siteId === siteId)
				.map((hall) => ({ ...hall, finish: schedule[`phase:${hall.id}`]?.finish ?? null }))
				.toSorted((one, other) => (one.finish ?? '9').localeCompare(other.finish ?? '9'))
			let before = 0
			return halls.flatMap(({ id, itMW }): readonly (readonly [string, string])[] => {
				const step = steps.find((one) => one.itMW > before + 1e-9)
				before += itMW
				return step === undefined ? [] : [[id, step.month]]
			})
		}),
	)
}

/** What draws tell of a date, in the months in which it is told everywhere. */
function figureOf(input: OddsInput, { key, after = 0 }: Pick<Dated, 'key' | 'after'>): SimulatedMonth | null {
	const figure = monthFigure(input, key)
	if (figure === null || after === 0) return figure
	const later = (month: string | null) => (month === null ? null : addMonths(month, after))
	return {
		...figure,
		...{ asEntered: later(figure.asEntered), p10: later(figure.p10), p50: later(figure.p50) },
		...{ p80: later(figure.p80), p90: later(figure.p90) },
		by: Object.fromEntries(Object.entries(figure.by).map(([month, share]) => [addMonths(month, after), share])),
	}
}

/** Bars are narrow: so many percent of their width takes a year's four figures. */
const YEAR_ROOM = 40

const yearsOf = (window: readonly string[]): OddsMilestones['years'] =>
	yearTicksFor({ months: window, width: 100, room: YEAR_ROOM }).map(({ year, index }) => ({
		year: String(year),
		at: index / window.length,
	}))

type Sited = { readonly id: string; readonly siteId: string }

/** Every date that draws are told of, in the order of the plan. */
function datesOf(input: OddsInput): readonly Dated[] {
	const { plan, result } = input
	const called = (ref: string, { id, siteId }: Sited): string => {
		const name = itemNameIn(plan, ref) ?? id
		return plan.sites.length < 2 ? name : `${name}, ${siteNameIn(plan, siteId)},`
	}
	const needed = neededHalls(input)
	const halls = plan.buildPhases.map(({ id, siteId }): Dated => ({
		key: `schedule.phase:${id}.finish`,
		name: `${called(`phase:${id}`, { id, siteId })} ready`,
		after: 1,
		layer: 'infrastructure',
		needed: needed.get(id) ?? null,
		page: `schedule?at=${encodeURIComponent(`phase:${id}`)}`,
	}))
	const contracts = plan.powerContracts.map(({ id, siteId }): Dated => ({
		key: `contracts.${id}.start`,
		name: `${called(`contract:${id}`, { id, siteId })} starts`,
		layer: 'energy',
		needed: null,
		page: `schedule?at=${encodeURIComponent(`contract:${id}`)}`,
	}))
	const orders = plan.chipOrders.map(({ id, siteId }): Dated => ({
		key: `schedule.order:${id}.finish`,
		name: `${called(`order:${id}`, { id, siteId })} installed`,
		layer: 'chips',
		needed: null,
		page: `schedule?at=${encodeURIComponent(`order:${id}`)}`,
	}))
	const sites = Object.entries(plan.sites.length < 2 ? {} : result.verdict.sites).map(([id, site]): Dated => ({
		key: `verdict.sites.${id}.fullPower.month`,
		name: `${FULL_POWER}, ${siteNameIn(plan, id)}`,
		layer: 'infrastructure',
		needed: site.basis === 'stated' ? (site.steps.at(-1)?.month ?? null) : null,
	}))
	return [
		{ key: FIRST_POWER_KEY, name: 'First power', layer: 'energy', needed: null },
		...halls,
		...contracts,
		...orders,
		...sites,
	]
}

function fullPowerDate(input: OddsInput): Dated {
	const { targetItMW } = input.result.verdict.headline.facts
	return {
		key: FULL_POWER_KEY,
		name: `${FULL_POWER}, ${megawatts(targetItMW)} MW IT`,
		layer: 'infrastructure',
		needed: targetOf(input)?.month ?? null,
		isFull: true,
	}
}

/** Whether anything of a date is uncertain: one that comes in the same month in every draw is no odds. */
const isSpread = ({ p10, p90 }: SimulatedMonth) => p10 !== p90

const MOST = 8

/** The months that hold all dates of a table, from the first that any of them falls in. */
function windowOf(figures: readonly SimulatedMonth[], months: readonly string[]): readonly string[] {
	const kept = figures.flatMap(({ by }) => Object.keys(by)).toSorted()
	const entered = figures.flatMap(({ asEntered }) => asEntered ?? [])
	const first = [kept[0] ?? '', ...entered].filter((month) => month !== '').toSorted()[0]
	const last = kept.at(-1)
	if (first === undefined || last === undefined) return []
	return months.filter((month) => month >= first && month <= last)
}

function distributionOf(figure: SimulatedMonth, dated: Dated, window: readonly string[]): DistributionModel | null {
	if (window.length === 0) return null
	const there = sharesBy(figure.by, window)
	const at = (month: string | null) => (month === null || !window.includes(month) ? null : window.indexOf(month))
	return {
		months: window,
		shares: window.map(
			(month, index) => (there(month) ?? 0) - (index === 0 ? 0 : (there(window[index - 1] ?? '') ?? 0)),
		),
		layer: dated.layer,
		planned: at(figure.asEntered),
		target: at(dated.needed),
	}
}

/** Odds of the month that a date is needed in. */
function neededOdds(input: OddsInput, dated: Dated, figure: SimulatedMonth): number | null {
	if (dated.isFull === true) return targetOf(input)?.odds ?? null
	if (dated.needed === null) return null
	return sharesBy(figure.by, input.simulation.months)(dated.needed)
}

export type OddsMilestones = {
	readonly title: string
	readonly rows: readonly MilestoneOdds[]
	/** years of the bars, each with where it begins as a share of their width; as many as have room in their head */
	readonly years: readonly { readonly year: string; readonly at: number }[]
	readonly hasTargets: boolean
	/** further dates that have a spread and are not among the rows */
	readonly others: number
}

function rowOf(input: OddsInput, dated: Dated, window: readonly string[]): MilestoneOdds | null {
	const figure = figureOf(input, dated)
	if (figure === null) return null
	const share = neededOdds(input, dated, figure)
	return {
		key: dated.key,
		name: dated.name,
		distribution: distributionOf(figure, dated, window),
		asEntered: figure.asEntered === null ? MISSING : shortMonth(figure.asEntered),
		p50: oddsMonthInShort(figure.p50),
		p80: oddsMonthInShort(figure.p80),
		p90: oddsMonthInShort(figure.p90),
		target: dated.needed === null ? MISSING : shortMonth(dated.needed),
		odds: share === null ? null : { share, text: oddsText(share), state: oddsState(share) },
		isFull: dated.isFull === true,
		page: dated.page ?? null,
	}
}

/** Where no date has a target there is nothing to judge: how many stand here, of how many. */
const undatedTitle = (shown: number, all: number) =>
	shown === all
		? sentenceCase(counted(all, 'uncertain date'))
		: `The ${countInWords(shown)} latest of ${counted(all, 'uncertain date')}`

/** Targets are those of every date with a spread, whether it is among the rows or not: paper and page show more and fewer. */
function titleFor(input: OddsInput, dates: readonly Dated[], shown: number): string {
	const judged = dates.flatMap((dated) => {
		const figure = figureOf(input, dated)
		return (figure === null ? null : neededOdds(input, dated, figure)) ?? []
	})
	const worse = judged.filter((share) => share < 0.5).length
	if (judged.length === 0) return undatedTitle(shown, dates.length)
	if (worse === 0) return 'Every target has odds of 50% or better'
	if (judged.length === 1) return 'The target has odds below 50%'
	if (worse < judged.length)
		return `${sentenceCase(countInWords(worse))} of ${counted(judged.length, 'target')} ${worse === 1 ? 'has' : 'have'} odds below 50%`
	return `${worse === 2 ? 'Both targets' : `All ${counted(worse, 'target')}`} have odds below 50%`
}

/** The dates that are uncertain, by the month they most likely come, and full power last. */
export function oddsMilestones(input: OddsInput, most = MOST): OddsMilestones {
	const spread = datesOf(input).flatMap((dated) => {
		const figure = figureOf(input, dated)
		return figure !== null && isSpread(figure) ? [{ dated, figure }] : []
	})
	const later = (month: string | null) => month ?? '9999-12'
	const inOrder = spread.toSorted((one, other) => later(one.figure.p50).localeCompare(later(other.figure.p50)))
	// Where not all have room, the latest ones do: they decide on full power.
	const shown = inOrder.slice(Math.max(0, inOrder.length - (most - 1)))
	const full = fullPowerDate(input)
	const dates = [...shown.map(({ dated }) => dated), full]
	const figures = dates.flatMap((dated) => figureOf(input, dated) ?? [])
	const window = windowOf(figures, input.simulation.months)
	const rows = dates.flatMap((dated) => rowOf(input, dated, window) ?? [])
	return {
		title: titleFor(input, [...inOrder.map(({ dated }) => dated), full], rows.length),
		rows,
		years: yearsOf(window),
		hasTargets: rows.some(({ odds }) => odds !== null),
		others: inOrder.length - shown.length,
	}
}
