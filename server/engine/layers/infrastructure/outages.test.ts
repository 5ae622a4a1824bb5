import { expect, test } from 'vitest'
import { contract, hall, planFile } from '../../../../tests/factories/plan-file.ts'
import { must } from '../../../../tests/factories/must.ts'
import { computedDocument } from '../../../../tests/factories/computed-document.ts'

const site = { id: 'abilene', name: 'Abilene', country: 'US', latitude: 32.45, longitude: -99.73 }
const there = { scope: 'existing', durationMonths: 0, startMonth: '2025-06' }
const order = { id: 'o', siteId: 'abilene', chip: 'gb200-nvl72', orderMonth: '2025-01', leadTimeMonths: 1 }
const run = {
	...{ id: 't', name: 'Run', kind: 'training', model: 'llama-3.1-405b', precision: 'bf16', startMonth: '2026-01' },
	...{ trainingTokens: 9e14, accelerators: 28_800 },
}
const OUTAGE = { month: '2026-04', days: 15.2, itMW: 40 }

function resultOf(outages: readonly unknown[], halls = [hall('a', { ...there, itMW: 60 })]) {
	return computedDocument(
		planFile({
			sites: [{ ...site, outages }],
			powerContracts: [contract('grid', { startMonth: '2025-01', status: 'energised' })],
			buildPhases: halls,
			chipOrders: [{ ...order, accelerators: 28_800 }],
			workloads: [run],
		}),
	)
}
const APRIL = 3

test('pR4: forty MW off for half a month are twenty MW less that halls can house, in that month alone', () => {
	const [free, off] = [resultOf([]), resultOf([OUTAGE])]
	const housed = ({ layers }: typeof free) => layers.infrastructure.available
	expect(housed(free)[APRIL]).toBe(60)
	expect(housed(off)[APRIL]).toBeCloseTo(40, 12)
	expect(housed(off).toSpliced(APRIL, 1)).toEqual(housed(free).toSpliced(APRIL, 1))
	// The run draws 52.7 MW at its peak: of its 28,800 accelerators as many run as 40 MW carry.
	const energised = ({ sites }: typeof free) => must(sites['abilene']?.energisedAccelerators[APRIL])
	expect(energised(free)).toBe(28_800)
	expect(energised(off) / energised(free)).toBeCloseTo(40 / 52.7, 2)
})

test('pR4: outages of a month add up, and no more is off than stands', () => {
	const housed = (outages: readonly unknown[]) => must(resultOf(outages).layers.infrastructure.available[APRIL])
	expect(housed([OUTAGE, { ...OUTAGE, days: 7.6 }])).toBeCloseTo(30, 12)
	expect(housed([{ ...OUTAGE, days: 30.4, itMW: 500 }])).toBe(0)
})

test('pR4: two halls alike in all but their size lose alike', () => {
	const halls = [hall('a', { ...there, itMW: 45 }), hall('b', { ...there, itMW: 15 })]
	const used = must(resultOf([OUTAGE], halls).layers.infrastructure.available[APRIL])
	expect(used).toBeCloseTo(40, 12)
})

test('pR4: an outage is named as what is missing, with what it takes, and a hall that is missing anyway is not laid on it', () => {
	const off = resultOf([OUTAGE]).bindingCause[APRIL]
	expect(off).toMatchObject({ cause: 'outage', siteId: 'abilene' })
	expect(off?.text).toMatch(/^Planned outages at Abilene take out 20 MW IT; [\d.]+ MW short\.$/)
	expect(off?.mend).toBe('Spread the outages at Abilene over more months, or move them to months with less demand.')
	expect(resultOf([{ ...OUTAGE, days: 0.1 }], [hall('a', { ...there, itMW: 30 })]).bindingCause[APRIL]?.cause).toBe(
		'no_hall_planned',
	)
})
