import type { SimulationResult, SimulationSettings } from '#shared/result/simulation-result.ts'
import type { Slice } from '../draws/run-slice.ts'
import type { Conducted } from './conduct.ts'
import { bytesOf } from './prefix.ts'

type KeptSimulation = {
	/** the most draws that were run */
	readonly draws: Slice
	/** by the draws that were asked for; null: until it was steady */
	readonly results: ReadonlyMap<number | null, SimulationResult>
	readonly bytes: number
}

/** What is kept of simulations, by plan and settings: as many as fit, the one asked for longest ago goes first. */
export class KeptSimulations {
	readonly #kept = new Map<string, KeptSimulation>()
	readonly #mostBytes: number

	constructor(mostBytes: number) {
		this.#mostBytes = mostBytes
	}

	result(name: string, draws: SimulationSettings['draws']): SimulationResult | null {
		const known = this.#kept.get(name)
		if (known === undefined) return null
		this.#enter(name, known)
		return known.results.get(draws) ?? null
	}

	/** Draws that can be gone on from. */
	draws(name: string): Slice | null {
		return this.#kept.get(name)?.draws ?? null
	}

	keep(name: string, draws: SimulationSettings['draws'], conducted: Conducted): void {
		const before = this.#kept.get(name)
		const results = new Map(before?.results).set(draws, conducted.result)
		const most = before !== undefined && before.draws.to > conducted.draws.to ? before.draws : conducted.draws
		this.#enter(name, { draws: most, results, bytes: bytesOf(most) + lettersIn(results) })
		let bytes = 0
		for (const [other, one] of [...this.#kept].reverse()) {
			bytes += one.bytes
			if (bytes > this.#mostBytes) this.#kept.delete(other)
		}
	}

	#enter(name: string, one: KeptSimulation): void {
		this.#kept.delete(name)
		this.#kept.set(name, one)
	}
}

const lettersIn = (results: ReadonlyMap<number | null, SimulationResult>): number =>
	[...results.values()].reduce((letters, result) => letters + JSON.stringify(result).length, 0)
