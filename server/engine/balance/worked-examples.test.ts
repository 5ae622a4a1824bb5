import { expect, test } from 'vitest'
import { nameplateMW } from '#server/engine/layers/chips/it-power.ts'
import { campusExample, simpleExample } from '../../../tests/factories/worked-examples.ts'
import { must } from '../../../tests/factories/must.ts'
import { balanceResult } from './balance-result.ts'
import { runBalance } from './run-balance.ts'
import type { BalanceInput } from './types.ts'

function planned(input: BalanceInput) {
	const result = balanceResult(runBalance(input))
	const at = (month: string) => input.monthNames.indexOf(month)
	const site = must(result.sites['abilene'])
	return {
		result,
		site,
		at,
		bindings: (months: readonly string[]) => months.map((month) => binding(result, at(month))),
	}
}

function binding({ binding: layers, bindingCause }: ReturnType<typeof balanceResult>, month: number): string {
	const cause = bindingCause[month]?.cause
	return `${layers[month] ?? 'null'}${cause ? `: ${cause}` : ''}`
}

const B1 = [
	'2026-10',
	'2026-11',
	'2026-12',
	'2027-01',
	'2027-02',
	'2027-03',
	'2027-04',
	'2027-05',
	'2027-08',
	'2028-12',
]
const B2 = ['2025-05', '2025-06', '2025-07', '2025-09', '2025-10', '2025-11', '2026-06', '2027-01', '2028-05']
const rounded = (digits: number) => (value: number | null | undefined) =>
	value === null || value === undefined ? null : Number(value.toFixed(digits))

test('B1: power of an accelerator, nameplate, IT peak and facility peak of the order (C1, C3)', () => {
	const name = nameplateMW({ accelerators: 36_864, powerKW: 132 / 72, itOverheadFactor: 1.11 })
	expect([name, name * 0.85, name * 0.85 * 1.246].map(rounded(2))).toEqual([75.02, 63.77, 79.45])
	const run = nameplateMW({ accelerators: 16_384, powerKW: 132 / 72, itOverheadFactor: 1.11 }) * 0.9
	expect([run, run * 1.246].map(rounded(2))).toEqual([30.01, 37.39])
})

test('B1: demand of the support copilot grows from 130 to 5,200 tokens/s (A1–A3)', () => {
	const { demandTokensPerSecond, meanTokensPerSecond } = must(planned(simpleExample()).result.applications['support'])
	expect(rounded(1)(demandTokensPerSecond[9])).toBe(130)
	expect(rounded(1)(demandTokensPerSecond[35])).toBe(5200)
	expect(rounded(1)(meanTokensPerSecond[35])).toBe(1443.7)
})

test('B1: the replica of two GB200 and the accelerators it takes (M5, B4, C5)', () => {
	const { result, site, at } = planned(simpleExample())
	const { replica, acceleratorsRequired } = must(result.workloads['serve-70b'])
	expect(replica).toMatchObject({ chip: 'gb200-nvl72', accelerators: 2 })
	expect(rounded(1)(replica?.batch)).toBe(137.4)
	expect(rounded(1)(replica?.tokensPerSecondPerAccelerator)).toBe(1717.6)
	expect([at('2026-12'), at('2027-01'), 35].map((month) => acceleratorsRequired[month])).toEqual([2, 2, 6])
	expect(site.layers.chips.required[35]).toBe(10)
})

test('B1: the training run, its hours, days and end (M6, M7)', () => {
	const { training, acceleratorsAllocated } = must(planned(simpleExample()).result.workloads['train-405b'])
	expect(training?.flops).toBeCloseTo(3.799e25, -22)
	expect(rounded(3)((training?.acceleratorHours ?? 0) / 1e6)).toBe(12.416)
	expect(rounded(2)(training?.days)).toBe(31.57)
	expect(training?.finishMonth).toBe('2027-04')
	expect(training?.meetsDeadline).toBeNull()
	expect(acceleratorsAllocated.slice(13, 17)).toEqual([0, 9741, 16_384, 0])
})

test('B1: the table by month (B5–B13)', () => {
	const { result, site, at, bindings } = planned(simpleExample())
	const row = (series: ArrayLike<number | null>, digits: number) =>
		B1.map((month) => rounded(digits)(series[at(month)]))
	const { layers, power } = site
	expect(row(layers.energy.available, 2)).toEqual([0, 0, 0, 0, 0, 23.33, 46.67, 70, 140, 140])
	expect(row(layers.energy.required, 2)).toEqual([0, 0, 37.39, 37.39, 37.39, 39.24, 39.24, 0, 0, 0.01])
	expect(row(layers.chips.available, 0)).toEqual([
		796, 3709, 8760, 14_745, 20_889, 27_033, 32_381, 35_612, 36_864, 36_864,
	])
	expect(row(power.installedAccelerators, 0)).toEqual([
		1592, 6144, 12_288, 18_432, 24_576, 30_720, 35_271, 36_864, 36_864, 36_864,
	])
	expect(row(power.energisedAccelerators, 0)).toEqual([0, 0, 0, 0, 0, 9743, 19_487, 34_007, 36_864, 36_864])
	expect(row(result.stranded.accelerators, 0)).toEqual([796, 3709, 8760, 14_745, 20_889, 17_290, 12_894, 1605, 0, 0])
	expect(row(power.itPowerMW, 2)).toEqual([0, 0, 0, 0, 0, 17.84, 35.69, 53.98, 58.51, 58.51])
	expect(row(power.facilityPowerMW, 2)).toEqual([0, 0, 0, 0, 0, 23.33, 46.66, 70, 75.29, 75.29])
	expect(row(result.servedShare, 4)).toEqual([0, 0, 0, 0, 0, 0.5946, 1, 1, 1, 1])
	expect(result.stranded.acceleratorMonths).toBe(80_688)
	expect(bindings(B1)).toEqual([
		...Array<string>(5).fill('energy: contract_not_started'),
		'energy: contract_ramping',
		...Array<string>(4).fill('applications'),
	])
})

