import { expect, test } from 'vitest'
import { must } from '../../../../tests/factories/must.ts'
import { hall, planFile } from '../../../../tests/factories/plan-file.ts'
import { computePlan } from '../../compute-plan.ts'

const OTHERS = [
	...[
		'hv_breaker',
		'mv_switchgear',
		'mv_lv_transformer',
		'lv_switchboard',
		'ups',
		'battery_cabinet',
		'generator',
		'pdu',
	],
	...['busway', 'chiller_air', 'dry_cooler', 'cdu', 'crah'],
]
/** A hall of 18 months from February 2027, looked at from January, all of whose equipment but the transformers is ordered. */
const worked = (transformers: Record<string, unknown> | null, over: Record<string, unknown> = {}) => {
	const ordered = OTHERS.map((item) => ({ item, quantity: 1, status: 'ordered' }))
	const own = transformers ? [{ item: 'hv_transformer', quantity: 3, ...transformers }] : []
	const dated = { startMonth: '2027-02', durationMonths: 18, procurement: [...ordered, ...own], ...over }
	const plan = { startMonth: '2027-01', horizonMonths: 48, buildPhases: [hall('a', dated)] }
	const result = computePlan(planFile(plan))
	const { finishInTime, finish, lateItem, plannedFinish, cause } = must(result.schedule['phase:a'])
	const row = must(must(result.sites['abilene']).equipment.find(({ item }) => item === 'hv_transformer'))
	return { finishInTime, finish, lateItem, plannedFinish, cause, row, steps: must(result.buildNetwork['a']), result }
}

test('a transformer not said to be ordered leaves the hall two dates: as planned, and ordered now (pD4)', () => {
	// Needed at 0.78 of 18 months, the fourteenth after February 2027: April 2028, 30 months after October 2025.
	const open = worked(null)
	expect(open.row).toMatchObject({ orderBy: '2025-10', slackMonths: -15, state: 'late' })
	// Ready the month after its last: August 2028; ordered in February 2027 they come in August 2029, sixteen months late: December 2029.
	expect(open).toMatchObject({ finishInTime: '2028-07', finish: '2029-11', lateItem: 'hv_transformer' })
	const told = open.result.warnings.find(({ code }) => code === 'long_lead')
	expect(told?.facts).toMatchObject({ waits: { hall: 'a', finish: '2028-07', ifOrdered: '2029-11' } })
	// A reserved slot takes 80 weeks in this market; what the utility supplies is waited for by nobody.
	expect(worked({ status: 'planned', supply: 'reserved', leadWeeks: 80 }).finish).toBe('2028-12')
	expect(worked({ status: 'planned', supply: 'supplied' })).toMatchObject({
		finish: '2028-07',
		lateItem: null,
	})
})

test('what is stated is late by the months after its need, and with it what follows, never earthworks (pD1)', () => {
	const late = worked({ orderMonth: '2027-02' })
	expect(late).toMatchObject({ plannedFinish: '2028-07', finishInTime: '2029-11', cause: 'long_lead:hv_transformer' })
	expect(late.steps.find(({ step }) => step === 'civil')?.start).toBe('2027-02')
	expect(late.steps.find(({ step }) => step === 'cx_l5')?.start).not.toBe(
		worked(null).steps.find(({ step }) => step === 'cx_l5')?.start,
	)
	// Stated to come in time, or ordered without a month: nothing waits.
	for (const stated of [
		{ orderMonth: '2025-10' },
		{ status: 'ordered' },
		{ orderMonth: '2027-06', deliveryMonth: '2028-04' },
	])
		expect(worked(stated)).toMatchObject({ finishInTime: '2028-07', finish: '2028-07' })
})

test('a planned purchase follows its hall, a stated order stays (pD3)', () => {
	const moved = { startMonth: '2029-02' }
	for (const planned of [{}, { status: 'planned' }, { status: 'planned', orderMonth: '2025-06' }]) {
		expect(worked(planned).row.orderBy).toBe('2025-10')
		expect(worked(planned, moved).row).toMatchObject({ orderBy: '2027-10', slackMonths: 9, state: 'to_order' })
	}
	const stated = { orderMonth: '2027-02' }
	expect([worked(stated).row.slackMonths, worked(stated, moved).row.slackMonths]).toEqual([-16, 8])
})

test('the transformers of a site hold every hall of it, whichever hall states them (pD3)', () => {
	const bought = { item: 'hv_transformer', quantity: 6, orderMonth: '2027-02' }
	const plan = planFile({
		...{ startMonth: '2027-01', horizonMonths: 60 },
		buildPhases: [
			hall('a', { startMonth: '2027-02', durationMonths: 18, procurement: [bought] }),
			hall('b', { startMonth: '2027-04', durationMonths: 18 }),
			hall('c', { startMonth: '2027-04', durationMonths: 18, scope: 'fit_out_only' }),
		],
	})
	const { schedule } = computePlan(plan)
	const causes = ['a', 'b', 'c'].map((id) => schedule[`phase:${id}`]?.cause ?? null)
	expect(causes.slice(0, 2)).toEqual(['long_lead:hv_transformer', 'long_lead:hv_transformer'])
	expect(causes[2]).not.toBe('long_lead:hv_transformer')
	expect(schedule['phase:b']?.finishInTime).toBe('2029-11')
})

test('what stands in a hall that runs is never to be ordered (pD3)', () => {
	const bought = { item: 'leaf_spine_switch_64', quantity: 100, orderMonth: '2029-01' }
	const order = { siteId: 'abilene', chip: 'h100-sxm', accelerators: 800, leadTimeMonths: 6 }
	const plan = planFile({
		...{ startMonth: '2023-01', horizonMonths: 120, asOfMonth: '2027-06' },
		buildPhases: [
			hall('a', { startMonth: '2023-01', durationMonths: 12, procurement: [bought] }),
			hall('b', { startMonth: '2028-01', durationMonths: 12 }),
		],
		chipOrders: [
			{ ...order, id: 'old', orderMonth: '2023-02', phaseId: 'a' },
			{ ...order, id: 'new', orderMonth: '2028-02', phaseId: 'b' },
		],
	})
	const { sites, warnings } = computePlan(plan)
	const row = must(must(sites['abilene']).equipment.find(({ item }) => item === 'leaf_spine_switch_64'))
	// Needed with the accelerators to come, not five years ago in a hall that has its network.
	expect(row).toMatchObject({ state: 'to_order', slackMonths: 7 })
	expect(warnings.map(({ code }) => code)).not.toContain('long_lead')
})
