import { ASSUMPTION_KEYS, ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import type { Cell, ReportInput, TableBlock } from '../report-model.ts'
import { counted, listInWords } from '#shared/formats/months.ts'
import { tableOf } from './blocks.ts'
import { notedInput } from './noted-input.ts'
import { left, strong, words } from './report-parts.ts'

/** What a source is cited by, and what rests on it. */
type SourceBookCited = { readonly number: string; readonly on: readonly string[] }
export type SourceBook = ReadonlyMap<string, SourceBookCited>

/** A shorter text is as easily read as its number. */
const LEAST = 16

function citedIn({ plan, behind }: ReportInput): readonly (readonly [source: string, on: string])[] {
	const notes = Object.entries(plan.notes).flatMap(([path, { source }]) =>
		source === null ? [] : [[source, notedInput(plan, path).name] as const],
	)
	const assumptions = ASSUMPTION_KEYS.map((key) => {
		const { label, source } = ASSUMPTIONS[key]
		const own = plan.assumptions[key]
		return [own === undefined ? source : (own.source ?? ''), label] as const
	})
	const leaves = (behind?.headlines ?? []).flatMap(({ restsOn }) =>
		(restsOn?.guesses ?? []).flatMap(({ label, origin }) =>
			'source' in origin && typeof origin.source === 'string' ? [[origin.source, label] as const] : [],
		),
	)
	return [...notes, ...assumptions, ...leaves].filter(([source]) => source.length >= LEAST)
}

/** Every source once, in the order in which it is met. */
export function sourceBook(input: ReportInput): SourceBook {
	const found = new Map<string, SourceBookCited>()
	for (const [source, on] of citedIn(input)) {
		const { number, on: before } = found.get(source) ?? { number: `S${String(found.size + 1)}`, on: [] }
		found.set(source, { number, on: before.includes(on) ? before : [...before, on] })
	}
	return found
}

/** A table whose sources are cited by their numbers; the longest first, as one may begin with another. */
export function citing(block: TableBlock, book: SourceBook): TableBlock {
	const longest = [...book].toSorted(([one], [other]) => other.length - one.length)
	const cited = (text: string) =>
		longest.reduce((now, [source, { number }]) => (now.includes(source) ? now.replaceAll(source, number) : now), text)
	return { ...block, rows: block.rows.map((row) => row.map((cell): Cell => ({ ...cell, text: cited(cell.text) }))) }
}

const NAMED = 6

const restsText = (on: readonly string[]) =>
	on.length <= NAMED + 1
		? listInWords(on)
		: listInWords([...on.slice(0, NAMED), `${counted(on.length - NAMED, 'more input')} marked with it`])

/** Each source once, with what rests on it. */
export const sourcesTable = (book: SourceBook): TableBlock =>
	tableOf({
		title: 'Sources, each once, with what uses it',
		columns: [left('No.', 0.3), left('Source', 2.2), left('Used by', 2)],
		rows: [...book].map(([source, { number, on }]) => [strong(number), words(source), words(restsText(on))]),
		least: 4,
		noun: 'sources',
		empty: 'No source is named.',
		anchor: 'sources',
	})
