import {
	type Backtest,
	BACKTEST_SECTIONS,
	type BacktestSection,
	type Evidence,
	medianError,
	medianOf,
	type Tolerance,
	type Verdict,
} from '#shared/backtest.ts'
import { formatFigure } from '#shared/units/format.ts'
import { delta, MISSING, percent } from '#shared/formats/figures.ts'
import { countInWords, counted, listInWords } from '#shared/formats/months.ts'

export type BacktestRow = {
	readonly id: string
	readonly name: string
	readonly published: string
	readonly predicted: string
	readonly unit: string
	readonly error: string
	readonly tolerance: string
	readonly evidence: string
	readonly verdict: Verdict
	readonly verdictWord: string
	readonly notes: readonly string[]
	readonly source: string
}
export type BacktestsView = {
	readonly finding: string
	readonly lede: string
	readonly figures: readonly { readonly label: string; readonly value: string; readonly sub: string }[]
	readonly sections: readonly {
		readonly id: BacktestSection
		readonly title: string
		readonly sub: string
		readonly rows: readonly BacktestRow[]
	}[]
	readonly classes: readonly { readonly word: string; readonly means: string }[]
}

const LONGEST = 1e15

const SECTION_NAMES: Readonly<Record<BacktestSection, string>> = {
	training: 'Training',
	inference: 'Inference',
	energy: 'Energy and science',
	facility: 'Facility',
	construction: 'Construction workers',
	dates: 'Power dates',
	operations: 'Operations staff',
	money: 'Money',
}

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
	met: 'Met',
	missed: 'Missed',
	shown: 'Not scored',
	not_predicted: 'Not predicted',
}

const EVIDENCE_MEANS: Readonly<Record<Evidence, string>> = {
	identity: 'arithmetic: tests the sums, not the forecast',
	formula: 'a formula and published inputs',
	default: 'planning defaults, not set for the case',
	prior: 'a default built from published runs, including this one',
	tuned: 'a constant was set knowing the result',
	'held-out': 'not seen when constants were set',
}

/** Published cases against the engine, as a page or a table shows them. */
export function buildBacktestsView(cases: readonly Backtest[]): BacktestsView {
	const scored = scoredOf(cases)
	const met = scored.filter(({ verdict }) => verdict === 'met')
	const heldOut = scored.filter(({ evidence }) => evidence === 'held-out')
	const count = (verdict: Verdict) => cases.filter((one) => one.verdict === verdict).length
	return {
		finding: heldOutFinding(heldOut),
		lede: `${besideText(cases)} ${cases.length} published figures against the engine’s formulas and reference data, each with its own tolerance; all ${count('missed')} misses are listed with their reason.`,
		figures: [
			{ label: 'Met', value: `${met.length} of ${scored.length}`, sub: `${count('missed')} missed` },
			{ label: 'Median error', value: shareOf(medianError(scored)), sub: 'of all scored cases, incl. arithmetic' },
			{
				label: 'Median error, held out',
				value: shareOf(medianError(heldOut)),
				sub: `${heldOut.length} cases not used to set constants`,
			},
			{
				label: 'Not scored',
				value: String(count('shown') + count('not_predicted')),
				sub: `${count('shown')} shown, ${count('not_predicted')} not predicted`,
			},
		],
		sections: BACKTEST_SECTIONS.map((id) =>
			sectionOf(
				id,
				cases.filter(({ section }) => section === id),
			),
		),
		classes: Object.entries(EVIDENCE_MEANS).map(([word, means]) => ({ word, means })),
	}
}

/** Only of cases that played no part in a fit or a definition. Rule pT2. */
function heldOutFinding(heldOut: readonly Backtest[]): string {
	if (heldOut.length === 0) return 'No published case was held out'
	const met = heldOut.filter(({ verdict }) => verdict === 'met').length
	return `Held out: ${met} of ${heldOut.length} within tolerance, median error ${shareOf(medianError(heldOut))}`
}

const USED_IN_FITTING: readonly Evidence[] = ['prior', 'tuned']

