import type { SimulatedDriver, SimulatedFigure } from '#shared/result/simulation-result.ts'
import type { Money } from '#shared/units/money.ts'
import { moneyOf } from '#shared/units/money.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { inputName } from '../messages/odds/input-names.ts'
import { oddsText } from '../messages/odds/odds-words.ts'
import { type OddsState, oddsState } from '../messages/odds/percents.ts'
import { dollars } from '../messages/verdict/us-figures.ts'
import { inputPage } from './input-page.ts'
import { FULL_POWER_KEY, monthFigure, type OddsInput } from './odds-input.ts'

/** A plan and what its draws came to. */
type DrawnPlan = Pick<OddsInput, 'plan' | 'simulation'>

const CAPITAL_KEY = 'finance.totals.capexUsd'

type EndOdds = { readonly text: string; readonly state: OddsState }

export type KnownRow = {
	/** of its stream */
	readonly id: string
	readonly name: string
	/** of full power, once the input is known: «8.9 months» */
	readonly band: string
	/** odds of the target where the input is near its P10, and near its P90; null: none is stated */
	readonly odds: { readonly p10: EndOdds; readonly p90: EndOdds } | null
	readonly isGuess: boolean
	/** where it is entered */
	readonly page: string
}

/** What it is worth to know an input before one commits to a date. */
export type OddsKnowing = {
	readonly title: string
	readonly sub: string
	readonly rows: readonly KnownRow[]
	/** the same of capital, in a sentence; empty where no input narrows it */
	readonly capital: string
}

const MOST = 3

type KnownInput = { readonly driver: SimulatedDriver; readonly left: number }

/** Inputs that narrow a figure once they are known, the most first. What they have in common nobody can look up. */
function knownOf({ simulation }: DrawnPlan, key: string): readonly KnownInput[] {
	const inputs = new Set(simulation.inputs.map(({ name }) => name))
	return (simulation.drivers[key] ?? [])
		.flatMap((driver) => {
			const { name, spreadLeft: left } = driver
			return left !== null && left < 1 && inputs.has(name) ? [{ driver, left }] : []
		})
		.toSorted((one, other) => one.left - other.left)
}

/** Months between the P10 and the P90 of full power; null where one of them is behind the plan's end. */
function widthOf(input: DrawnPlan): number | null {
	const full = monthFigure(input, FULL_POWER_KEY)
	return full === null || full.p10 === null || full.p90 === null ? null : monthsBetween(full.p10, full.p90)
}

const narrower = (left: number) => `${String(Math.round((1 - left) * 100))}% narrower`

const monthsText = (months: number) => {
	const text = months.toFixed(1).replace(/\.0$/, '')
	return `${text} ${text === '1' ? 'month' : 'months'}`
}

/** «8.9 months»; where the band reaches beyond the plan, by how much narrower it gets. */
export function knownBand(input: DrawnPlan, left: number | null): string | null {
	if (left === null) return null
	if (left === 1) return 'no narrower'
	const width = widthOf(input)
	return width === null || width === 0 ? narrower(left) : monthsText(width * left)
}

const endOdds = (share: number): EndOdds => ({ text: oddsText(share), state: oddsState(share) })

function rowOf(input: DrawnPlan, { driver, left }: KnownInput): readonly KnownRow[] {
	const { plan, simulation } = input
	const { name, targetOdds, source } = driver
	const place = simulation.inputs.find((one) => one.name === name)
	if (place === undefined) return []
	return [
		{
			id: name,
			name: inputName(plan, place),
			band: knownBand(input, left) ?? '',
			odds: targetOdds === null ? null : { p10: endOdds(targetOdds.p10), p90: endOdds(targetOdds.p90) },
			isGuess: source === 'guess',
			page: inputPage(place.place),
		},
	]
}

function spanOf(figure: SimulatedFigure | undefined, money: Money): ((left: number) => string) | null {
	if (figure?.kind !== 'number' || figure.p10 === null || figure.p90 === null) return null
	const width = figure.p90 - figure.p10
	return (left) => dollars(width * left, money)
}

/** «Capital: knowing “GB200: price” narrows its span from $6.2B to $4.1B.» */
function capitalText(input: DrawnPlan): string {
	const [first] = knownOf(input, CAPITAL_KEY)
	const spread = spanOf(input.simulation.figures[CAPITAL_KEY], moneyOf(input.plan))
	const [named] = first === undefined ? [] : rowOf(input, first)
	if (first === undefined || named === undefined || spread === null) return ''
	return `Capital: knowing “${named.name}” narrows its span from ${spread(1)} to ${spread(first.left)}.`
}

/** Which input to find out first; null where draws are too few to say, or none narrows the date. Rule U12. */
export function oddsKnowing(input: DrawnPlan): OddsKnowing | null {
	const [first, ...others] = knownOf(input, FULL_POWER_KEY)
	if (first === undefined) return null
	const rows = [first, ...others].slice(0, MOST).flatMap((one) => rowOf(input, one))
	const [named] = rows
	const width = widthOf(input)
	const from = width === null || width === 0 ? '' : `${String(width)} to `
	return {
		title: `Pin down “${named?.name ?? ''}” first: ${from}${named?.band ?? ''}`,
		sub: 'span of full power, P10 to P90, on average with one input known',
		rows,
		capital: capitalText(input),
	}
}
