import { expect, test } from 'vitest'
import { type Changes, reproduction } from '../../../tests/factories/reproduction.ts'
import { VERDICT_PLANS } from '../../../tests/verdicts/plans.ts'
import { computePlan } from '../compute-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'

const verdictOf = (changes: Changes) => computePlan(reproduction(changes)).verdict
const ASKED = { targetItMW: 30, targetMonth: '2027-06' }
const HANDS = { labour: { travellersCap: 1e6, netAddsPerMonth: 1e5 } }

test('halls four months earlier never raise what is lost, and halls and power a year later raise it', () => {
	const lateBy = (hallStart: string, powerStart: string) => {
		const site = { ...ASKED, ...HANDS }
		const bought = ['hv_transformer', 'hv_breaker', 'mv_switchgear', 'generator', 'lv_switchboard', 'mv_lv_transformer']
		const procurement = bought.map((item) => ({ item, quantity: 1000, status: 'ordered' }))
		const hall = { scope: 'greenfield', startMonth: hallStart, durationMonths: 14, procurement }
		const contract = { startMonth: powerStart, status: 'agreement' }
		return verdictOf({ site, hall, contract }).totals.late.mwMonths
	}
	const asPlanned = lateBy('2026-05', '2027-09')
	expect(asPlanned).toBeGreaterThan(0)
	expect(lateBy('2026-01', '2027-09')).toBeLessThanOrEqual(asPlanned)
	expect(lateBy('2027-05', '2028-09')).toBeCloseTo(asPlanned + 12 * 30, 6)
})

test('a hall that waits for power by plan is idle and not late', () => {
	const { basis, totals, losses } = verdictOf({ contract: { startMonth: '2027-06', status: 'agreement' } })
	expect([basis, totals.late.mwMonths]).toEqual(['plan', 0])
	expect(losses.find(({ facts }) => facts.stands === 'infrastructure')).toMatchObject({
		...{ kind: 'idle', cause: 'starts_later', layer: 'energy', item: 'contract:u' },
		...{ from: '2026-01', facts: { until: '2027-06', planned: '2027-06' } },
	})
})

test('what a contract, an order or a hall slips by is late, with its item and what makes it so (vV1, vV4)', () => {
	const first = (changes: Changes) => verdictOf(changes).losses.find(({ kind }) => kind === 'late')
	const delayed = { startMonth: '2026-08', status: 'agreement', startDelayMonths: { p50: 4, p90: 4 } }
	expect(first({ contract: delayed })).toMatchObject({
		...{ cause: 'starts_later', layer: 'energy', item: 'contract:u', from: '2026-08', to: '2026-11', past: false },
		facts: { planned: '2026-08', until: '2026-12' },
	})
	expect(first({ order: { slipMonths: { p50: 5, p90: 5 } } })).toMatchObject({
		...{ layer: 'chips', item: 'order:o', cause: 'slipped' },
		facts: { planned: '2026-03', chip: expect.stringContaining('GB200') },
	})
})

test('racks that draw more than their hall carries are named first, with both figures, and not told as halls or orders', () => {
	const { losses, layers } = verdictOf({ site: ASKED, hall: { rackDensityKW: 50 } })
	const late = losses.filter(({ kind }) => kind === 'late')
	expect(late[0]).toMatchObject({
		...{ cause: 'racks_over_hall', layer: 'infrastructure', item: 'phase:h' },
		facts: { racks: { unitKW: 132, hallKW: 50, share: expect.closeTo(55 / 132, 6) as number } },
	})
	expect(late.some(({ cause }) => cause === 'not_planned' || cause === 'not_contracted')).toBe(false)
	expect(layers.infrastructure.state).toBe('late')
})

test('chips that hardly anything asks for lead as idle, with the share that works (vV3, vV7)', () => {
	const { headline, layers, losses, totals } = verdictOf({ workload: { accelerators: 64 } })
	expect(headline).toMatchObject({ case: 'idle', facts: { loss: 0 } })
	expect(losses[0]).toMatchObject({ kind: 'idle', cause: 'over_built', facts: { stands: 'chips' } })
	expect(headline.facts.share).toBeLessThan(0.1)
	expect(layers.chips.state).toBe('idle')
	expect([totals.late.mwMonths, totals.idle.mwMonths > 0]).toEqual([0, true])
})

test('what lies before the status month is past: in no state, no total and no headline (vV)', () => {
	const site = { ...ASKED, targetMonth: '2026-02', ...HANDS }
	const hall = { scope: 'greenfield', startMonth: '2025-06', durationMonths: 14, itMW: 38 }
	const { layers, losses, totals, headline, statusMonth } = verdictOf({ site, hall, plan: { asOfMonth: '2027-06' } })
	expect(statusMonth).toBe('2027-06')
	expect(losses.filter(({ kind }) => kind === 'late').every(({ past }) => past)).toBe(true)
	expect([totals.late.mwMonths, totals.past.late.mwMonths > 0]).toEqual([0, true])
	expect(layers.infrastructure.state).toBe('was_short')
	expect(['target_late', 'target_missed']).not.toContain(headline.case)
})

