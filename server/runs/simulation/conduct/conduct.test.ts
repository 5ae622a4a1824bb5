import { expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { USUAL_SETTINGS } from '#shared/pages/simulation-address.ts'
import type { SimulationResult } from '#shared/result/simulation-result.ts'
import { must } from '../../../../tests/factories/must.ts'
import { validPlan } from '../../../../tests/factories/random/random-plan.ts'
import { simulationResult } from '../answer/simulation-result.ts'
import { KeptDraws } from '../draws/kept-draws.ts'
import { beginSimulation, runSlice, type Slice } from '../draws/run-slice.ts'
import { conduct, type Conducting } from './conduct.ts'
import { KeptSimulations } from './kept-simulations.ts'
import { bytesOf } from './prefix.ts'

const DRAWS = 24
const simulated = beginSimulation(validPlan(must(TEMPLATES[0]).plan), { ...USUAL_SETTINGS, draws: DRAWS })
const shape = {
	width: simulated.asEntered.figures.length,
	months: simulated.base.world.months,
	inputs: simulated.drawing.spreads.length,
}
const oddsOf = (draws: Slice, of: number): SimulationResult => {
	const kept = new KeptDraws({ draws: draws.to, ...shape })
	kept.put(draws)
	return simulationResult(simulated, kept, of)
}
const whole = runSlice(simulated, { from: 0, to: DRAWS, enough: () => false })

/** Threads that end their slices early, each at another place, and answer in another order than they were asked. */
function threads(lanes: number, over: Partial<Conducting> = {}): Conducting {
	let asked = 0
	return {
		...{ shape, draws: DRAWS, most: 10_000, lanes, earlier: null, told: () => {}, now: () => 0 },
		slice: async (from, to) => {
			asked += 1
			const place = asked
			for (let turn = 0; turn < (place * 7) % 5; turn += 1) await Promise.resolve()
			let left = 1 + ((place * 3) % 11)
			return runSlice(simulated, { from, to, enough: () => (left -= 1) <= 0 })
		},
		odds: (draws, of) => Promise.resolve(oddsOf(draws, of)),
		...over,
	}
}

test.each([1, 2, 3])('with %i threads a simulation comes to the bytes of one run after the other', async (lanes) => {
	const { draws, result } = await conduct(threads(lanes))
	expect(draws).toEqual(whole)
	expect(JSON.stringify(result)).toBe(JSON.stringify(oddsOf(whole, DRAWS)))
})

test('cancelled and begun again, or gone on from fewer draws, it comes to the same bytes', async () => {
	let left = 3
	const failing: Conducting['slice'] = (from, to) => {
		left -= 1
		if (left < 0) return Promise.reject(new Error('Nobody waits for this any more.'))
		return threads(1).slice(from, to)
	}
	await expect(conduct(threads(2, { slice: failing }))).rejects.toThrow('Nobody waits')
	const fewer = await conduct(threads(2, { draws: 10 }))
	expect(fewer.result.draws).toBe(10)
	const more = await conduct(threads(2, { earlier: fewer.draws }))
	expect(more.draws).toEqual(whole)
	expect(JSON.stringify(more.result)).toBe(JSON.stringify(oddsOf(whole, DRAWS)))
	const again = await conduct(threads(2, { draws: 10, earlier: more.draws }))
	expect(again).toEqual(fewer)
})

/** Draws that cost nothing: what is told when. */
function counted(over: Partial<Conducting>) {
	const told: string[] = []
	const empty = { width: 0, months: 0, inputs: 1 }
	const odds = (draws: Slice, of: number) => {
		const progress = { done: draws.to, of }
		return Promise.resolve({ ...oddsOf(whole, DRAWS), steady: false, draws: draws.to, progress })
	}
	const slice = (from: number, to: number) => {
		const until = Math.min(to, from + 16)
		return Promise.resolve({ ...whole, ...NO_ROWS, from, to: until, cut: new Uint32Array(1) })
	}
	const base = threads(2, { shape: empty, slice, odds, ...over })
	return {
		told,
		of: { ...base, told: ({ progress }) => told.push(`${progress.done} of ${progress.of}`) } satisfies Conducting,
	}
}
const none = new Float64Array()
const NO_ROWS = { figures: none, itMW: none, deliveredItMW: none, servedShare: none, binding: new Uint8Array() }

test('bands come after 64 draws, then 128, 256, 512, and each further 512; nobody says how many: until it is steady, 2,048 at most', async () => {
	const { told, of } = counted({ draws: null })
	const { result } = await conduct(of)
	expect(result.draws).toBe(2048)
	const done = told.map((one) => Number(one.split(' ')[0]))
	expect(done.slice(0, 3).map((draws) => Math.floor(draws / 64) * 64)).toEqual([64, 128, 256])
	expect(told.slice(-3)).toEqual(['512 of 512', '1024 of 1024', '1536 of 1536'])
	const few = counted({ draws: null, most: 300 })
	expect((await conduct(few.of)).result.draws).toBe(300)
})

test('where draws are slow the first bands come after 0.7 s, from 16 draws on', async () => {
	let clock = 0
	const { told, of } = counted({ draws: 60, now: () => (clock += 500) })
	await conduct(of)
	expect(told.length).toBe(1)
	expect(told[0]).toMatch(/^(16|32|48) of 60$/)
})

test('of what is kept the simulation that was asked for longest ago goes first, and draws stay with the largest', () => {
	const conducted = (draws: number) => ({ result: { ...oddsOf(whole, DRAWS), draws }, draws: { ...whole, to: draws } })
	const [draws, result] = [bytesOf(whole), JSON.stringify(oddsOf(whole, DRAWS)).length]
	const kept = new KeptSimulations(2 * draws + 3.5 * result)
	kept.keep('a', DRAWS, conducted(DRAWS))
	kept.keep('a', 10, conducted(10))
	expect(kept.draws('a')?.to).toBe(DRAWS)
	kept.keep('b', null, conducted(DRAWS))
	expect(kept.result('a', 10)?.draws).toBe(10)
	kept.keep('c', null, conducted(DRAWS))
	expect([kept.result('b', null), kept.result('c', null)?.draws, kept.result('c', DRAWS)]).toEqual([null, DRAWS, null])
})
