import type { FailedDraw } from '#shared/result/simulation-result.ts'
import type { Slice } from './run-slice.ts'

type Shape = { readonly draws: number; readonly width: number; readonly months: number; readonly inputs: number }

/** The draws that are done, each in its place: digits do not hang on which thread ran them, or when they came. Rule U7. */
export class KeptDraws {
	readonly shape: Shape
	readonly figures: Float64Array
	readonly itMW: Float64Array
	readonly deliveredItMW: Float64Array
	readonly servedShare: Float64Array
	readonly binding: Uint8Array
	readonly cut: Float64Array
	readonly #done: Uint8Array
	#failures: readonly FailedDraw[] = []

	constructor(shape: Shape) {
		const { draws, width, months, inputs } = shape
		this.shape = shape
		this.figures = new Float64Array(draws * width)
		this.itMW = new Float64Array(draws * months)
		this.deliveredItMW = new Float64Array(draws * months)
		this.servedShare = new Float64Array(draws * months)
		this.binding = new Uint8Array(draws * months)
		this.cut = new Float64Array(inputs)
		this.#done = new Uint8Array(draws)
	}

	put(slice: Slice): void {
		const { from, to, failures, cut } = slice
		const { width, months } = this.shape
		this.figures.set(slice.figures, from * width)
		this.itMW.set(slice.itMW, from * months)
		this.deliveredItMW.set(slice.deliveredItMW, from * months)
		this.servedShare.set(slice.servedShare, from * months)
		this.binding.set(slice.binding, from * months)
		for (const [place, count] of cut.entries()) this.cut[place] = (this.cut[place] ?? 0) + count
		this.#done.fill(1, from, to)
		this.#failures = [...this.#failures, ...failures].toSorted((one, other) => one.draw - other.draw)
	}

	/** Draws that are there, the first without a gap. */
	get done(): number {
		const gap = this.#done.indexOf(0)
		return gap < 0 ? this.shape.draws : gap
	}

	get failures(): readonly FailedDraw[] {
		return this.#failures.filter(({ draw }) => draw < this.done)
	}

	/** The draws that count: done without a gap, and not failed. */
	get good(): readonly number[] {
		const failed = new Set(this.#failures.map(({ draw }) => draw))
		return Array.from({ length: this.done }, (_, draw) => draw).filter((draw) => !failed.has(draw))
	}
}
