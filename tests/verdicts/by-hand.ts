import { expect } from 'vitest'
import type { PlanResult } from '#shared/result.ts'
import { must } from '../factories/must.ts'

/**
 * Figures that an engineer reckons of these plans by hand, from rates and rows with their sources and without the engine.
 * What follows from a rule meets it to a tenth of a percent; what depends on weather or on an estimate has its own tolerance.
 */
export const HOURS = 730
/** NVIDIA racks of 72 with what stands round them (switches, storage: 11%), MW of IT. */
export const ofRacks = (accelerators: number, rackKW: number) => (accelerators * (rackKW / 72) * 1.11) / 1000
/** Training peaks at .9 of nameplate and runs at .8 of its peak. */
export const TRAINING = { peak: 0.9, mean: 0.9 * 0.8 }

export function expectNear(actual: number | null | undefined, byHand: number, tolerance = 0.001): void {
	const off = Math.abs(must(actual ?? null) / byHand - 1)
	expect(off, `${String(actual)}, by hand ${String(byHand)}`).toBeLessThanOrEqual(tolerance)
}

/** Heads that run a site by its megawatts of IT: 50 at 36, 100 at 160, 400 at 1,000, straight between in logarithms. */
export const between = (MW: number, [low, high]: readonly [readonly [number, number], readonly [number, number]]) =>
	low[1] * (MW / low[0]) ** (Math.log(high[1] / low[1]) / Math.log(high[0] / low[0]))
/** Construction labor cost 46.5 USD an hour in the United States of 2024; data centers pay a quarter more, contractors add a fifth. */
export const hourOf = (index: number) => 46.5 * index * 1.25 * 1.2

export const codesOf = ({ warnings }: PlanResult) => warnings.map(({ code }) => code)
export function hoursOf({ workforce }: PlanResult): number {
	return Object.values(workforce.trades).reduce((all, { hours }) => all + hours, 0)
}
