import { Session, type Profiler } from 'node:inspector'
import { matchSteps } from './match-steps.ts'

/** What a reader does, counted. Time is not asked, as it is never the same twice. */
export type Counter = {
	/** letters and entries that routines of the engine itself read and write for it, and steps of its patterns */
	readonly routines: (work: () => void) => number
	/** blocks of its code that have run since this was asked last, as the engine counts them for coverage */
	readonly blocks: () => number
}

let operations = 0
let counts = false

/** Routines of texts that look at no more than one letter. */
const ONE_LETTER = ['at', 'charAt', 'charCodeAt', 'codePointAt', 'toString', 'valueOf', 'constructor']

const sizeOf = (value: unknown): number => {
	if (typeof value === 'string') return value.length
	return Array.isArray(value) ? value.length : 1
}

/** How far a search has to look, or how much is cut out; null of a routine that goes through the whole text. */
function looked(text: string, { name, given, answer }: Call): number | null {
	const [what, from] = given
	if (['slice', 'substring', 'substr'].includes(name)) return sizeOf(answer)
	if (typeof what !== 'string') return null
	if (name === 'startsWith' || name === 'endsWith') return what.length
	if (name !== 'indexOf' && name !== 'includes') return null
	const start = typeof from === 'number' ? from : 0
	const found = text.indexOf(what, start)
	return (found < 0 ? text.length : found + what.length) - start
}

type Routines = { readonly of: object; readonly spared: readonly string[]; readonly cost: Cost }
type Call = { readonly name: string; readonly given: readonly unknown[]; readonly answer: unknown }
type Cost = (self: unknown, call: Call) => number

function watch({ of, spared, cost }: Routines): void {
	for (const name of Object.getOwnPropertyNames(of)) {
		const own: unknown = Reflect.get(of, name)
		if (typeof own !== 'function' || spared.includes(name)) continue
		Object.defineProperty(of, name, {
			configurable: true,
			writable: true,
			value: function (this: unknown, ...given: unknown[]): unknown {
				const answer: unknown = Reflect.apply(own, this, given)
				if (counts) {
					counts = false
					operations += 1 + cost(this, { name, given, answer })
					counts = true
				}
				return answer
			},
		})
	}
}

function watchPatterns(): void {
	const { exec } = RegExp.prototype
	RegExp.prototype.exec = function (text) {
		if (!counts) return exec.call(this, text)
		counts = false
		const from = this.global || this.sticky ? this.lastIndex : 0
		const { found, steps } = matchSteps(this, text, from)
		operations += 1 + steps
		const answer = exec.call(this, text)
		counts = true
		if (answer?.index !== found?.index || (answer && found && answer[0].length !== found.end - found.index))
			throw new Error(`The steps of ${String(this)} were counted of another match in ${JSON.stringify(text)}.`)
		return answer
	}
}

/** Whose code is counted: all but the counting itself, and the parser that reads a pattern for it the first time it is met. */
const COUNTING = ['/tests/laws/reading/', '/@eslint-community/regexpp/']
const isCounted = (url: string) => !url.startsWith('node:') && !COUNTING.some((own) => url.includes(own))

/** Begins to count; what is to be counted must be loaded after this. */
export function openCounter(): Counter {
	const session = new Session()
	session.connect()
	session.post('Profiler.enable')
	session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
	const taken = (): number => {
		let blocks = 0
		session.post('Profiler.takePreciseCoverage', (_, { result }: Profiler.TakePreciseCoverageReturnType) => {
			for (const { url, functions } of result)
				if (isCounted(url)) for (const { ranges } of functions) for (const { count } of ranges) blocks += count
		})
		return blocks
	}
	watchPatterns()
	const text: Cost = (self, call) => looked(String(self), call) ?? sizeOf(self) + sizeOf(call.answer)
	watch({ of: String.prototype, spared: ONE_LETTER, cost: text })
	watch({
		of: Array.prototype,
		spared: ['constructor', 'at', 'push', 'pop', 'values', 'keys', 'entries'],
		cost: (self, { answer }) => sizeOf(self) + sizeOf(answer),
	})
	for (const kind of [String.prototype, Array.prototype]) {
		const own = kind[Symbol.iterator]
		Object.defineProperty(kind, Symbol.iterator, {
			configurable: true,
			writable: true,
			value: function (this: unknown): unknown {
				if (counts) operations += 1 + sizeOf(this)
				return Reflect.apply(own, this, [])
			},
		})
	}
	const routines = (work: () => void): number => {
		operations = 0
		counts = true
		try {
			work()
		} finally {
			counts = false
		}
		return operations
	}
	return { routines, blocks: taken }
}