/** «Beside them stand eight cases of arithmetic, twelve of formulas and defaults and 20 used in fitting; six more are shown unscored.» */
function besideText(cases: readonly Backtest[]): string {
	const scored = scoredOf(cases)
	const among = (wanted: readonly Evidence[]) => scored.filter(({ evidence }) => wanted.includes(evidence)).length
	const beside = listInWords([
		`${counted(among(['identity']), 'case')} of arithmetic`,
		`${countInWords(among(['formula', 'default']))} of formulas and defaults`,
		`${countInWords(among(USED_IN_FITTING))} used in fitting`,
	])
	const unscored = cases.length - scored.length
	return `In addition: ${beside}; ${counted(unscored, 'more is', 'more are')} shown unscored.`
}

function sectionOf(id: BacktestSection, cases: readonly Backtest[]): BacktestsView['sections'][number] {
	const scored = scoredOf(cases)
	const met = scored.filter(({ verdict }) => verdict === 'met').length
	return {
		id,
		title: SECTION_NAMES[id],
		sub: [`${met} of ${scored.length} met`, ...(id === 'dates' ? datesSub(scored) : [medianWords(scored)])].join(' · '),
		rows: cases.map(rowOf),
	}
}

const medianWords = (scored: readonly Backtest[]) => `median error ${shareOf(medianError(scored))}`

/** Dates err in months; what counts for a plan is that one in ten comes after its P90. */
function datesSub(scored: readonly Backtest[]): readonly string[] {
	const months = medianOf(scored.map(({ published, predicted }) => Math.abs((predicted ?? published) - published)))
	const ranged = scored.flatMap(({ published, tolerance }) =>
		tolerance?.kind === 'between' ? [published <= tolerance.high] : [],
	)
	return [
		`median error ${months === null ? MISSING : formatFigure(months, { digits: 2 })} months`,
		`${ranged.filter((holds) => holds).length} of ${ranged.length} not after their P90`,
	]
}

function rowOf(one: Backtest): BacktestRow {
	const { unit } = one
	return {
		id: one.id,
		name: one.name,
		published:
			one.publishedText ??
			(one.verdict === 'not_predicted' && one.published === 0 ? MISSING : figureOf(one.published, unit)),
		predicted: figureOf(one.predicted, unit),
		unit,
		error: errorWords(one),
		tolerance: toleranceWords(one.tolerance),
		evidence: one.evidence,
		verdict: one.verdict,
		verdictWord: VERDICT_WORDS[one.verdict],
		notes: one.notes,
		source: one.source,
	}
}

function scoredOf(cases: readonly Backtest[]): readonly Backtest[] {
	return cases.filter(({ verdict }) => verdict === 'met' || verdict === 'missed')
}

/** Of dates in months, of all else as a share. */
function errorWords({ section, error, published, predicted }: Backtest): string {
	if (error === null || predicted === null) return MISSING
	return section === 'dates'
		? signed(predicted - published, (months) => formatFigure(months, { digits: 2 }))
		: signed(error, percent)
}

function toleranceWords(tolerance: Tolerance | null): string {
	if (tolerance === null) return MISSING
	if (tolerance.kind === 'between') return `P10–P90: ${tolerance.low}–${tolerance.high}`
	if (tolerance.kind === 'not_before') return `P10: ${formatFigure(tolerance.low)} or later`
	if (tolerance.kind === 'exact') return 'exact'
	return tolerance.kind === 'share' ? `±${percent(tolerance.share)}` : `factor ${formatFigure(tolerance.factor)}`
}

/** People are whole; work in FLOP has too many digits to write out. */
function figureOf(value: number | null, unit: string): string {
	if (value !== null && value >= LONGEST) return value.toPrecision(4).replace('e+', 'e')
	return formatFigure(value, { whole: /heads|jobs/.test(unit) })
}

const shareOf = (value: number | null) => (value === null ? MISSING : percent(value))
const signed = (error: number, words: (value: number) => string) => {
	const said = delta(error, words)
	return said === 'same' ? words(0) : said
}
