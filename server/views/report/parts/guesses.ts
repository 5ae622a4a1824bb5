import type { Leaf } from '#shared/explanation.ts'
import { INPUT_GRADES, type InputGrade } from '#shared/readiness.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { formatFigure } from '#shared/units/format.ts'
import { namesIn } from '../../explain/explanation-view.ts'
import { groupLeaves, type LeafGroup } from '../../explain/leaf-groups.ts'
import type { ReportSettings } from '#shared/schemas/report/report-settings.ts'
import { leafLine } from '../../explain/origin-words.ts'
import { estimateWords } from '../../messages/estimate-words.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { countInWords, listInWords, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { placeWords } from '../../messages/place-words.ts'
import type { Cell, ChartBlock, ReportInput, TableBlock } from '../report-model.ts'
import { chartOf, tableOf } from './blocks.ts'
import { notedInput } from './noted-input.ts'
import { left, right, words } from './report-parts.ts'

type Moved = { readonly leaf: Leaf; readonly moves: readonly string[] }

/** Guesses behind the headline figures, by their own traces, each with the figures it stands behind. */
function guessesBehind({ behind }: ReportInput): readonly Moved[] {
	const found = new Map<string, Moved>()
	for (const { label, restsOn } of behind?.headlines ?? [])
		for (const leaf of restsOn?.guesses ?? []) {
			const key = `${leaf.label} ${leaf.scope}`
			const before = found.get(key)?.moves ?? []
			found.set(key, { leaf, moves: before.includes(label) ? before : [...before, label] })
		}
	return [...found.values()]
}

type GuessesKind = Pick<LeafGroup, 'label' | 'lines'> & { readonly moves: readonly string[] }

/** Guesses of one kind as one: those that most headline figures rest on first, then the nearest. */
function kindsOf(input: ReportInput): readonly GuessesKind[] {
	const nameOf = namesIn(input.plan)
	const words = { placeOf: (scope: string) => placeWords(scope, nameOf), linkOf: () => null }
	const all = guessesBehind(input)
	const movesOf = new Map(all.map(({ leaf, moves }) => [leafLine(leaf, words).key, moves]))
	return groupLeaves(
		all.map(({ leaf }) => leaf),
		(leaf) => leafLine(leaf, words),
	)
		.map(({ label, lines }) => ({
			label,
			lines,
			moves: [...new Set(lines.flatMap(({ key }) => movesOf.get(key) ?? []))],
		}))
		.toSorted((one, other) => other.moves.length - one.moves.length)
}

/** Two are named; more are counted. */
const NAMED = 2

function movesText(moves: readonly string[], { behind }: ReportInput): string {
	const all = behind?.headlines.length ?? 0
	if (moves.length === all) return 'All headline figures'
	if (moves.length > NAMED)
		return sentenceCase(`${countInWords(moves.length)} of ${countInWords(all)} headline figures`)
	return listInWords(moves)
}

function tracedRows(input: ReportInput, length: ReportSettings['length']): readonly (readonly Cell[])[] {
	return kindsOf(input).map(({ label, lines, moves }) => {
		const [nearest] = lines
		const detail = nearest?.detail ?? ''
		return [
			words(lines.length === 1 ? (nearest?.label ?? label) : label),
			words(String(lines.length)),
			...(length === 'full'
				? [{ text: nearest?.value ?? MISSING, guess: true }, words(detail === '' ? MISSING : detail)]
				: []),
			words(movesText(moves, input)),
		]
	})
}

const endText = (end: number | string) => (typeof end === 'string' ? shortMonth(end) : formatFigure(end))

/** Where nobody holds the run: the inputs that the plan’s own notes call guesses. */
function notedRows(plan: PlanFile): readonly (readonly Cell[])[] {
	return Object.entries(plan.notes).flatMap(([path, note]) => {
		if (note.quality !== 'guess') return []
		const { name, value } = notedInput(plan, path)
		const { low, high } = note
		const range = low === null || high === null ? (note.why ?? MISSING) : `${endText(low)} to ${endText(high)}`
		return [[words(name), { text: value, guess: true }, words(range)]]
	})
}

const TRACED = {
	full: [left('Input', 1), right('Guesses'), right('Nearest'), left('Its range and source', 1.6), left('Moves', 1)],
	brief: [left('Input', 1), right('Guesses'), left('Moves', 1.2)],
} as const

/** Guesses as guesses: what each is, the range it stands for, and which headline figures hang on it. */
export function guessesTable(input: ReportInput, length: ReportSettings['length'] = 'full'): TableBlock {
	const traced = input.behind !== undefined
	return tableOf({
		title: traced ? 'Guesses behind the headline figures, by kind' : 'Inputs that the plan calls guesses',
		columns: traced ? TRACED[length] : [left('Input', 1.2), right('Value'), left('Range, reason', 1.4)],
		rows: traced ? tracedRows(input, length) : notedRows(input.plan),
		least: 4,
		noun: traced ? 'kinds of guess' : 'guesses',
		empty: traced ? 'No headline figure uses a guess.' : 'The plan calls none of its inputs a guess.',
		restAt: 'guesses',
	})
}

const GRADES: Readonly<Record<InputGrade, string>> = {
	own: 'Own, with a source',
	unsourced: 'Own, without a source',
	benchmark: 'Benchmark',
	guess: 'Guess',
	stale: 'Older than two years',
}

type Counts = readonly { readonly name: string; readonly count: number }[]

function countsOf({ plan, behind }: ReportInput): Counts {
	if (behind !== undefined) {
		const { inputs, published } = behind.readiness
		const graded = INPUT_GRADES.map((grade) => ({ name: GRADES[grade], count: inputs[grade].length }))
		return [{ name: 'Published', count: published }, ...graded].filter(({ count }) => count > 0)
	}
	const notes = Object.values(plan.notes).map(({ quality }) => quality)
	return (['contract', 'quote', 'benchmark', 'guess'] as const)
		.map((quality) => ({
			name: sentenceCase(quality),
			count: notes.filter((own) => own === quality).length,
		}))
		.filter(({ count }) => count > 0)
}

/** Shares are told of money alone, so that no two of them stand side by side on different bases. */
function shareByMoney({ result }: ReportInput): string {
	const told = estimateWords(result)
	return told === '' ? '' : ` Shares are of capex: ${told}.`
}

/** How good the inputs are that the result rests on. */
export function qualityBlock(input: ReportInput): ChartBlock {
	const counts = countsOf(input)
	const total = counts.reduce((sum, { count }) => sum + count, 0)
	const guesses = counts.find(({ name }) => name === 'Guess')?.count ?? 0
	const isRun = input.behind !== undefined
	const title =
		total === 0
			? 'No input has a note on how good it is'
			: guesses === 0
				? `None of ${total} ${isRun ? 'inputs' : 'noted inputs'} is a guess`
				: `${guesses} of ${total} ${isRun ? 'inputs' : 'noted inputs'} are guesses`
	return chartOf({
		title,
		measure: isRun ? 'Inputs behind the plan’s losses, each once, by grade' : 'Notes of the plan, by quality',
		alt: [`${title}.`, ...counts.map(({ name, count }) => `${name}: ${count}.`)].join(' '),
		source: total === 0 ? '' : `Each input counts once, however many figures use it.${shareByMoney(input)}`,
		chart: { type: 'quality', model: { parts: counts.map((part) => ({ ...part, guess: part.name === 'Guess' })) } },
	})
}
