import { keptBy } from '#shared/records/kept-by.ts'
import { nearKeys } from '#shared/schemas/checks/keys.ts'
import type { GridChoice } from '#shared/grid/grid-choice.ts'
import { LONGEST_CELL, tooLongForCell } from './cell-length.ts'

type ParseChoiceResult =
	| { readonly ok: true; readonly value: string }
	/** with the names that it could stand for, if they are few */
	| { readonly ok: false; readonly message: string; readonly fixes: readonly string[] }

const FEW = 6
const MOST_NEAR = 3
const MOST_WORDS = 8
const MOST_WORDS_OF_NAME = 24
const MOST_LOOKED_THROUGH = 300
const MARKS = /\p{Mn}/gu
/** As it is told apart: neither by its size nor by the marks on its letters. */
const plain = (text: string) => text.normalize('NFKD').replaceAll(MARKS, '').trim().toLowerCase()
/** Its words, by letters and figures alone: `GB200-NVL72` and `GB200 NVL72` are the same two. */
const wordsOf = (text: string): readonly string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** What stands in a list of many where a text was meant for one of them; as it is one from a list, at least that. */
function wayOn(meant: string, { begun, all }: { readonly begun: readonly string[]; readonly all: readonly string[] }) {
	if (all.length === 0) return { said: 'Add it first.', fixes: [] }
	const listed = begun.length > 0 ? begun : all
	if (listed.length <= FEW) return { said: `Choose ${listed.join(' or ')}.`, fixes: listed }
	const near = nearKeys(meant, listed, MOST_NEAR)
	const said = near.length === 0 ? 'Choose one from the list.' : `Did you mean ${near.join(' or ')}?`
	return { said, fixes: near }
}

/** What each name means; of two choices that have it the first. */
function meaning(choices: readonly GridChoice[], namesOf: (choice: GridChoice) => readonly string[]) {
	const meant = new Map<string, string>()
	for (const choice of choices) for (const name of namesOf(choice)) if (!meant.has(name)) meant.set(name, choice.value)
	return meant
}

/** A list of choices as texts are looked up in it: thousands of cells may be read by one of them. */
const lookedUp = keptBy((choices: readonly GridChoice[]) => ({
	exact: meaning(choices, ({ label, value }) => [label, value]),
	called: meaning(choices, (choice) => namesOf(choice).map(plain)),
	spelt: meaning(choices, (choice) => namesOf(choice).map((name) => wordsOf(name).join(''))),
	labels: choices.map((choice) => ({
		value: choice.value,
		label: choice.label,
		plain: plain(choice.label),
		names: namesOf(choice).map((name) => [...new Set(wordsOf(name))].slice(0, MOST_WORDS_OF_NAME)),
	})),
}))
type LookedUp = ReturnType<typeof lookedUp>['labels']

const namesOf = ({ label, value, also = [] }: GridChoice): readonly string[] => [label, value, ...also]

/** Those of whose names one holds all that was typed: each typed word begins a word of it, a number is one. */
function holding(typed: readonly string[], labels: LookedUp): LookedUp {
	const sought = typed.map((word) => ({ word, isNumber: /^\d+$/.test(word) }))
	const holds = (name: readonly string[]) =>
		sought.every(({ word, isNumber }) => name.some((own) => (isNumber ? own === word : own.startsWith(word))))
	// Words of thousands of names are looked through for no text: where a list is that long, a name is typed from its beginning.
	if (typed.length === 0 || typed.length > MOST_WORDS || labels.length > MOST_LOOKED_THROUGH) return []
	return labels.filter(({ names }) => names.some(holds))
}

/** The choice a person means: by its shown name or another it goes by, however they write it, by its beginning, or by words of it that no other has. */
export function parseChoice(text: string, choices: readonly GridChoice[]): ParseChoiceResult {
	const long = tooLongForCell(text, 'choice')
	if (long !== null) return { ok: false, message: long, fixes: [] }
	const { exact, called, spelt, labels } = lookedUp(choices)
	const meant = plain(text)
	const typed = wordsOf(text)
	const found = exact.get(text) ?? called.get(meant) ?? spelt.get(typed.join(''))
	if (found !== undefined && meant !== '') return { ok: true, value: found }
	const begun = labels.filter((choice) => choice.plain.startsWith(meant))
	const likely = begun.length > 0 ? begun : holding(typed, labels)
	const [only] = likely
	if (only !== undefined && likely.length === 1) return { ok: true, value: only.value }
	const names = { begun: likely.map(({ label }) => label), all: choices.map(({ label }) => label) }
	const { said, fixes } = wayOn(text, names)
	return { ok: false, message: `“${text}” not found. ${said}`, fixes }
}

/** Several of them: one a line, or with commas or semicolons between, in the order that counts. */
export function parseChoices(text: string, choices: readonly GridChoice[]) {
	const { called, labels } = lookedUp(choices)
	const meant = text.length <= LONGEST_CELL ? plain(text) : ''
	const isBegun = () => labels.filter((choice) => choice.plain.startsWith(meant)).length === 1
	const whole = meant !== '' && (called.has(meant) || isBegun())
	const values: string[] = []
	const parts = whole ? [text] : text.split(text.includes('\n') ? /\n/ : /[,;]/).map((part) => part.trim())
	for (const [at, part] of parts.entries()) {
		if (part === '') continue
		const found = parseChoice(part, choices)
		// Of several names a fix is of one alone, in its place.
		if (!found.ok)
			return {
				...found,
				fixes: found.fixes.map((name) => parts.with(at, name).join(text.includes('\n') ? '\n' : ', ')),
			}
		values.push(found.value)
	}
	return { ok: true as const, value: values }
}
