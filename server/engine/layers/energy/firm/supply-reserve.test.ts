import { expect, test } from 'vitest'
import { must } from '../../../../../tests/factories/must.ts'
import { type Changes, reproduction } from '../../../../../tests/factories/reproduction.ts'
import { computedDocument } from '../../../../../tests/factories/computed-document.ts'

const SEPTEMBER = 8
const computed = (changes: Changes) => computedDocument(reproduction(changes))
const firmMW = (changes: Changes) => must(computed(changes).sites['s']).contractedFirmMW[SEPTEMBER]
const warned = (changes: Changes) => computed(changes).warnings.some(({ code }) => code === 'single_transformer')
const banks = (count: number, over: object = {}) => ({
	interconnection: { transformers: [{ MVA: 10, count }], ...over },
})

test('one transformer of 10 MVA carries 9.7 MW and is warned of; of two one is held back (eR18)', () => {
	expect(firmMW({ site: banks(1) })).toBeCloseTo(9.7, 9)
	expect(warned({ site: banks(1) })).toBe(true)
	expect(firmMW({ site: banks(2) })).toBeCloseTo(9.7, 9)
	expect(warned({ site: banks(2) })).toBe(false)
	expect(firmMW({})).toBe(80)
	expect(warned({})).toBe(false)
})

test('a spare transformer lets all that are listed carry, and ends the warning (eR18)', () => {
	expect(firmMW({ site: banks(1, { spareTransformers: 1 }) })).toBeCloseTo(9.7, 9)
	expect(warned({ site: banks(1, { spareTransformers: 1 }) })).toBe(false)
	expect(firmMW({ site: banks(3, { spareTransformers: 1 }) })).toBeCloseTo(29.1, 9)
})

test('without a reserve all transformers count; N−1 is the loss of the largest, unless a spare stands by (eR19)', () => {
	expect(firmMW({ site: { ...banks(3), supplyRedundancy: 'none' } })).toBeCloseTo(29.1, 9)
	expect(firmMW({ site: { ...banks(3), supplyRedundancy: 'N-1' } })).toBeCloseTo(19.4, 9)
	expect(firmMW({ site: { ...banks(1), supplyRedundancy: 'N-1' } })).toBe(0)
	const spared = { ...banks(3, { spareTransformers: 1 }), supplyRedundancy: 'N-1' }
	expect(firmMW({ site: spared })).toBeCloseTo(29.1, 9)
})

test('eighteen engines of 4.5 MW: two back, all of them, or all less one (eR19; worked example A without battery)', () => {
	const island = (supplyRedundancy: string) => ({
		site: { supplyRedundancy },
		contract: { kind: 'btm_recip', capacityMW: 81, units: 18 },
	})
	expect(firmMW(island('unit'))).toBeCloseTo(72, 9)
	expect(firmMW(island('none'))).toBeCloseTo(81, 9)
	expect(firmMW(island('N-1'))).toBeCloseTo(76.5, 9)
	const lone = { contract: { kind: 'btm_recip', capacityMW: 4.5, units: 1 }, site: { supplyRedundancy: 'none' } }
	expect(firmMW(lone)).toBeCloseTo(4.5, 9)
	const codes = computed(lone).warnings.map(({ code }) => code)
	expect(codes).not.toContain('single_unit')
})

test('over two plants N−1 holds one machine back, the larger, and the whole utility is no contingency (eR19)', () => {
	const supply = {
		contract: { capacityMW: 30 },
		contracts: [
			{ kind: 'btm_recip', capacityMW: 18, units: 4 },
			{ kind: 'btm_gt_simple', capacityMW: 60, units: 2 },
		],
	}
	expect(firmMW({ ...supply, site: { supplyRedundancy: 'N-1' } })).toBeCloseTo(30 + 18 + 60 * 0.9 - 27, 9)
	expect(firmMW({ ...supply, site: { supplyRedundancy: 'unit' } })).toBeCloseTo(30 + 13.5 + 27, 9)
})

test('what is held back for a loss binds under its own name (joins C-14)', () => {
	const { binding, bindingCause } = computed({ site: { ...banks(4), supplyRedundancy: 'N-1' } })
	expect(binding[SEPTEMBER]).toBe('energy')
	const cause = must(must(bindingCause)[SEPTEMBER])
	expect(cause.cause).toBe('interconnection_limit')
	const plant = { contract: { kind: 'btm_gt_simple', capacityMW: 40, units: 2 }, site: { supplyRedundancy: 'N-1' } }
	const held = must(must(computed(plant).bindingCause)[SEPTEMBER])
	expect([held.cause, held.facts.amount]).toEqual(['contingency_reserve', 18])
	expect(held.text).toContain('18 MW')
})

test('the redundancy of a hall’s plant moves no firm megawatt of its supply (reproductions 03)', () => {
	const built = (redundancy: string) => ({ site: { redundancy }, hall: { scope: 'greenfield' } })
	expect(firmMW(built('2(N+1)'))).toBe(firmMW(built('T-min')))
})
