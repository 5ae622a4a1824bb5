import type { GridChoice } from '../grid-choices.ts'

type Found = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly message: string }

const FEW = 6
const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase()

/** The choice a person means: by its shown name, however they write its letters, or by its key. */
export function parseChoice(text: string, choices: readonly GridChoice[]): Found {
	const exact = choices.find(({ value, label }) => label === text || value === text)
	const meant = plain(text)
	const found = exact ?? choices.find(({ value, label }) => plain(label) === meant || plain(value) === meant)
	if (found !== undefined) return { ok: true, value: found.value }
	const begun = choices.filter(({ label }) => plain(label).startsWith(meant))
	const [only] = begun
	if (only !== undefined && begun.length === 1) return { ok: true, value: only.value }
	const listed = (begun.length > 0 ? begun : choices).map(({ label }) => label)
	const near = listed.length <= FEW ? `Choose ${listed.join(' or ')}.` : 'Choose one from the list.'
	return { ok: false, message: `There is no «${text}». ${choices.length === 0 ? 'Add it first.' : near}` }
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
