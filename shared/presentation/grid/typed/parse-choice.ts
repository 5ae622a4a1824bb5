import { nearKeys } from '#shared/schemas/checks/keys.ts'
import type { GridChoice } from '../grid-choices.ts'

type Found = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly message: string }

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

/** The choice a person means: by its shown name or another it goes by, however they write its letters, or by its key. */
export function parseChoice(text: string, choices: readonly GridChoice[]): Found {
	const exact = choices.find(({ value, label }) => label === text || value === text)
	const meant = plain(text)
	const found =
		exact ??
		choices.find(({ value, label, also = [] }) => [label, value, ...also].some((name) => plain(name) === meant))
	if (found !== undefined) return { ok: true, value: found.value }
	const begun = choices.filter(({ label }) => plain(label).startsWith(meant))
	const [only] = begun
	if (only !== undefined && begun.length === 1) return { ok: true, value: only.value }
	const names = { begun: begun.map(({ label }) => label), all: choices.map(({ label }) => label) }
	return { ok: false, message: `There is no «${text}». ${wayOn(text, names)}` }
}

/** Several of them: one a line, or with commas or semicolons between, in the order that counts. */
export function parseChoices(text: string, choices: readonly GridChoice[]) {
	const whole = parseChoice(text, choices)
	const parts = (whole.ok ? [text] : text.split(text.includes('\n') ? /\n/ : /[,;]/)).map((part) => part.trim())
	const found = parts.filter((part) => part !== '').map((part) => parseChoice(part, choices))
	const wrong = found.find((one) => !one.ok)
	if (wrong !== undefined) return wrong
	return { ok: true as const, value: found.flatMap((one) => (one.ok ? [one.value] : [])) }
}
