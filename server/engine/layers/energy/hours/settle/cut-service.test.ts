import { expect, test } from 'vitest'
import { settleMonth } from './settle-month.ts'

const BARE = {
	hoursOf: Float64Array.of(730 / 24),
	...{ zeroCarbon: [], ppas: [], exportLimitMW: 0, reserveShare: 0, importLimitMW: 400, promised: [] },
	battery: { powerMW: 0, energyMWh: 0, roundTripShare: 1 },
	batteryInEventMW: 0,
	pausableShare: 0,
}
const nonFirm = (MW: number, cutShare: number, backupMW = 0) =>
	({ contract: 0, source: 'non_firm', MW, cutShare, backupMW }) as const
const flat = (MW: number) => new Float64Array(24).fill(MW)

test('service that is not cut, and generators behind another contract, stand in for what is (lP5, by hand)', () => {
	// 60 of 80 MW come first and are cut in a tenth of all hours; the other 40 never are, and have 20 to spare.
	const spare = settleMonth({ ...BARE, loadMW: flat(80), dispatched: [nonFirm(60, 0.1), nonFirm(40, 0)] })
	expect(spare.unservedMWh).toBeCloseTo(0.1 * 730 * 40, 6)
	// The generators stand behind the second contract, the first is all that gives.
	const backed = settleMonth({ ...BARE, loadMW: flat(60), dispatched: [nonFirm(60, 0.1), nonFirm(40, 0.1, 25)] })
	expect(backed.backupMWh).toBeCloseTo(0.1 * 730 * 25, 6)
	expect(backed.unservedMWh).toBeCloseTo(0.1 * 730 * 35, 6)
})

const CHAPTER = {
	...BARE,
	loadMW: flat(150),
	dispatched: [{ contract: 0, source: 'firm', MW: 100 } as const, nonFirm(60, 150 / 8760)],
	battery: { powerMW: 20, energyMWh: 80, roundTripShare: 0.87 },
	batteryInEventMW: 20,
}

test('in cut hours the battery comes first, then work that runs and may pause; the rest is unserved (lP5, the chapter’s digits)', () => {
	const paused = settleMonth({ ...CHAPTER, pausableShare: 45 / 150 })
	expect([paused.dischargedMWh, paused.pausedMWh, paused.unservedMWh].map(Math.round)).toEqual([250, 375, 0])
	const less = settleMonth({ ...CHAPTER, pausableShare: 28 / 150 })
	expect([less.pausedMWh, less.unservedMWh].map(Math.round)).toEqual([350, 25])
	expect(less.unservedMWh / (150 * 730)).toBeCloseTo(0.00023, 5)
})

test('what the grid may call pauses beside it, no more than work that runs, and lowers what the grid gives (lP4, by hand)', () => {
	const promised = [{ MW: 30, share: 100 / 8760 }]
	const [called, calm] = [promised, []].map((calls) => settleMonth({ ...CHAPTER, pausableShare: 0.3, promised: calls }))
	const extra = (730 * 30 * 100) / 8760
	expect((called?.pausedMWh ?? 0) - (calm?.pausedMWh ?? 0)).toBeCloseTo(extra, 6)
	expect((calm?.gridMWh ?? 0) - (called?.gridMWh ?? 0)).toBeCloseTo(extra, 6)
	const idle = settleMonth({ ...CHAPTER, pausableShare: 0, promised })
	expect(idle.pausedMWh).toBe(0)
})
