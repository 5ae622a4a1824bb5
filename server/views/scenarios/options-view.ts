import { timeChart, type StepSeries, type TimeChartModel } from '#shared/charts/time-model.ts'
import { MISSING, megawatts, usd } from '#shared/formats/figures.ts'
import { MWMonthsText } from '../messages/counts.ts'
import { longMonth } from '#shared/formats/months.ts'
import { letterOf } from '#shared/pages/compared-letters.ts'
import { formatFigure } from '#shared/units/format.ts'
import { buildCompareView, type CompareRow, type CompareView, type LabelledPlan, rowOf } from './compare-view.ts'
import type { DifferenceRow } from './differences-view.ts'

/** A scenario that is compared: what it comes to and what it states itself. */
export type Option = LabelledPlan & {
	readonly id: string
	readonly about: string
	readonly rows: readonly DifferenceRow[]
}

export type InputRow = {
	readonly key: string
	readonly what: string
	/** the page of the plan where it is edited */
	readonly page: string
	readonly cells: readonly { readonly text: string; readonly isChanged: boolean }[]
}
/** What each MW-month that a scenario wins back costs more than the first. */
export type PriceOfMonth = {
	readonly letter: string
	readonly label: string
	readonly text: string
	readonly share: number
}
export type OptionsView = {
	readonly title: string
	readonly lede: string
	/** place of the one that wins back most; 0 where none does better than the first */
	readonly favored: number
	/** rows that differ, and those that are the same in all */
	readonly rows: readonly CompareRow[]
	readonly same: readonly CompareRow[]
	readonly chart: { readonly title: string; readonly sub: string; readonly chart: TimeChartModel }
	/** null where none wins back anything */
	readonly prices: { readonly title: string; readonly sub: string; readonly rows: readonly PriceOfMonth[] } | null
	readonly inputs: readonly InputRow[]
	/** causes of loss, people by trade and dates that move */
	readonly more: CompareView['groups']
}

/** Less than this is no difference of megawatt-months. */
const LEAST = 0.5

const costText = (value: number, { money }: LabelledPlan['plan']): string =>
	value > 0 ? `costs ${usd(value, money)} more` : value < 0 ? `costs ${usd(-value, money)} less` : 'costs the same'

const NPV = 'Project NPV'
const npvOf = ({ plan }: Option): number | null => plan.outcome.cells.find(({ row }) => row === NPV)?.value ?? null

/** What a scenario that delivers the same is better by: net present value, or without prices what it costs; '' where it is not. */
function moneyWon(base: Option, best: Option): string {
	const [from, to] = [npvOf(base), npvOf(best)]
	const { money } = best.plan
	const saved = base.plan.outcome.costUsd - best.plan.outcome.costUsd
	if (from !== null && to !== null)
		return to > from && usd(to, money) !== usd(from, money) ? `improves ${NPV} by ${usd(to - from, money)}` : ''
	return saved > 0 && usd(saved, money) !== usd(0, money) ? `costs ${usd(saved, money)} less` : ''
}

/** The one that loses least; of those that lose the same the one of more value, or without prices the cheaper; else the first. */
function bestOf(options: readonly Option[]): number {
	const values = options.map(npvOf)
	const byValue = values.every((value) => value !== null)
	const [ranked] = options
		.map(({ plan: { outcome } }, index) => ({
			index,
			lost: Math.round(outcome.lostMWMonths / LEAST),
			cost: byValue ? -(values[index] ?? 0) : outcome.costUsd,
		}))
		.toSorted((a, b) => a.lost - b.lost || a.cost - b.cost || a.index - b.index)
	const [base] = options
	const best = options[ranked?.index ?? 0]
	if (base === undefined || best === undefined || ranked === undefined) return 0
	return powerWon(base, best) >= LEAST || moneyWon(base, best) !== '' ? ranked.index : 0
}

const powerWon = (base: Option, best: Option): number => base.plan.outcome.lostMWMonths - best.plan.outcome.lostMWMonths

