import { type CampusFigures, type Claim, LEAST_MW, MOST_MW, ONE_BUILDING_MW } from '#shared/pages/claim.ts'
import { formatFigure } from '#shared/units/format.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { countInWords, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { middleOf, NEAREST, publisherOf } from './band.ts'
import {
	type Asked,
	MARGIN,
	moneyVerdict,
	type Plausible,
	plausibleOf,
	rangeText,
	ratioRange,
	ratioText,
	told,
	type Verdict,
	verdictOn,
	withUnit,
} from './judge.ts'
import type { Measure } from './measure.ts'
import { MEASURES } from './measures.ts'
import type { RealCase } from './real-cases.ts'
import { type ClaimSize, sizeOfClaim } from './size-of-claim.ts'

export type CaseRow = Readonly<Record<'id' | 'name' | 'size' | 'ratio' | 'said' | 'source', string>>
export type MeasureRow = Verdict & {
	readonly id: string
	readonly name: string
	readonly claimed: string
	readonly plausible: string
	readonly engine: string
	readonly how: readonly string[]
	/** what the cases are compared by */
	readonly ratioHead: string
	readonly cases: readonly CaseRow[]
}
export type CheckView = { readonly title: string; readonly lede: string; readonly rows: readonly MeasureRow[] }

const number = (value: number) => formatFigure(value, { digits: 3 })

const caseRow =
	(measure: Measure) =>
	(one: RealCase): CaseRow => ({
		...{ id: one.id, name: one.name, source: one.source },
		size: number(one.itMW),
		ratio: ratioText(measure, one.ratio),
		said: [one.said, ...(one.note === '' ? [] : [one.note]), ...(one.aside === null ? [] : [one.aside])].join('; '),
	})

/** What is known of too few, or from too few, is shown and sets no band. Rule lP21. */
function tooFew({ cases }: Measure): string {
	const publishers = new Set(cases.map(publisherOf))
	const [only] = publishers
	if (publishers.size === 1)
		return `The figures below are estimates by ${only ?? ''}, not announced, so they set no band.`
	const announced = cases.filter(({ aside }) => aside === null).length
	return `Only ${countInWords(announced)} such figures have been announced; they are listed below and set no band.`
}

/** How the band came about: cases first, then the engine. */
function howOf({ measure, near, ratios, engine }: Plausible, { size, figures }: Asked): readonly string[] {
	const which =
		near.length === NEAREST && size !== null
			? `The ${countInWords(near.length)} real cases nearest in size`
			: `${sentenceCase(countInWords(near.length))} real cases`
	const by = size === null || measure.per === null ? '' : `, × ${rangeText(number, size)} MW IT`
	return [
		...(ratios === null
			? []
			: [`${which}: ${withUnit(ratioRange(measure, ratios), measure.id === 'months' ? measure.unit : '')}${by}.`]),
		...(measure.cases.length > 0 && ratios === null ? [tooFew(measure)] : []),
		...(engine === null ? [] : [`Engine: ${told(measure, engine)}. ${measure.how(figures)}`]),
	]
}

function rowOf(plausible: Plausible, verdict: Verdict, asked: Asked): MeasureRow {
	const { measure, near, all, engine } = plausible
	const claimed = measure.claimed(asked.claim)
	const beside = measure.cases.filter((one) => !near.includes(one) && (near.length === 0 || one.aside !== null))
	return {
		...{ id: measure.id, name: measure.name, ...verdict },
		claimed: claimed === null ? MISSING : withUnit(measure.text(claimed), measure.unit),
		plausible: all === null ? MISSING : told(measure, all),
		engine: engine === null ? MISSING : told(measure, engine),
		how: howOf(plausible, asked),
		ratioHead: measure.per === null ? sentenceCase(measure.unit) : 'Per megawatt',
		cases: [...near, ...beside].map(caseRow(measure)),
	}
}

const BASIS_WORDS = {
	mw: 'as announced',
	sqft: 'from the floor area of real campuses',
	usd: 'from the cost per megawatt',
	crew: 'from construction jobs at real campuses',
	jobs: 'from permanent jobs at real campuses',
} as const

/** «mid 2028» in quotes beside the month it was taken for; the month alone where it was written so. */
const dateText = ({ text, month }: { readonly text: string; readonly month: string }) => {
	const taken = shortMonth(month)
	return taken.toLowerCase() === text.toLowerCase() ? taken : `${taken} (“${text}”)`
}

function datesText({ as }: Claim): string {
	if (as === undefined || (as.from === null && as.by === null)) return ''
	const parts = [
		...(as.from === null ? [] : [`work from ${dateText(as.from)}`]),
		...(as.by === null ? [] : [`first power ${dateText(as.by)}`]),
	]
	return ` Dates: ${parts.join(', ')}.`
}

/** What the megawatts are, and what had to be assumed to know it. */
function powerText({ as }: Claim, size: ClaimSize): string {
	const IT = `${rangeText(number, size)} MW IT`
	const power = size.from === 'mw' ? (as?.power ?? null) : null
	if (power === null) return `Taken as ${IT}, ${BASIS_WORDS[size.from]}`
	if (power.basis === 'it') return `${IT}, as announced`
	const said = `${number(power.MW)} MW ${power.assumed ? 'announced, assumed to be' : 'announced'} at the meter`
	return `${said}, is ${IT} at ${number(power.MW / middleOf(size))} MW per MW IT`
}

function ledeOf(claim: Claim, size: ClaimSize | null, { facilityMW, itMW }: CampusFigures): string {
	if (size === null)
		return `Only a date is given, so it is compared with the months of real campuses.${datesText(claim)}`
	const meter = `the engine has ${number(facilityMW / itMW)} MW at the meter per MW IT in the hottest hour`
	return `${powerText(claim, size)}; ${meter}.${datesText(claim)} Plausible is what real campuses and the engine show. A claim up to ${String(MARGIN * 100)}% outside is at the edge, not implausible.`
}

function titleOf(rows: readonly MeasureRow[]): string {
	const judged = rows.filter(({ status }) => status !== 'incomplete')
	const out = judged.filter(({ status }) => status === 'failing').length
	if (judged.length === 0) return 'A campus of this size'
	if (out === 0)
		return judged.length === 1 ? 'The claim is plausible' : `All ${countInWords(judged.length)} claims are plausible`
	if (judged.length === 1) return 'The claim is outside the range of real campuses'
	return `${sentenceCase(countInWords(out))} of ${countInWords(judged.length)} claims ${out === 1 ? 'is' : 'are'} outside the range of real campuses`
}

/** What the engine is asked for: the middle of what the claims amount to; of a date alone, one building. */
export function megawattsToAsk(claim: Claim): number {
	const size = sizeOfClaim(claim)
	return size === null ? ONE_BUILDING_MW : Math.min(MOST_MW, Math.max(LEAST_MW, middleOf(size)))
}

/** The plain sense of an announcement: each claim against real cases and the engine. */
export function buildCheckView(claim: Claim, figures: CampusFigures): CheckView {
	const size = sizeOfClaim(claim)
	const asked: Asked = { claim, size, figures }
	const plausible = MEASURES.map((measure) => plausibleOf(measure, asked))
	const money = plausible.filter(({ measure }) => measure.scope !== undefined)
	const rows = plausible
		.filter(({ all }) => all !== null)
		.map((one) => {
			const verdict = money.includes(one) ? moneyVerdict(one, money, asked) : verdictOn(one, asked)
			return rowOf(one, verdict, asked)
		})
	return { title: titleOf(rows), lede: ledeOf(claim, size, figures), rows }
}
