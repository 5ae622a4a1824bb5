import type { CampusFigures, Claim } from '#shared/pages/claim.ts'
import { formatFigure } from '#shared/units/format.ts'
import type { State } from '../../../layers/layer-status.ts'
import { usd } from '#shared/formats/figures.ts'
import { type Band, bandOf, isReality, joined, middleOf, nearest, times } from './band.ts'
import { CAPITAL_SCOPES } from '#shared/pages/claim.ts'
import type { Measure } from './measure.ts'
import type { RealCase } from './real-cases.ts'
import type { ClaimSize } from './size-of-claim.ts'

export type Verdict = { readonly status: State; readonly word: string; readonly sentence: string }
export type Asked = { readonly claim: Claim; readonly size: ClaimSize | null; readonly figures: CampusFigures }
/** What is plausible of a measure, and what says so. */
export type Plausible = {
	readonly measure: Measure
	readonly near: readonly RealCase[]
	/** of the cases, a megawatt */
	readonly ratios: Band | null
	readonly cases: Band | null
	readonly engine: Band | null
	readonly all: Band | null
}

const DIGITS = 2
const number = (value: number) => formatFigure(value, { digits: DIGITS })
const isOfTime = ({ id }: Measure) => id === 'months'

export const withUnit = (text: string, unit: string) => (unit === '' ? text : `${text} ${unit}`)
export const rangeText = (text: (value: number) => string, { low, high }: Band) =>
	text(low) === text(high) ? text(low) : `${text(low)} to ${text(high)}`
export const told = ({ text, unit }: Measure, band: Band) => withUnit(rangeText(text, band), unit)

/** A ratio as it is said: `19 people per MW`, `$17M per MW`. */
export function ratioText({ text, per }: Measure, value: number): string {
	if (per === null) return text(value)
	return per === 'per MW' ? `${usd(value)} per MW` : `${number(value)} ${per}`
}

/** `0.38 to 1.6 people per MW` */
export function ratioRange({ text, per }: Measure, band: Band): string {
	if (per === null) return rangeText(text, band)
	return per === 'per MW' ? `${rangeText((value) => usd(value), band)} per MW` : `${rangeText(number, band)} ${per}`
}

/** The nearest real cases and the engine, stretched to the size that was said. Dates have none. */
export function plausibleOf(measure: Measure, { size, figures }: Asked): Plausible {
	const isKnown = measure.seen === true || isReality(measure.cases)
	const near = isKnown ? nearest(measure.cases, size === null ? null : middleOf(size)) : []
	const ratios = bandOf(near)
	const own = measure.engine(figures)
	const sized = (band: Band | null, of: number): Band | null => {
		if (band === null || isOfTime(measure)) return band
		return size === null ? null : times({ low: band.low / of, high: band.high / of }, size)
	}
	const [cases, engine] = [sized(ratios, 1), sized(own, figures.itMW)]
	const spread = sized(measure.spread?.(figures) ?? null, figures.itMW)
	return { measure, near, ratios, cases, engine, all: joined([cases, engine, spread]) }
}

/** «1,500 people for 80 MW IT (19 people per MW); real campuses of similar size have 0.38 to 1.6 people per MW.» */
function compared({ measure, ratios }: Plausible, claimed: number, size: ClaimSize | null): string {
	const said = withUnit(measure.text(claimed), measure.unit)
	if (ratios === null) return said
	const range = withUnit(ratioRange(measure, ratios), isOfTime(measure) ? measure.unit : '')
	if (isOfTime(measure) || size === null) return `${said}, where real campuses took ${range}`
	const MW = middleOf(size)
	return `${said} for ${number(MW)} MW IT (${ratioText(measure, claimed / MW)}); real campuses of similar size have ${range}`
}

/** So near to a band of a few cases nothing is called implausible: as far off as the fit of a class may lie from its figures. Rule D3. */
export const MARGIN = 0.15
const FAR = 1.05
/** How far outside, where that can be told from the edge. */
function howFar(claimed: number, { low, high }: Band): string {
	if (claimed > high)
		return claimed / high < FAR ? 'just above the plausible range' : `${number(claimed / high)}× the plausible maximum`
	return claimed / low > 1 / FAR ? 'just below the plausible range' : `${number(claimed / low)}× the plausible minimum`
}

/** A claim against what is plausible. */
export function verdictOn(plausible: Plausible, { claim, size }: Asked): Verdict {
	const { measure, all } = plausible
	const claimed = measure.claimed(claim)
	// What the size is taken from proves nothing by it.
	if (size !== null && size.from === measure.sizes)
		return {
			status: 'incomplete',
			word: 'Sets the size',
			sentence: 'The megawatts are derived from it, so it is not judged.',
		}
	if (all === null) return { status: 'incomplete', word: 'Unknown', sentence: 'Not enough information.' }
	if (claimed === null)
		return { status: 'incomplete', word: 'Not announced', sentence: `Plausible: ${told(measure, all)}.` }
	if (claimed >= all.low && claimed <= all.high)
		return {
			status: 'ok',
			word: 'Within',
			sentence: `${withUnit(measure.text(claimed), measure.unit)}: within ${told(measure, all)}.`,
		}
	const isNear = claimed <= all.high * (1 + MARGIN) && claimed >= all.low * (1 - MARGIN)
	return {
		status: isNear ? 'tight' : 'failing',
		word: isNear ? 'At the edge' : claimed > all.high ? 'Above' : 'Below',
		sentence: `${compared(plausible, claimed, size)}: ${howFar(claimed, all)}.`,
	}
}

/**
 * Money that does not say what it holds is held against each thing it may mean, and lies outside only if it does so of all: then
 * it is told once, of the scope it comes nearest to. Rule lP21.
 */
export function moneyVerdict(one: Plausible, all: readonly Plausible[], asked: Asked): Verdict {
	const { usd: claimed, scope } = asked.claim
	if (asked.size?.from === 'usd' || claimed === null || scope !== null) return verdictOn(one, asked)
	const fits = all.filter(({ all: band }) => band !== null && claimed >= band.low && claimed <= band.high)
	const [first] = fits
	if (first === undefined) {
		const isAbove = all.every(({ all: band }) => band === null || claimed > band.high)
		const nearest = isAbove ? all.at(-1) : all[0]
		return one === nearest ? verdictOn(one, asked) : elsewhere('outside all of them')
	}
	if (one !== first) return elsewhere(fits.includes(one) ? 'within this, too' : 'within another')
	const words = fits.flatMap(({ measure }) => (measure.scope === undefined ? [] : CAPITAL_SCOPES[measure.scope]))
	const sentence = `${usd(claimed)} comes without a scope: it fits ${words.join(', ')}.`
	return { status: 'ok', word: 'Within', sentence }
}

const elsewhere = (where: string): Verdict => ({
	status: 'incomplete',
	word: 'Scope unknown',
	sentence: `The announcement does not give this scope; the amount is ${where}.`,
})