/** A full power in another month: what loses the same may still come sooner or later. */
function datesText(base: Option, best: Option): string {
	const [from, to] = [base.plan.outcome.fullPower, best.plan.outcome.fullPower]
	if (from === to) return 'full power in the same month'
	const said = (month: string | null) => (month === null ? 'not by plan end' : longMonth(month))
	return `full power ${said(to)} (“${base.label}”: ${said(from)})`
}

function findingOf(options: readonly Option[], favored: number): Pick<OptionsView, 'title' | 'lede'> {
	const [base] = options
	const best = options[favored]
	if (base === undefined || best === undefined) return { title: 'Nothing to compare', lede: '' }
	const won = powerWon(base, best)
	const lost = formatFigure(base.plan.outcome.lostMWMonths, { digits: 3 })
	const inMoney = favored === 0 || won >= LEAST ? '' : moneyWon(base, best)
	if (inMoney !== '')
		return {
			title: `“${best.label}” ${inMoney}`,
			lede: `Power is as in “${base.label}”: ${lost} MW-months late or unserved, ${datesText(base, best)}.`,
		}
	if (favored === 0 || won < LEAST)
		return {
			title: `No scenario beats “${base.label}”`,
			lede: `It has ${MWMonthsText(base.plan.outcome.lostMWMonths)} late or unserved; every other scenario ties or has more.`,
		}
	const gain = (base.plan.outcome.lostUsd ?? 0) - (best.plan.outcome.lostUsd ?? 0)
	const cost = costText(best.plan.outcome.costUsd - base.plan.outcome.costUsd, best.plan)
	const recovers = gain > 0 ? ` and recovers ${usd(gain, best.plan.money)} of margin` : ''
	return {
		title: `“${best.label}” recovers ${formatFigure(won, { digits: 3 })} of ${lost} MW-months`,
		lede: `${letterOf(favored)} ${cost} over the plan${recovers}.`,
	}
}

const LOOKS: readonly NonNullable<StepSeries['look']>[] = ['solid', 'dashed', 'dotted', 'limit']

/** Values of a scenario at the months of the first: theirs may begin at another. */
const atMonths = (values: readonly number[], own: readonly string[], months: readonly string[]): (number | null)[] =>
	months.map((month) => values[own.indexOf(month)] ?? null)

function chartOf(options: readonly Option[], favored: number): OptionsView['chart'] {
	const [base] = options
	const best = options[favored] ?? base
	const months = base?.plan.months ?? []
	const target = atMonths(base?.plan.outcome.target ?? [], months, months).map((value) => value ?? 0)
	const line = ({ plan }: Option) => atMonths(plan.outcome.delivered, plan.months, months)
	const delivered = best === undefined ? [] : line(best).map((value) => value ?? 0)
	const missing = target.some((value, month) => value > (delivered[month] ?? 0) + LEAST)
	const { targetMonth = null, targetItMW = 0 } = base?.plan.outcome ?? {}
	const letter = letterOf(favored)
	const at = targetMonth === null ? undefined : delivered[months.indexOf(targetMonth)]
	const full = best?.plan.outcome.fullPower ?? null
	return {
		title:
			at === undefined || targetMonth === null
				? 'Delivered power by scenario'
				: `${letter} delivers ${megawatts(at)} of ${megawatts(targetItMW)} MW by ${longMonth(targetMonth)}${full === null || full <= targetMonth ? '' : `, all by ${longMonth(full)}`}`,
		sub: `MW IT delivered, by month${missing ? `; hatched: what ${letter} is still short` : ''}`,
		chart: timeChart({
			months,
			unit: 'MW IT',
			status: null,
			steps: [
				...options.map((option, index): StepSeries => ({
					name: letterOf(index),
					values: line(option),
					colour: index === favored ? 'ink' : 'ink-3',
					look: index === favored ? 'solid' : (LOOKS[index] ?? 'limit'),
				})),
				...(target.some((value) => value > 0)
					? [
							{
								name: base?.plan.outcome.isTargetStated === true ? 'Target' : 'Needed',
								values: target,
								colour: 'failing',
								look: 'limit' as const,
							},
						]
					: []),
			],
			...(missing && {
				short: {
					name: `Missed by ${letter}`,
					lower: target.map((value, month) => Math.min(value, delivered[month] ?? 0)),
					upper: target,
					colour: 'failing',
				},
			}),
		}),
	}
}

