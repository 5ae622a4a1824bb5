import { type AST, RegExpParser } from '@eslint-community/regexpp'

type Matched = { readonly index: number; readonly end: number } | null
type Next = (at: number) => number | null
type Room = { readonly text: string; readonly flags: AST.Flags; steps: number }

const { exec } = RegExp.prototype
const parser = new RegExpParser()
const patterns = new WeakMap<RegExp, AST.RegExpLiteral>()
const letters = new WeakMap<AST.Node, { readonly own: RegExp; readonly known: Map<string, boolean> }>()

/**
 * The steps in which a backtracking matcher finds what a pattern matches from a place on: a step for each letter, way and end that is
 * tried. The engine's own count cannot be asked for, and its time is not the same twice; that both find the same is held by whoever
 * asks. What the engine knows to skip (a first letter that is nowhere) is counted all the same.
 */
export function matchSteps(
	pattern: RegExp,
	text: string,
	from: number,
): { readonly found: Matched; readonly steps: number } {
	const known = patterns.get(pattern) ?? parser.parseLiteral(`/${pattern.source}/${pattern.flags}`)
	patterns.set(pattern, known)
	const room: Room = { text, flags: known.flags, steps: 0 }
	const last = known.flags.sticky ? from : text.length
	// With /u no match begins in the middle of a letter.
	const letter = (at: number) => (known.flags.unicode ? String.fromCodePoint(text.codePointAt(at) ?? 0).length : 1)
	for (let index = from; index <= last; index += letter(index)) {
		const end = either(known.pattern.alternatives, { room, at: index, next: (at) => at })
		if (end !== null) return { found: { index, end }, steps: room.steps }
	}
	return { found: null, steps: room.steps }
}

type Ask = { readonly room: Room; readonly at: number; readonly next: Next }

function either(alternatives: readonly AST.Alternative[], ask: Ask): number | null {
	for (const { elements } of alternatives) {
		const end = sequence(elements, 0, ask)
		if (end !== null) return end
	}
	return null
}

function sequence(elements: readonly AST.Element[], from: number, { room, at, next }: Ask): number | null {
	const element = elements[from]
	if (element === undefined) return next(at)
	return one(element, { room, at, next: (then) => sequence(elements, from + 1, { room, at: then, next }) })
}

function one(element: AST.Element, ask: Ask): number | null {
	const { room, at, next } = ask
	room.steps += 1
	switch (element.type) {
		case 'Group':
		case 'CapturingGroup':
			return either(element.alternatives, ask)
		case 'Quantifier':
			return repeated(element, 0, ask)
		case 'Assertion':
			return holds(element, ask) ? next(at) : null
		case 'Character':
		case 'CharacterClass':
		case 'CharacterSet': {
			const width = letterAt(element, room, at)
			return width === 0 ? null : next(at + width)
		}
		default:
			throw new Error(`No pattern here has a ${element.type}.`)
	}
}

const isLetter = (node: AST.Node) => ['Character', 'CharacterClass', 'CharacterSet'].includes(node.type)

function repeated(quantifier: AST.Quantifier, times: number, ask: Ask): number | null {
	const { element, min, max, greedy } = quantifier
	if (isLetter(element)) return run(quantifier, ask)
	const { room, at, next } = ask
	const again = () =>
		times >= max
			? null
			: one(element, {
					room,
					at,
					// A round in which nothing is matched is none.
					next: (then) =>
						then === at && times >= min ? null : repeated(quantifier, times + 1, { room, at: then, next }),
				})
	if (times < min) return again()
	return greedy ? (again() ?? next(at)) : (next(at) ?? again())
}

/** A run of single letters, without a round of its own for each. */
function run({ element, min, max, greedy }: AST.Quantifier, { room, at, next }: Ask): number | null {
	const ends = [at]
	const longer = () => {
		const end = ends.at(-1) ?? at
		room.steps += 1
		const width = ends.length > max ? 0 : letterAt(element, room, end)
		if (width > 0) ends.push(end + width)
		return width > 0
	}
	const tried = (count: number) => {
		room.steps += 1
		return next(ends[count] ?? at)
	}
	while ((greedy || ends.length <= min) && longer());
	if (ends.length <= min) return null
	if (greedy) {
		for (let count = ends.length - 1; count >= min; count -= 1) {
			const end = tried(count)
			if (end !== null) return end
		}
		return null
	}
	for (let count = min; count < ends.length; count += 1) {
		const end = tried(count)
		if (end !== null) return end
		longer()
	}
	return null
}

/** How wide the letter at a place is, where the node is one for it; 0 where not. */
function letterAt(node: AST.Node, { text, flags }: Room, at: number): number {
	if (at >= text.length) return 0
	const letter = flags.unicode ? String.fromCodePoint(text.codePointAt(at) ?? 0) : text.charAt(at)
	const modes = `${flags.unicode ? 'u' : ''}${flags.ignoreCase ? 'i' : ''}${flags.dotAll ? 's' : ''}`
	const kept = letters.get(node) ?? { own: new RegExp(`^(?:${node.raw})$`, modes), known: new Map<string, boolean>() }
	letters.set(node, kept)
	const is = kept.known.get(letter) ?? exec.call(kept.own, letter) !== null
	kept.known.set(letter, is)
	return is ? letter.length : 0
}

const isWord = (letter: string) => exec.call(/\w/, letter) !== null

function holds(assertion: AST.Assertion, { room, at }: Ask): boolean {
	const { text, flags } = room
	const ends = (place: number) => place === text.length || (flags.multiline && text[place] === '\n')
	switch (assertion.kind) {
		case 'start':
			return at === 0 || (flags.multiline && text[at - 1] === '\n')
		case 'end':
			return ends(at)
		case 'word':
			return (isWord(text.charAt(at - 1)) !== isWord(text.charAt(at))) !== assertion.negate
		case 'lookahead':
			return (either(assertion.alternatives, { room, at, next: (end) => end }) !== null) !== assertion.negate
		case 'lookbehind':
			return isBehind(assertion, { room, at }) !== assertion.negate
	}
}

function isBehind({ alternatives }: AST.LookaroundAssertion, { room, at }: Omit<Ask, 'next'>): boolean {
	const widest = Math.max(...alternatives.map(({ elements }) => elements.reduce((sum, part) => sum + widthOf(part), 0)))
	for (let from = at; from >= Math.max(0, at - widest); from -= 1)
		if (either(alternatives, { room, at: from, next: (end) => (end === at ? end : null) }) !== null) return true
	return false
}

function widthOf(element: AST.Element): number {
	if (element.type === 'Quantifier') return element.max * widthOf(element.element)
	if (element.type === 'Assertion') return 0
	if (element.type !== 'Group' && element.type !== 'CapturingGroup') return 2
	return Math.max(...element.alternatives.map(({ elements }) => elements.reduce((sum, part) => sum + widthOf(part), 0)))
}
