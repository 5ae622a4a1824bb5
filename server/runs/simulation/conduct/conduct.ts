import type { SimulationResult, SimulationSettings } from '#shared/result/simulation-result.ts'
import { KeptDraws } from '../draws/kept-draws.ts'
import type { Slice } from '../draws/run-slice.ts'
import { prefixOf } from './prefix.ts'

/** What a simulation is made of, and who does it: slices in any order on any thread come to the same bytes. */
export type Conducting = {
	readonly shape: { readonly width: number; readonly months: number; readonly inputs: number }
	readonly draws: SimulationSettings['draws']
	/** draws that may be run of such a plan */
	readonly most: number
	/** slices that are asked for at once */
	readonly lanes: number
	/** draws that were run before, the first without a gap; null: none */
	readonly earlier: Slice | null
	readonly slice: (from: number, to: number) => Promise<Slice>
	readonly odds: (draws: Slice, of: number) => Promise<SimulationResult>
	readonly told: (result: SimulationResult) => void
	readonly now: () => number
}
export type Conducted = { readonly result: SimulationResult; readonly draws: Slice }

/** Until it is steady it goes on by so many, and no further than this. Rule U8. */
const STEP = 512
const MOST_UNTIL_STEADY = 2048
/** The first bands: after so many draws, or so long where there are a few. Rule U7. */
const FIRST = { draws: 64, fewest: 16, afterMs: 700 } as const
const SIZE = { first: 8, most: 256 } as const

/** Runs a simulation to its end and tells its odds on the way. Throws what a slice was refused for. Rules U7, U8. */
export async function conduct(of: Conducting): Promise<Conducted> {
	const { draws: asked, most, shape } = of
	const end = shape.inputs === 0 ? 0 : Math.min(asked ?? MOST_UNTIL_STEADY, most)
	const began = of.now()
	let draws =
		of.earlier !== null && of.earlier.to <= end ? of.earlier : prefixOf(new KeptDraws({ draws: 0, ...shape }), 0)
	for (let goal = asked === null ? Math.min(Math.max(STEP, draws.to), end) : end; ; goal = Math.min(goal + STEP, end)) {
		draws = await new Stretch(of, { goal, began }).run(draws)
		const result = await of.odds(draws, goal)
		if (goal >= end || (asked === null && result.steady)) return { result, draws }
		of.told(result)
	}
}

type Range = { readonly from: number; readonly to: number }

/** The draws up to a goal. */
class Stretch {
	readonly #of: Conducting
	readonly #goal: number
	readonly #began: number
	readonly #kept: KeptDraws
	/** what nobody is at, the first first: bands need draws without a gap */
	#open: readonly Range[] = []
	#size: number = SIZE.first
	#milestone: number = FIRST.draws
	#isFirst = true
	#isTelling = false
	#hasFailed = false

	constructor(of: Conducting, { goal, began }: { readonly goal: number; readonly began: number }) {
		this.#of = of
		this.#goal = goal
		this.#began = began
		this.#kept = new KeptDraws({ draws: goal, ...of.shape })
	}

	async run(earlier: Slice): Promise<Slice> {
		this.#kept.put(earlier)
		this.#isFirst = earlier.to === 0
		this.#milestone = milestoneAfter(earlier.to)
		this.#open = earlier.to < this.#goal ? [{ from: earlier.to, to: this.#goal }] : []
		await Promise.all(Array.from({ length: this.#of.lanes }, () => this.#lane()))
		return prefixOf(this.#kept, this.#goal)
	}

	async #lane(): Promise<void> {
		try {
			for (let range = this.#take(); range !== null; range = this.#take()) {
				const slice = await this.#of.slice(range.from, range.to)
				this.#put(slice, range)
				await this.#tell()
			}
		} catch (error) {
			this.#hasFailed = true
			throw error
		}
	}

	#take(): Range | null {
		const [first, ...others] = this.#open
		if (first === undefined || this.#hasFailed) return null
		const to = Math.min(first.to, first.from + this.#size)
		this.#open = to < first.to ? [{ from: to, to: first.to }, ...others] : others
		return { from: first.from, to }
	}

	/** What of a range was not come to is open again; the next ones are of the size that fits. */
	#put(slice: Slice, { to }: Range): void {
		this.#kept.put(slice)
		if (slice.to < to) {
			this.#open = [...this.#open, { from: slice.to, to }].toSorted((one, other) => one.from - other.from)
			this.#size = Math.max(1, 2 * (slice.to - slice.from))
		} else this.#size = Math.min(SIZE.most, 2 * this.#size)
	}

	async #tell(): Promise<void> {
		const { done } = this.#kept
		if (this.#isTelling || done >= this.#goal || !this.#isDue(done)) return
		this.#isTelling = true
		this.#isFirst = false
		this.#milestone = milestoneAfter(done)
		this.#of.told(await this.#of.odds(prefixOf(this.#kept, done), this.#goal))
		this.#isTelling = false
	}

	#isDue(done: number): boolean {
		if (done >= this.#milestone) return true
		return this.#isFirst && done >= FIRST.fewest && this.#of.now() - this.#began >= FIRST.afterMs
	}
}

/** 64, 128, 256, 512, and each further 512. */
function milestoneAfter(done: number): number {
	let next: number = FIRST.draws
	while (next <= done) next += Math.min(next, STEP)
	return next
}
