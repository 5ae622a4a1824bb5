import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toPlanFile } from './plan-export.ts'
import { parsePlanFile } from './plan-file.ts'

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const figure = (max: number) => fc.integer({ min: 0, max: max * 100 }).map((value) => value / 100)
const text = fc.string({ maxLength: 20 })
const month = fc
	.integer({ min: 0, max: 60 })
	.map((index) => `${2025 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`)

const plans = fc.record({
	format: fc.constant('strata.plan/1'),
	name: fc.constantFrom('A', 'Abilene — zwei', '日本'),
	description: maybe(text),
	startMonth: month,
	horizonMonths: fc.integer({ min: 1, max: 240 }),
	currency: fc.constant('EUR'),
	usdPerCurrencyUnit: fc.constantFrom(1.08, 1),
	assumptions: fc.record(
		{
			weeklyHours: fc.constantFrom(50, 45.5),
			's/absenceShare': fc.record({ value: fc.constantFrom(0.1, 0), why: maybe(text), source: maybe(text) }),
			defaultChip: fc.constant('h100-sxm'),
		},
		{ requiredKeys: [] },
	),
	notes: fc.record(
		{
			'sites/s/targetItMW': fc.record({ low: maybe(figure(10)), why: maybe(text) }),
			'powerContracts/c/capacityMW': fc.constant({}),
		},
		{ requiredKeys: [] },
	),
	catalogue: fc.constantFrom(
		null,
		{ models: [{ id: 'm', name: 'M', kind: 'dense', totalParamsB: 7, slidingWindow: 128 }] },
		{ archetypes: [{ id: 'own', name: 'Own', outputTokensPerRequest: 100, peakFactor: { low: 1, best: 2, high: 3 } }] },
	),
	sites: fc.constantFrom([
		{
			id: 's',
			name: 'S',
			latitude: 1,
			longitude: 0,
			labour: { union: false, beds: 0 },
			interconnection: { transformers: [{ MVA: 80, count: 3 }] },
		},
	]),
	powerContracts: fc.array(
		fc.record({
			id: fc.constant('c'),
			siteId: fc.constant('s'),
			kind: fc.constantFrom('utility_firm', 'bess'),
			capacityMW: figure(1000).map((value) => value + 5),
			startMonth: month,
			counterparty: maybe(text),
			annualEscalation: maybe(figure(1)),
			startDelayMonths: maybe(fc.constant({ p50: 0, p90: 6 })),
			rampSteps: fc.constantFrom([], [{ month: '2026-01', MW: 5 }]),
		}),
		{ minLength: 1, maxLength: 1 },
	),
	workloads: fc.constantFrom(
		[],
		[{ id: 'w', kind: 'training', model: 'llama-3.1-8b', startMonth: '2026-01', accelerators: 8 }],
		[{ id: 'w', kind: 'batch', model: 'alphafold3', startMonth: '2026-01', jobsPerMonth: 0 }],
		[{ id: 'w', kind: 'inference', model: 'llama-3.1-8b', startMonth: '2026-01', shares: [], applicationIds: [] }],
	),
})

test('a plan written out and read again is the same plan', () => {
	fc.assert(
		fc.property(plans, (input) => {
			const first = parsePlanFile(input)
			if (!first.ok) throw new Error(first.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
			const again = parsePlanFile(JSON.parse(JSON.stringify(toPlanFile(first.plan))))
			expect(again).toEqual(first)
		}),
	)
})

test('the plan with every field survives', () => {
	const first = parsePlanFile(
		JSON.parse(readFileSync(new URL('../../tests/fixtures/plans/every-field.json', import.meta.url), 'utf8')),
	)
	if (!first.ok) throw new Error('the plan should parse')
	expect(parsePlanFile(JSON.parse(JSON.stringify(toPlanFile(first.plan))))).toEqual(first)
})

test('what was left out is left out again', () => {
	const parsed = parsePlanFile({
		format: 'strata.plan/1',
		name: 'Small',
		startMonth: '2026-01',
		horizonMonths: 12,
		assumptions: { weeklyHours: 55 },
	})
	if (!parsed.ok) throw new Error('the plan should parse')
	expect(toPlanFile(parsed.plan)).toEqual({
		format: 'strata.plan/1',
		name: 'Small',
		startMonth: '2026-01',
		horizonMonths: 12,
		assumptions: { weeklyHours: 55 },
	})
})