test('a target behind the plan is told and not judged; megawatts without a month are missed only where they never come', () => {
	const beyond = verdictOf({ site: { targetItMW: 500, targetMonth: '2049-01' } })
	expect(beyond.sites['s']?.steps).toEqual([{ month: '2049-01', itMW: 500, reached: null, monthsLate: null }])
	expect([beyond.totals.late.mwMonths, beyond.state === 'short']).toEqual([0, false])
	expect(verdictOf({ site: { targetItMW: 500 } }).headline.case).toBe('target_missed')
	expect(verdictOf({ site: { targetItMW: 20 } }).fullPower.month).not.toBeNull()
})

test('a contract on its planned date is not told behind plan for its ramp (vV4)', () => {
	const site = { ...ASKED, targetMonth: '2026-03' }
	const grid = { startMonth: '2026-06', rampMonths: 6, status: 'agreement' }
	const late = (contract: object) =>
		verdictOf({ site, contract: { ...grid, ...contract } }).losses.filter(
			({ kind, item }) => kind === 'late' && item === 'contract:u',
		)
	const told = (contract: object) =>
		Object.fromEntries(late(contract).map(({ cause, facts: { planned, until } }) => [cause, [planned, until]]))
	expect(told({})).toEqual({ starts_later: ['2026-06', '2026-06'], ramping: ['2026-11', '2026-11'] })
	expect(told({ startDelayMonths: { p50: 2, p90: 2 } })).toEqual({
		starts_later: ['2026-06', '2026-08'],
		ramping: ['2026-11', '2027-01'],
	})
})

test('of idle chips the share that works is told as it is, and not with the reserve (vV3)', () => {
	const { headline, losses } = computePlan(VERDICT_PLANS['near-idle']()).verdict
	// Eleven of 10,512 accelerators.
	expect(headline.facts.share).toBeLessThan(0.002)
	const halls = losses.find(({ facts }) => facts.stands === 'infrastructure')
	// Before a chip is there none of the hall is used.
	expect(halls).toMatchObject({ cause: 'due_later', facts: { usedShare: 0 } })
})

test('what goes unserved is told of a year, and by that year’s demand (vV7)', () => {
	const { verdict, months, workloads } = computePlan(VERDICT_PLANS['phased-retrofit']())
	const { share, year } = verdict.headline.facts
	expect([verdict.headline.case, year]).toEqual(['unserved', '2027'])
	const train = workloads['train']
	const missed = months.flatMap((month, at) =>
		month.startsWith('2027') && (train?.acceleratorsRequired[at] ?? 0) > 0 ? [1 - (train?.servedShare[at] ?? 0)] : [],
	)
	// Three months in which half of the run’s chips have no hall.
	expect(missed).toHaveLength(3)
	expect(share).toBeCloseTo(missed.reduce((sum, one) => sum + one, 0) / 3, 1)
})

test('work that waits for the last chips of a full hall waits for them, and for no hall that nobody plans (vV4)', () => {
	const of = VERDICT_PLANS['below-cost']()
	const from = { startMonth: '2027-01' }
	const verdictWith = (units: number) =>
		computePlan({
			...of,
			horizonMonths: 24,
			// Its 10,512 accelerators are 21.4 MW of nameplate, and draw less than 17 MW at once.
			sites: of.sites.map((site) => ({ ...site, targetItMW: 17, targetMonth: '2027-01' })),
			buildPhases: of.buildPhases.map((hall) => ({ ...hall, itMW: 17 })),
			chipOrders: of.chipOrders.map((order) => ({ ...order, deliveryMonths: 3 })),
			applications: of.applications.map((one) => ({ ...one, ...from, unitsAtStart: units, unitsAtEnd: units })),
			workloads: of.workloads.map((one) => ({ ...one, ...from })),
		}).verdict
	const causesOf = (units: number) =>
		verdictWith(units).losses.flatMap(({ kind, cause }) => (kind === 'unserved' ? [cause] : []))
	expect(causesOf(80_000)).toContain('installing')
	expect(causesOf(80_000)).not.toContain('not_planned')
	// What asks for more than the hall can hold at work does lack one.
	expect(causesOf(400_000)).toContain('not_planned')
})

test.each(TEMPLATES.map(({ name, plan }) => [name, plan] as const))(
	'%s is a whole plan: each of its sites has full power within it, and no month before the first power',
	(_, file) => {
		const parsed = parsePlanFile(file)
		if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
		const { verdict } = computePlan(parsed.plan)
		const dates = [verdict, ...Object.values(verdict.sites)].map(({ firstPower, fullPower: { month } }) => [
			...[firstPower === null, month === null, (month ?? '') >= (firstPower ?? '9')],
		])
		expect(dates).toEqual(dates.map(() => [false, false, true]))
	},
)
