import { expect, it } from 'vitest'
import { ranksOf } from '../odds/ranks.ts'
import { driversOf } from './drivers.ts'

const DRAWS = 512
const input = Float64Array.from({ length: DRAWS }, (_, draw) => (draw * 37) % DRAWS)
const movers = [{ name: 'input', source: 'guess' as const, ranks: ranksOf(input), isShown: true, isPart: true }]
const driver = (of: Parameters<typeof driversOf>[1]) => driversOf(movers, of).drivers[0]

it('a month that never comes is the month after the plan where it is asked what is left of a spread', () => {
	const values = input.map((value) => (value < DRAWS / 2 ? 10 : NaN))
	expect(driver({ values, months: 36, met: null })).toMatchObject({ spreadLeft: 0, targetOdds: null })
	expect(driver({ values, months: null, met: null })?.spreadLeft).toBeNull()
})

it('the odds of a target are those of the draws near the ends of an input', () => {
	const values = Float64Array.from(input)
	const met = input.map((value) => Number(value < DRAWS / 2))
	expect(driver({ values, months: null, met })?.targetOdds).toEqual({ p10: 1, p90: 0 })
})
