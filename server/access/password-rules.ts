import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

const MIN_LENGTH = 12
const MAX_LENGTH = 256
const MIN_SCORE = 3
// Above this the estimate only costs time: so long a password has the score it needs, or is one pattern over and over.
const ESTIMATED_LENGTH = 64

type JudgedPassword = { readonly password: string; readonly context: readonly string[] }

let estimator: ZxcvbnFactory | null = null

/**
 * What is wrong with a new password, or nothing. Length and guessability only: no rule about kinds of characters.
 * `context` holds words a guesser would try first, such as the name and the parts of the address. Guessing costs up to a
 * tenth of a second: it is asked of a thread.
 */
export function passwordProblems({ password, context }: JudgedPassword): string[] {
	const length = Array.from(password).length
	if (length < MIN_LENGTH)
		return [`Use at least ${MIN_LENGTH} characters; this has ${length}. A few unrelated words do well.`]
	if (length > MAX_LENGTH) return [`Use at most ${MAX_LENGTH} characters; this has ${length}.`]
	const words = contextWords(context)
	const bare = strip(password.toLowerCase(), words)
	if (bare.length < 6)
		return ['This is mostly your name, your address or the name of this product. Use words no one would link to you.']
	estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
	const { score } = estimator.check(password.slice(0, ESTIMATED_LENGTH), words)
	return score < MIN_SCORE
		? ['This is easy to guess: a known password, a repeat or a keyboard run. Put a few unrelated words together.']
		: []
}

function contextWords(context: readonly string[]): string[] {
	const parts = context.flatMap((text) => [text, ...text.split(/[\s@._+-]+/)])
	return ['strata', ...parts].map((word) => word.toLowerCase()).filter((word) => word.length >= 3)
}

function strip(password: string, words: readonly string[]): string {
	return [...words].sort((a, b) => b.length - a.length).reduce((rest, word) => rest.replaceAll(word, ''), password)
}
