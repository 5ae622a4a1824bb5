import { isRecord } from '#shared/is-record.ts'
import type { WhyTarget } from '#shared/formats/key-figure.ts'

/** Something that was looked for: what it is, and where it stands or which explanation it opens. */
export type Find = {
	readonly kind: string
	readonly name: string
	readonly note: string
	/** within the plan, or (with a slash) anywhere */
	readonly to: string
	readonly why?: WhyTarget
}

export const isFinds = (value: unknown): value is readonly Find[] =>
	Array.isArray(value) && value.every((one) => isRecord(one) && typeof one['to'] === 'string')

/** Of each kind at most so many: who looks for more types another letter. */
export const MOST_FINDS = 6

/** Whether a text has all the words in it, each at the beginning of one of its own. */
export function hasWords(text: string, words: string): boolean {
	const own = ` ${wordsOf(text).join(' ')}`
	return wordsOf(words).every((word) => own.includes(` ${word}`))
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
