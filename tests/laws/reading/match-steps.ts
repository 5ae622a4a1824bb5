import { type AST, RegExpParser } from '@eslint-community/regexpp'

type Matched = { readonly index: number; readonly end: number } | null
type Next = (at: number) => number | null
type Room = { readonly text: string; steps: number }
type Matcher = (room: Room, at: number, next: Next) => number | null
type Condition = (room: Room, at: number) => boolean

const { exec } = RegExp.prototype
const parser = new RegExpParser()
type Pattern = { readonly flags: AST.Flags; readonly matcher: Matcher }
const patterns = new WeakMap<RegExp, Pattern>()
/** A pattern that stands in a function is another object each time it runs. */
const written = new Map<string, Pattern>()

function patternOf(pattern: RegExp): Pattern {
	const text = `/${pattern.source}/${pattern.flags}`
	const known = written.get(text)
	if (known !== undefined) return known
	const { flags, pattern: parsed } = parser.parseLiteral(text)
	const made = { flags, matcher: either(parsed.alternatives, flags) }
	written.set(text, made)
	return made
}

const itself: Next = (at) => at

/**
 * The steps in which a backtracking matcher finds what a pattern matches from a place on: a step for each letter, way and end that is
 * tried. The engine's own count cannot be asked for, and its time is not the same twice; that both find the same is held by whoever
 * asks. What the engine knows to skip (a first letter that is nowhere) is counted all the same.
 *
 * A pattern is made a function once: it goes through millions of letters. None of it walks a list by `of` or gives a function a name,
 * as lists are watched where this runs, and names are written at each call.
 */
export function matchSteps(
	pattern: RegExp,
	text: string,
	from: number,
): { readonly found: Matched; readonly steps: number } {
	const known = patterns.get(pattern) ?? patternOf(pattern)
	patterns.set(pattern, known)
	const { flags, matcher } = known
	const room: Room = { text, steps: 0 }
	const last = flags.sticky ? from : text.length
	// With /u no match begins in the middle of a letter.
	for (let index = from; index <= last; index += flags.unicode ? widthAt(text, index) : 1) {
		const end = matcher(room, index, itself)
		if (end !== null) return { found: { index, end }, steps: room.steps }
	}
	return { found: null, steps: room.steps }
}

const widthAt = (text: string, at: number) => String.fromCodePoint(text.codePointAt(at) ?? 0).length

function either(alternatives: readonly AST.Alternative[], flags: AST.Flags): Matcher {
	const ways = alternatives.map(({ elements }) => sequence(elements, flags))
	const [only] = ways
	if (ways.length === 1 && only !== undefined) return only
	return (room, at, next) => {
		for (let index = 0; index < ways.length; index += 1) {
			const end = ways[index]?.(room, at, next) ?? null
			if (end !== null) return end
		}
		return null
	}
}

const sequence = (elements: readonly AST.Element[], flags: AST.Flags): Matcher =>
	elements
		.map((element) => one(element, flags))
		.reduceRight((rest, first) => (room, at, next) => first(room, at, (then) => rest(room, then, next)), ended)

const ended: Matcher = (_, at, next) => next(at)

/** A step, and what is tried with it. */
function one(element: AST.Element, flags: AST.Flags): Matcher {
	const tried = matcherOf(element, flags)
	return (room, at, next) => {
		room.steps += 1
		return tried(room, at, next)
	}
}

function matcherOf(element: AST.Element, flags: AST.Flags): Matcher {
	switch (element.type) {
		case 'Group':
		case 'CapturingGroup':
			return either(element.alternatives, flags)
		case 'Quantifier':
			return isLetter(element.element) ? run(element, flags) : repeated(element, flags)
		case 'Assertion': {
			const holds = condition(element, flags)
			return (room, at, next) => (holds(room, at) ? next(at) : null)
		}
		case 'Character':
		case 'CharacterClass':
		case 'CharacterSet': {
			const letterAt = letterOf(element, flags)
			return (room, at, next) => {
				const width = letterAt(room, at)
				return width === 0 ? null : next(at + width)
			}
		}
		default:
			throw new Error(`No pattern here has a ${element.type}.`)
	}
}

const isLetter = (node: AST.Node) => ['Character', 'CharacterClass', 'CharacterSet'].includes(node.type)

