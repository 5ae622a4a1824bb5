import { keptBy } from '#shared/records/kept-by.ts'
import { nearKeys } from '#shared/schemas/checks/keys.ts'
import type { GridChoice } from '#shared/grid/grid-choice.ts'
import { LONGEST_CELL, tooLongForCell } from './cell-length.ts'

type ParseChoiceResult =
	{ readonly ok: true; readonly value: string } | { readonly ok: false; readonly message: string }

const FEW = 6
const MOST_NEAR = 3
const MARKS = /\p{Mn}/gu
/** As it is told apart: neither by its size nor by the marks on its letters. */
const plain = (text: string) => text.normalize('NFKD').replaceAll(MARKS, '').trim().toLowerCase()

/** What stands in a list of many where a text was meant for one of them; as it is one from a list, at least that. */
function wayOn(meant: string, { begun, all }: { readonly begun: readonly string[]; readonly all: readonly string[] }) {
	if (all.length === 0) return 'Add it first.'
	const listed = begun.length > 0 ? begun : all
	if (listed.length <= FEW) return `Choose ${listed.join(' or ')}.`
	const near = nearKeys(meant, listed, MOST_NEAR)
	return near.length === 0 ? 'Choose one from the list.' : `Did you mean ${near.join(' or ')}?`
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
	called: meaning(choices, ({ label, value, also = [] }) => [label, value, ...also].map(plain)),
	labels: choices.map(({ value, label }) => ({ value, label, plain: plain(label) })),
}))

/** The choice a person means: by its shown name or another it goes by, however they write its letters, or by its key. */
export function parseChoice(text: string, choices: readonly GridChoice[]): ParseChoiceResult {
	const long = tooLongForCell(text, 'choice')
	if (long !== null) return { ok: false, message: long }
	const { exact, called, labels } = lookedUp(choices)
	const meant = plain(text)
	const found = exact.get(text) ?? called.get(meant)
	if (found !== undefined) return { ok: true, value: found }
	const begun = labels.filter((choice) => choice.plain.startsWith(meant))
	const [only] = begun
	if (only !== undefined && begun.length === 1) return { ok: true, value: only.value }
	const names = { begun: begun.map(({ label }) => label), all: choices.map(({ label }) => label) }
	return { ok: false, message: `There is no «${text}». ${wayOn(text, names)}` }
}

/** Several of them: one a line, or with commas or semicolons between, in the order that counts. */
export function parseChoices(text: string, choices: readonly GridChoice[]) {
	const whole = text.length <= LONGEST_CELL && parseChoice(text, choices).ok
	const values: string[] = []
	for (const part of whole ? [text] : text.split(text.includes('\n') ? /\n/ : /[,;]/)) {
		if (part.trim() === '') continue
		const found = parseChoice(part.trim(), choices)
		if (!found.ok) return found
		values.push(found.value)
	}
	return { ok: true as const, value: values }
}