function pricesOf(options: readonly Option[]): OptionsView['prices'] {
	const [base] = options
	if (base === undefined) return null
	const { lostMWMonths, lostUsd, costUsd } = base.plan.outcome
	const found = options.flatMap(({ label, plan: { outcome } }, index) => {
		const won = lostMWMonths - outcome.lostMWMonths
		return index === 0 || won < LEAST
			? []
			: [{ letter: letterOf(index), label, each: (outcome.costUsd - costUsd) / won }]
	})
	if (found.length === 0) return null
	const most = Math.max(0, ...found.map(({ each }) => each))
	const paid = found.filter(({ each }) => each > 0).map(({ each }) => each)
	const { money } = base.plan
	const ends = [...new Set([Math.min(...paid), Math.max(...paid)].map((each) => usd(each, money)))]
	const worth =
		lostUsd !== null && lostUsd > 0 && lostMWMonths > LEAST
			? `; one is worth ${usd(lostUsd / lostMWMonths, money)} of margin`
			: ''
	return {
		title:
			paid.length === 0
				? 'MW-months are recovered at no extra cost'
				: `Each MW-month recovered costs ${ends.join('–')}`,
		sub: `Extra capex and opex over the plan ÷ MW-months recovered, against A${worth}`,
		rows: found
			.toSorted((a, b) => a.each - b.each)
			.map(({ letter, label, each }) => ({
				...{ letter, label, share: most > 0 ? Math.max(0, each) / most : 0 },
				text: each > 0 ? usd(each, money) : 'saves money',
			})),
	}
}

/** Every input in which any of them differs from the baseline, with its figure in each. */
function inputsOf(options: readonly Option[]): readonly InputRow[] {
	const stated = options.map(({ rows }) => new Map(rows.map((row) => [row.key, row])))
	const keys = [...new Set(stated.flatMap((rows) => [...rows.keys()]))]
	return keys.flatMap((key) => {
		const known = stated.map((rows) => rows.get(key)).find((row) => row !== undefined)
		if (known === undefined) return []
		const cells = stated.map((rows) => {
			const own = rows.get(key)
			return { text: own?.to ?? known.from, isChanged: own !== undefined }
		})
		return [{ key, what: known.what, page: known.page, cells }]
	})
}

const isSame = ({ cells }: CompareRow): boolean => cells.every(({ text }) => text === cells[0]?.text)
const isEmpty = ({ cells }: CompareRow): boolean => cells.every(({ text }) => text === MISSING)

/** Scenarios against the first of them, as people decide between them. `asked`: the place of the one that is favored. */
export function buildOptionsView(options: readonly Option[], asked: number | null): OptionsView {
	const best = bestOf(options)
	const favored = asked !== null && asked < options.length ? asked : best
	const keyed = options.map(({ plan }) => new Map(plan.outcome.cells.map((cell) => [cell.key ?? cell.row, cell])))
	const rows = [...new Set(keyed.flatMap((cells) => [...cells.keys()]))]
		.map((key) =>
			rowOf(
				key,
				keyed.map((cells) => cells.get(key)),
				options,
			),
		)
		.filter((row) => !isEmpty(row))
	return {
		...findingOf(options, best),
		favored,
		rows: rows.filter((row) => !isSame(row)),
		same: rows.filter(isSame),
		chart: chartOf(options, favored),
		prices: pricesOf(options),
		inputs: inputsOf(options),
		more: buildCompareView(options).groups.slice(1),
	}
}