function repeated({ element, min, max, greedy }: AST.Quantifier, flags: AST.Flags): Matcher {
	const round = one(element, flags)
	const rounds: Matcher[] = []
	const after = (times: number): Matcher => (rounds[times] ??= makeRound(times))
	// A round in which nothing is matched is none.
	function makeRound(times: number): Matcher {
		const again: Matcher = (room, at, next) =>
			times >= max
				? null
				: round(room, at, (then) => (then === at && times >= min ? null : after(times + 1)(room, then, next)))
		if (times < min) return again
		return greedy
			? (room, at, next) => again(room, at, next) ?? next(at)
			: (room, at, next) => next(at) ?? again(room, at, next)
	}
	return (room, at, next) => after(0)(room, at, next)
}

/** A run of single letters, without a round of its own for each. */
function run({ element, min, max, greedy }: AST.Quantifier, flags: AST.Flags): Matcher {
	const letterAt = letterOf(element, flags)
	const longer = (room: Room, ends: number[]) => {
		const end = ends[ends.length - 1] ?? 0
		room.steps += 1
		const width = ends.length > max ? 0 : letterAt(room, end)
		if (width > 0) ends.push(end + width)
		return width > 0
	}
	return (room, at, next) => {
		const ends = [at]
		while ((greedy || ends.length <= min) && longer(room, ends));
		if (ends.length <= min) return null
		if (greedy) {
			for (let count = ends.length - 1; count >= min; count -= 1) {
				room.steps += 1
				const end = next(ends[count] ?? at)
				if (end !== null) return end
			}
			return null
		}
		for (let count = min; count < ends.length; count += 1) {
			room.steps += 1
			const end = next(ends[count] ?? at)
			if (end !== null) return end
			longer(room, ends)
		}
		return null
	}
}

/** How wide the letter at a place is, where the node is one for it; 0 where not. */
function letterOf(node: AST.Node, flags: AST.Flags): (room: Room, at: number) => number {
	const modes = `${flags.unicode ? 'u' : ''}${flags.ignoreCase ? 'i' : ''}${flags.dotAll ? 's' : ''}`
	const own = new RegExp(`^(?:${node.raw})$`, modes)
	const known = new Map<string, boolean>()
	return ({ text }, at) => {
		if (at >= text.length) return 0
		const letter = flags.unicode ? String.fromCodePoint(text.codePointAt(at) ?? 0) : text.charAt(at)
		let is = known.get(letter)
		if (is === undefined) {
			is = exec.call(own, letter) !== null
			known.set(letter, is)
		}
		return is ? letter.length : 0
	}
}

const isWord = (letter: string) => exec.call(/\w/, letter) !== null

function condition(assertion: AST.Assertion, flags: AST.Flags): Condition {
	const { multiline } = flags
	switch (assertion.kind) {
		case 'start':
			return ({ text }, at) => at === 0 || (multiline && text[at - 1] === '\n')
		case 'end':
			return ({ text }, at) => at === text.length || (multiline && text[at] === '\n')
		case 'word':
			return ({ text }, at) => (isWord(text.charAt(at - 1)) !== isWord(text.charAt(at))) !== assertion.negate
		case 'lookahead': {
			const ahead = either(assertion.alternatives, flags)
			return (room, at) => (ahead(room, at, itself) !== null) !== assertion.negate
		}
		case 'lookbehind': {
			const behind = isBehind(assertion, flags)
			return (room, at) => behind(room, at) !== assertion.negate
		}
	}
}

function isBehind({ alternatives }: AST.LookaroundAssertion, flags: AST.Flags): Condition {
	const widest = Math.max(...alternatives.map(({ elements }) => elements.reduce((sum, part) => sum + widthOf(part), 0)))
	const matcher = either(alternatives, flags)
	return (room, at) => {
		for (let from = at; from >= Math.max(0, at - widest); from -= 1)
			if (matcher(room, from, (end) => (end === at ? end : null)) !== null) return true
		return false
	}
}

function widthOf(element: AST.Element): number {
	if (element.type === 'Quantifier') return element.max * widthOf(element.element)
	if (element.type === 'Assertion') return 0
	if (element.type !== 'Group' && element.type !== 'CapturingGroup') return 2
	return Math.max(...element.alternatives.map(({ elements }) => elements.reduce((sum, part) => sum + widthOf(part), 0)))
}
