import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { VERDICT_PLANS } from '../../../tests/verdicts/plans.ts'
import { computePlan } from '../compute-plan.ts'

const ORDERED = [
	...['hv_breaker', 'mv_switchgear', 'mv_lv_transformer', 'lv_switchboard', 'ups', 'battery_cabinet', 'generator'],
	...['pdu', 'busway', 'chiller_air', 'dry_cooler', 'cdu', 'crah'],
].map((item) => ({ item, quantity: 1000, status: 'ordered' }))
const EIGHTEEN = { startMonth: '2027-02', durationMonths: 18 }

/** Eighteen months from February 2027, looked at from January, with power and tenants there from the first day; the target that it is ready as planned. */
const judged = (transformers: Record<string, unknown> | null, halls: Record<string, unknown>[] = []) => {
	const own = transformers ? [{ item: 'hv_transformer', quantity: 3, ...transformers }] : []
	const plan = planFile({
		...{ startMonth: '2027-01', horizonMonths: 60 },
		sites: [
			{
				...{ id: 'abilene', name: 'Abilene', country: 'US', latitude: 32.45, longitude: -99.73 },
				...{ targetItMW: 100, targetMonth: '2028-08', labour: { netAddsPerMonth: 4000, beds: 50_000 } },
			},
		],
		powerContracts: [contract('grid', { startMonth: '2026-06', capacityMW: 400 })],
		buildPhases: [hall('a', { ...EIGHTEEN, procurement: [...ORDERED, ...own] }), ...halls],
		leases: [
			{
				id: 'all',
				siteId: 'abilene',
				name: 'All',
				itMW: 200,
				startMonth: '2027-01',
				termMonths: 120,
				rentUsdPerKWMonth: 140,
			},
		],
	})
	const { schedule, verdict } = computePlan(plan)
	const { finishInTime, finish } = must(schedule['phase:a'])
	return { finishInTime, finish, verdict, losses: verdict.losses.filter(({ kind }) => kind === 'late'), schedule }
}

test('a hall is there for the verdict when what it waits for comes if it is ordered now (pD4, vV2)', () => {
	// As planned ready in August 2028; 128 weeks from February 2027 are August 2029, sixteen months after April 2028.
	const open = judged(null)
	expect(open).toMatchObject({ finishInTime: '2028-07', finish: '2029-11' })
	expect(open.verdict.fullPower).toEqual({ month: '2029-12', monthsLate: 16 })
	expect(open.losses).toEqual([
		expect.objectContaining({
			...{ cause: 'lead_time', layer: 'infrastructure', item: 'phase:a', from: '2028-08', to: '2029-11' },
			mwMonths: 1600,
		}),
	])
	expect(open.losses[0]?.facts).toMatchObject({ equipment: 'hv_transformer', planned: '2028-08', until: '2029-12' })
	// A slot of 80 weeks comes eleven months sooner; what the utility supplies, is in stock or ordered is waited for by nobody.
	expect(judged({ status: 'planned', supply: 'reserved', leadWeeks: 80 }).verdict.fullPower.month).toBe('2029-01')
	for (const stated of [{ supply: 'supplied' }, { supply: 'in_stock' }, { status: 'ordered' }]) {
		const { verdict, losses } = judged(stated)
		expect([verdict.fullPower.month, losses]).toEqual(['2028-08', []])
	}
})

test('a hall that is reported whole stands, whatever of the site’s purchases is still planned (pD4)', () => {
	const reported = (percentComplete: number) => {
		const run = computePlan(
			planFile({
				...{ startMonth: '2027-01', horizonMonths: 60, asOfMonth: '2028-03' },
				sites: [
					{
						...{ id: 'abilene', name: 'Abilene', country: 'US', latitude: 32.45, longitude: -99.73 },
						procurement: [{ item: 'hv_transformer', quantity: 3, status: 'planned' }],
					},
				],
				buildPhases: [hall('a', { ...EIGHTEEN, procurement: ORDERED })],
				actuals: [{ ref: 'phase:a', month: '2028-03', percentComplete }],
			}),
		)
		return must(run.schedule['phase:a'])
	}
	// 128 weeks from April 2028 are September 2030: what is done by March needs none of them.
	expect(must(reported(0.9).finish) > '2030-01').toBe(true)
	expect(reported(1)).toMatchObject({ finish: '2028-03', finishInTime: '2028-03' })
})

test('what is ordered and comes late is a purchase that slips, not one that is open (vV4)', () => {
	const { verdict, losses } = judged({ orderMonth: '2027-02' })
	expect(verdict.fullPower.month).toBe('2029-12')
	expect(losses.map(({ cause }) => cause)).toEqual(['slipped_purchase'])
})

test('a hall that starts after one that waits begins when that is ready (pD4)', () => {
	const after = { ...EIGHTEEN, itMW: 50, startsAfter: 'a', scope: 'fit_out_only', durationMonths: 8 }
	const { schedule } = judged(null, [
		hall('b', { ...after, procurement: ORDERED }),
		hall('c', { ...after, startMonth: '2029-08', procurement: ORDERED }),
	])
	// Planned for August 2028 behind the first; sixteen months later as the first is.
	expect(schedule['phase:b']).toMatchObject({
		finishInTime: '2029-03',
		finish: '2030-07',
		lateItem: 'hv_transformer',
	})
	// A year between them takes twelve of the sixteen.
	expect(schedule['phase:c']).toMatchObject({ finishInTime: '2030-03', finish: '2030-07' })
})

test('a plan whose transformers nobody has ordered says so, and nothing else of its halls (vV4)', () => {
	const { verdict } = computePlan(VERDICT_PLANS['not-ordered']())
	const late = verdict.losses.filter(({ kind }) => kind === 'late')
	expect(late.map(({ cause, facts }) => [cause, facts.equipment])).toEqual([['lead_time', 'hv_transformer']])
	expect(verdict.layers.infrastructure.state).toBe('late')
})

test('the balance waits as the verdict does: nothing stands, runs or is written off in a hall before (pD4, I1, B12)', () => {
	const { months, schedule, sites, bindingCause, layers, shortfall, verdict } = computePlan(
		VERDICT_PLANS['not-ordered'](),
	)
	const { finishInTime, finish } = must(schedule['phase:a'])
	expect([finishInTime, finish]).toEqual(['2029-02', '2029-09'])
	const campus = must(sites['campus'])
	const at = (series: readonly number[], month: string) => must(series[months.indexOf(month)])
	for (const series of [campus.commissionedItMW, layers.infrastructure.available, campus.energisedAccelerators]) {
		expect(at(series, '2029-09')).toBe(0)
		expect(at(series, '2029-10')).toBeGreaterThan(0)
	}
	// From the month it was planned for its own work is done: it waits for its transformers alone.
	expect(bindingCause[months.indexOf('2029-06')]).toMatchObject({
		...{ layer: 'infrastructure', cause: 'long_lead:hv_transformer' },
		facts: { dueMonth: '2029-03', fromMonth: '2029-10' },
	})
	expect(shortfall.lostMWMonths).toBeGreaterThan(verdict.totals.unserved.mwMonths)
	// What is paid for energy begins with it, too.
	expect(verdict.losses.filter(({ kind }) => kind === 'idle').map(({ cause }) => cause)).not.toContain('over_built')
})
