/** What an announcement says of a figure before or behind it: that it is the most, the least, or about so. */
export type Bound = 'most' | 'least' | null

const LEAST = ['more than', 'no less than', 'not less than', 'no fewer than', 'at least', 'in excess of', 'upwards of', 'over', 'above', 'exceeding', 'minimum', '>', '≥'] // prettier-ignore
const MOST = ['up to', 'as much as', 'as many as', 'at most', 'no more than', 'not more than', 'under', 'below', 'less than', 'fewer than', 'maximum', '<', '≤'] // prettier-ignore
const ABOUT = ['around', 'about', 'approximately', 'approx.', 'approx', 'roughly', 'nearly', 'almost', 'some', 'circa', 'ca.', 'an estimated', 'estimated', 'est.', 'planned', 'peak of', 'peak', 'total of', 'total', 'a', 'an', 'the', '~', '≈'] // prettier-ignore
const LEAST_BEHIND = ['or more', 'plus', '+', 'minimum']
const MOST_BEHIND = ['or less', 'maximum', 'max']
const ABOUT_BEHIND = ['at peak', 'at the peak', 'at its peak', 'peak', 'at full build-out', 'at full buildout', 'in total', 'total', 'or so', 'approximately', 'approx.'] // prettier-ignore

const marks = (words: readonly string[], bound: Bound) => words.map((word) => ({ word, bound }))
const FRONT = [...marks(LEAST, 'least'), ...marks(MOST, 'most'), ...marks(ABOUT, null)]
const BEHIND = [...marks(LEAST_BEHIND, 'least'), ...marks(MOST_BEHIND, 'most'), ...marks(ABOUT_BEHIND, null)]
/** `a total of up to about`: nobody says more of one figure. */
const MOST_WORDS = 4

const isWord = (word: string) => /^[a-z]/.test(word)

function cutFront(text: string): { readonly rest: string; readonly bound: Bound } | null {
	const small = text.toLowerCase()
	const found = FRONT.find(({ word }) => small.startsWith(isWord(word) ? `${word} ` : word))
	return found === undefined ? null : { rest: text.slice(found.word.length).trimStart(), bound: found.bound }
}

function cutBehind(text: string): { readonly rest: string; readonly bound: Bound } | null {
	const small = text.toLowerCase()
	const found = BEHIND.find(({ word }) => small.endsWith(isWord(word) ? ` ${word}` : word))
	return found === undefined ? null : { rest: text.slice(0, -found.word.length).trimEnd(), bound: found.bound }
}

/** `300+ MW` */
const PLUS = /(\d)\+ ?(?=\p{L})/u

/** `up to 1 GW` → `1 GW`, the most; `4,000 at peak` → `4,000`. */
export function withoutHedges(text: string): { readonly figure: string; readonly bound: Bound } {
	const plain = text.trim().replaceAll(/\s+/g, ' ')
	let figure = plain.replace(PLUS, '$1 ')
	let bound: Bound = figure === plain ? null : 'least'
	for (const cut of [cutFront, cutBehind])
		for (let words = 0; words < MOST_WORDS; words += 1) {
			const less = cut(figure)
			if (less === null) break
			figure = less.rest
			bound = less.bound ?? bound
		}
	return { figure, bound }
}

const BETWEEN = /\s?[–—]\s?| to | and | - |(?<=[\d\p{L}])-(?=[$€£¥]?\d)/u
/** All before what stands behind the digits: `$1.2`. */
const TO_DIGITS_END = /^\D*[\d.,'’]+/

/** The ends of a range, each with the unit that both share: `300–450 MW` → `300 MW`, `450 MW`; null of one figure. */
export function endsIn(text: string): readonly [low: string, high: string] | null {
	const [low = '', high, ...more] = text.replace(/^(?:between|from) /i, '').split(BETWEEN)
	if (high === undefined || more.length > 0 || !/\d/.test(low) || !/\d/.test(high)) return null
	const unit = high.replace(TO_DIGITS_END, '')
	const bare = low.replace(TO_DIGITS_END, '') === ''
	return [bare ? `${low}${unit}` : low, high]
}
