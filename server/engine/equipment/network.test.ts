import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { must } from '../../../tests/factories/must.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { computePlan, runPlan } from '../compute-plan.ts'
import { explainPlan } from '../explain-plan.ts'

const order = (accelerators: number, id = 'gpus') => ({
	id,
	siteId: 'abilene',
	chip: 'b200',
	accelerators,
	orderMonth: '2026-01',
})
const chip = must(builtInCatalogue.chips.find(({ id }) => id.startsWith('b200'))).id
const networkOf = (...sizes: readonly number[]) => {
	const chipOrders = sizes.map((size, index) => ({ ...order(size, `gpus-${String(index)}`), chip }))
	return must(computePlan(planFile({ chipOrders })).sites.abilene).network
}

const b200 = must(builtInCatalogue.networkReference.find(({ id }) => id === 'b200_sp'))

test.each(b200.rows.map((row) => [row.gpus ?? 0, row] as const))(
	'%i B200 take the switches of the reference architecture, to the switch (I13, V02)',
	(gpus, row) => {
		expect(networkOf(gpus)).toMatchObject({
			leafSwitches: row.leaf,
			spineSwitches: row.spine,
			coreSwitches: row.core,
		})
	},
)

test('the largest six sizes of the table add up to the 2,408 switches published (V02)', () => {
	const total = b200.rows.reduce((sum, { gpus = 0 }) => {
		const { leafSwitches, spineSwitches, coreSwitches } = networkOf(gpus)
		return sum + leafSwitches + spineSwitches + coreSwitches
	}, 0)
	expect(total).toBe(2408)
})

test('a thousand accelerators take 46.9 switches in two tiers and 78.1 in three (I13)', () => {
	const switches = ({ leafSwitches, spineSwitches, coreSwitches }: ReturnType<typeof networkOf>) =>
		leafSwitches + spineSwitches + coreSwitches
	expect(switches(networkOf(2048)) / 2.048).toBeCloseTo(46.9, 1)
	expect(switches(networkOf(16_384)) / 16.384).toBeCloseTo(78.1, 1)
	expect(networkOf(1000)).toMatchObject({ cables: 2000, optics: 4000 })
	expect(networkOf(10_000)).toMatchObject({ cables: 30_000, optics: 60_000 })
})

test('a thousand accelerators read from 4 PB, and 1,024 at 160 GB/s (I14)', () => {
	expect(networkOf(1000).storagePB).toBeCloseTo(4, 9)
	expect(networkOf(1024).readGBps).toBeCloseTo(160, 9)
})

test('orders of one site share one fabric, and a site without orders has none (I13)', () => {
	expect(networkOf(1024, 1024)).toEqual(networkOf(2048))
	expect(networkOf()).toEqual({
		leafSwitches: 0,
		spineSwitches: 0,
		coreSwitches: 0,
		cables: 0,
		optics: 0,
		storagePB: 0,
		readGBps: 0,
	})
})

test('the switches of a site are explained down to its orders and the switch’s row (I13)', () => {
	const frame = runPlan(planFile({ chipOrders: [{ ...order(512), chip }] }))
	const answer = explainPlan(frame, { quantity: 'network.leafSwitches', scope: 'site:abilene' })
	expect(answer.ok && answer.explanation.value).toBe(16)
	expect(JSON.stringify(answer)).toContain('leaf_spine_switch_64')
	expect(JSON.stringify(answer)).toContain('chipOrders[0].accelerators')
})
