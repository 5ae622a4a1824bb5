import { expect, test } from 'vitest'
import { computedDocument } from '../../../../tests/factories/computed-document.ts'
import { must } from '../../../../tests/factories/must.ts'
import { contract, hall, planFile } from '../../../../tests/factories/plan-file.ts'

const stands = { scope: 'existing', itMW: 20, cooling: 'd2c_dry_trim', rackDensityKW: 132 }
const order = (id: string, over: Record<string, unknown> = {}) => ({
	...{ id, siteId: 'abilene', chip: 'gb200-nvl72', accelerators: 7200, orderMonth: '2026-01', leadTimeMonths: 2 },
	...over,
})
const training = {
	...{ id: 't', kind: 'training', model: 'llama-3.1-405b', precision: 'bf16', trainingTokens: 1e18 },
	...{ accelerators: 14_400, startMonth: '2026-06' },
}
const run = (over: Record<string, unknown>) =>
	computedDocument(
		planFile({
			horizonMonths: 24,
			powerContracts: [contract('grid', { startMonth: '2026-01' })],
			workloads: [training],
			...over,
		}),
	)
const ofSite = (result: ReturnType<typeof run>) => must(result.sites['abilene'])

test('an order that names a hall stands nowhere else: while that is built the hall beside it stays empty (lP9, B12, vV2)', () => {
	const halls = [
		hall('h1', stands),
		hall('h2', { ...stands, scope: 'fit_out_only', startMonth: '2026-01', durationMonths: 12 }),
	]
	const result = run({
		buildPhases: halls,
		chipOrders: [order('first', { phaseId: 'h2' })],
		workloads: [{ ...training, accelerators: 7000 }],
	})
	const { months, schedule, bindingCause, verdict } = result
	const { energisedAccelerators } = ofSite(result)
	const ready = must(schedule['phase:h2']?.finish)
	const before = months.indexOf(ready)
	expect(before).toBeGreaterThan(10)
	expect(Math.max(...energisedAccelerators.slice(0, before + 1))).toBe(0)
	expect(energisedAccelerators[before + 1]).toBe(7200)
	expect(bindingCause[before]).toMatchObject({
		...{ cause: 'hall_unfinished', siteId: 'abilene' },
		facts: { item: { list: 'buildPhases', id: 'h2' }, fromMonth: months[before + 1] },
	})
	// The verdict lays the same chips on the same hall.
	const waiting = verdict.losses.filter(({ facts }) => facts.stands === 'chips' && facts.until !== null)
	expect(new Set(waiting.map(({ layer, item }) => `${layer} ${String(item)}`))).toEqual(
		new Set(['infrastructure phase:h2']),
	)
})

test('of a hall that an order names others have what it leaves, whoever came first (lP9)', () => {
	const halls = [hall('h1', stands), hall('h2', { ...stands, itMW: 10 })]
	const late = order('named', { phaseId: 'h1', accelerators: 9000, orderMonth: '2026-04' })
	const early = order('free', { accelerators: 14_400 })
	const result = run({ buildPhases: halls, chipOrders: [early, late] })
	const { energisedAccelerators, installedAccelerators, deliveredItMW } = ofSite(result)
	const all = must(energisedAccelerators.at(-1))
	expect(installedAccelerators.at(-1)).toBe(23_400)
	// Both halls are full, and each order has what it may: nothing is lost between them.
	const alone = run({ buildPhases: halls, chipOrders: [order('free', { accelerators: 23_400 })] })
	expect(Math.abs(all - must(ofSite(alone).energisedAccelerators.at(-1)))).toBeLessThanOrEqual(1)
	expect(deliveredItMW.at(-1)).toBeCloseTo(30, 6)
	// With the first hall named by all there is, the second stays empty.
	const held = run({ buildPhases: halls, chipOrders: [order('all', { phaseId: 'h1', accelerators: 23_400 })] })
	expect(must(ofSite(held).energisedAccelerators.at(-1)) / all).toBeCloseTo(2 / 3, 3)
	// Filled by more than .95 it is full, and no more than itself.
	expect(ofSite(held).deliveredItMW.at(-1)).toBeCloseTo(20, 6)
})