test('B1: average IT power times the printed PUE and 730 h gives the printed energy (C7)', () => {
	const { site, at } = planned(simpleExample())
	const energyMWh = [
		['2027-03', 1.1293, 11_767],
		['2027-05', 1.3517, 13_659],
		['2027-08', 1.4163, 15_513],
		['2028-12', 1.2447, 13_635],
	] as const
	for (const [month, pue, printed] of energyMWh) {
		const computed = (site.power.averageItMW[at(month)] ?? 0) * pue * 730
		expect(Math.abs(computed / printed - 1)).toBeLessThan(1e-4)
	}
})

test('B1: D of the site is that of inference alone, then of the run (C3)', () => {
	const run = runBalance(simpleExample())
	const at = (month: string) => run.ledger.diversity[run.input.monthNames.indexOf(month)]
	expect(B1.map((month) => rounded(3)(at(month)))).toEqual([0.78, 0.78, 0.9, 0.9, 0.9, 0.9, 0.9, 0.78, 0.78, 0.78])
	expect(run.ledger.diversity[0]).toBe(0.85)
})

test('B2: nameplate of the campus and its power-smoothed facility peak (C3)', () => {
	const name = nameplateMW({ accelerators: 400_320, powerKW: 132 / 72, itOverheadFactor: 1.11 })
	expect([rounded(1)(name), rounded(0)(name * 0.97 * 1.246)]).toEqual([814.7, 985])
})

test('B2: the replica of four GB200, demand and accelerators of 700 million users (M5, A2, A3, B4, C5)', () => {
	const { result, site } = planned(campusExample())
	const { replica, acceleratorsRequired } = must(result.workloads['serve-405b'])
	expect(replica?.accelerators).toBe(4)
	expect(rounded(1)(replica?.batch)).toBe(135.2)
	expect(rounded(1)(replica?.tokensPerSecondPerAccelerator)).toBe(675.8)
	expect(rounded(1)((replica?.tokensPerSecondPerAccelerator ?? 0) * 0.65 * 0.97)).toBe(426.1)
	const { demandTokensPerSecond, meanTokensPerSecond } = must(result.applications['chat'])
	expect(rounded(2)((demandTokensPerSecond[47] ?? 0) / 1e6)).toBe(25.63)
	expect(rounded(2)((meanTokensPerSecond[47] ?? 0) / 1e6)).toBe(13.48)
	expect(acceleratorsRequired[47]).toBe(60_152)
	expect(site.layers.chips.required[47]).toBe(61_960)
})

test('B2: the training run, its hours, days and end (M6, M7)', () => {
	const { training } = must(planned(campusExample()).result.workloads['train'])
	expect(training?.flops).toBeCloseTo(1.461e26, -23)
	expect(rounded(2)((training?.acceleratorHours ?? 0) / 1e6)).toBe(47.75)
	expect(rounded(2)(training?.days)).toBe(19.9)
	expect(training?.finishMonth).toBe('2025-10')
})

test('B2: the table by month (B5–B13)', () => {
	const { result, site, at, bindings } = planned(campusExample())
	const row = (series: ArrayLike<number | null>, digits: number) =>
		B2.map((month) => rounded(digits)(series[at(month)]))
	const { layers, power } = site
	expect(row(layers.energy.available, 1)).toEqual([187.5, 250, 312.5, 732, 794.5, 857, 1294.5, 1294.5, 1294.5])
	expect(row(layers.energy.required, 1)).toEqual([0, 17.8, 18.4, 250.6, 253.9, 30.7, 50.6, 74, 119.6])
	expect(row(layers.infrastructure.available, 0)).toEqual([0, 110, 110, 220, 330, 330, 770, 880, 880])
	const available = [0, 3243, 15_104, 60_047, 85_067, 110_087, 285_227, 400_320, 400_320]
	expect(row(layers.chips.available, 0)).toEqual(available)
	expect(row(power.energisedAccelerators, 0)).toEqual(available)
	expect(row(must(result.workloads['serve-405b']).acceleratorsAllocated, 0)).toEqual([
		0, 3240, 8864, 10_916, 12_640, 14_784, 24_368, 35_808, 60_152,
	])
	expect(row(must(result.workloads['train']).acceleratorsAllocated, 0)).toEqual([0, 0, 0, 49_131, 72_427, 0, 0, 0, 0])
	expect(row(result.servedShare, 4)).toEqual([null, 0.3769, 1, 0.5414, 0.7552, 1, 1, 1, 1])
	expect(row(power.itPowerMW, 1)).toEqual([0, 5.1, 24, 108.5, 153.5, 174.7, 452.7, 635.4, 635.4])
	expect(result.stranded.acceleratorMonths).toBe(0)
	expect(bindings(B2)).toEqual([
		'null',
		'chips: installing',
		'applications',
		'chips: installing',
		'chips: installing',
		...Array<string>(4).fill('applications'),
	])
})
