import { expect, test } from 'vitest'
import fc from 'fast-check'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { applyChange } from '#server/runs/trials/apply-change.ts'
import { sizePlan } from '#server/runs/sizing/size-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import type { Decision, LeverKind, PlanDecisions } from '#shared/decisions.ts'
import type { PlanResult } from '#shared/result.ts'
import type { WarningCode } from '#shared/result/warning-result.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { firstAhead } from '#shared/status-month.ts'
import { addMonths } from '#shared/units/months.ts'
import { must } from '../../../tests/factories/must.ts'
import { randomPlans } from '../../../tests/factories/random/random-plan.ts'
import { VERDICT_PLANS } from '../../../tests/verdicts/plans.ts'
import { findDecisions } from './find-decisions.ts'
import { delaysATarget } from './never.ts'
import { outcomeOf } from './trial-runs.ts'
import { costOf, regainedBetween } from './worth.ts'

function planIn(file: unknown): PlanFile {
	const parsed = parsePlanFile(file)
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	return parsed.plan
}

/** Months that a patch writes anywhere. */
function monthsIn(value: unknown): readonly string[] {
	if (typeof value === 'string') return /^\d{4}-\d{2}$/.test(value) ? [value] : []
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(monthsIn) : []
}

/** What a change does, and warnings that ask for its opposite: «order later» of what was just ordered sooner. */
const OPPOSITE: Readonly<Partial<Record<LeverKind, readonly WarningCode[]>>> = {
	order_month: ['chips_before_hall', 'chips_before_power', 'before_availability'],
	order_add: ['chips_before_hall', 'chips_before_power', 'before_availability', 'chips_over_halls'],
	order_accelerators: ['chips_over_halls'],
	order_later: ['retirement_hole', 'reserved_short'],
	order_fewer: ['reserved_short'],
	net_adds: ['travellers_many'],
	travellers: ['travellers_many'],
}
const warned = ({ warnings }: PlanResult) => warnings.map(({ code, path }) => ({ code, at: `${code}@${path}` }))

/** Every law that a list of decisions is held to: each applied by its patch to the plan, which is run anew. */
function holds(plan: PlanFile, { decisions, statusMonth, tested }: PlanDecisions): void {
	const run = runPlan(plan)
	const before = outcomeOf(run)
	const known = new Set(warned(resultOf(run)).map(({ at }) => at))
	const status = firstAhead(plan)
	expect(statusMonth).toBe(before.verdict.statusMonth)
	for (const { id, change, lever, regains, costUsd, actBy, valueUsd } of decisions) {
		const patched = must(applyChange(plan, { action: 'merge', patch: change }))
		const then = runPlan(patched)
		const outcomes = { before, after: outcomeOf(then) }
		const opposed = warned(resultOf(then)).filter(({ code, at }) => !known.has(at) && OPPOSITE[lever]?.includes(code))
		expect([id, opposed]).toEqual([id, []])
		expect([id, regainedBetween(outcomes, addMonths(plan.startMonth, plan.horizonMonths))]).toEqual([id, regains])
		expect([id, costOf(outcomes, lever)]).toEqual([id, costUsd])
		expect([id, delaysATarget(before.verdict, outcomes.after.verdict)]).toEqual([id, false])
		expect([id, [actBy, ...monthsIn(change)].filter((month) => month < status)]).toEqual([id, []])
		expect([id, regains.monthsSooner > 0 || (valueUsd ?? regains.mwMonths) > 0]).toEqual([id, true])
	}
	const worth = decisions.map(({ valueUsd, regains }) => valueUsd ?? regains.mwMonths)
	expect(worth).toEqual(worth.toSorted((one, other) => other - one))
	expect(new Set(decisions.map(({ id }) => id)).size).toBe(decisions.length)
	expect(decisions.filter(({ lever }) => !tested.includes(lever))).toEqual([])
}

const LONG = 240_000
const leversOf = (decisions: readonly Decision[]) => decisions.map(({ lever }) => lever)

test.each(TEMPLATES.map(({ name, plan }) => [name, plan] as const))(
	'every decision of %s, applied, regains and costs what it says, to the bit, and leaves no target later (D3 to D6)',
	{ timeout: LONG },
	(_, file) => {
		const plan = planIn(file)
		holds(plan, findDecisions(plan))
	},
)

test.each(Object.entries(VERDICT_PLANS))('so does every decision of %s', { timeout: LONG }, (_, make) => {
	const plan = make()
	holds(plan, findDecisions(plan))
})

const QUERÉTARO = { name: 'Querétaro', country: 'MX', region: '', latitude: 20.59, longitude: -100.39 }
const ASKED = {
	place: QUERÉTARO,
	itMW: 75,
	by: '2029-06',
	from: '2026-12',
	use: 'serve',
	model: null,
	archetype: null,
} as const

test('so does every decision of a plan sized from three answers', { timeout: LONG }, () => {
	const { plan } = sizePlan({ ...ASKED, users: null }, 'Querétaro', () => {})
	const found = findDecisions(plan)
	expect(leversOf(found.decisions)).toContain('order_month')
	holds(plan, found)
})

test('so does every decision of random plans', { timeout: LONG }, () => {
	let told = 0
	fc.assert(
		fc.property(randomPlans, (plan) => {
			const found = findDecisions(plan)
			told += found.decisions.length
			holds(plan, found)
		}),
		{ numRuns: 6, seed: 28 },
	)
	expect(told).toBeGreaterThan(0)
})

/** 40 MW by June 2028 in a hall for racks of 110 kW, with racks of 142 kW ordered for it. */
const racks = (hall: Record<string, unknown> = {}) =>
	planIn({
		...{ format: 'strata.plan/1', name: 'Dense racks', startMonth: '2026-11', horizonMonths: 72, asOfMonth: '2026-11' },
		sites: [
			{
				...{ id: 'abilene', name: 'Abilene', country: 'US', latitude: 32.45, longitude: -99.73 },
				...{ cooling: 'd2c_dry_trim', targetItMW: 40, targetMonth: '2028-06' },
			},
		],
		powerContracts: [
			{
				...{
					id: 'grid',
					siteId: 'abilene',
					kind: 'utility_firm',
					capacityMW: 80,
					startMonth: '2027-06',
					rampMonths: 1,
				},
			},
		],
		buildPhases: [
			{
				...{ id: 'a', siteId: 'abilene', name: 'Hall A', itMW: 44, startMonth: '2027-01', durationMonths: 14 },
				...{ rackDensityKW: 110, ...hall },
			},
		],
		chipOrders: [
			{
				...{ id: 'lot', siteId: 'abilene', name: 'Lot 1', chip: 'gb300-nvl72', accelerators: 24_000 },
				...{ orderMonth: '2027-05', leadTimeMonths: 8 },
			},
		],
	})

test(
	'racks that a hall cannot carry are met by the hall or the chip, and never by more chips (VE3)',
	{ timeout: LONG },
	() => {
		const { decisions } = findDecisions(racks())
		const density = must(decisions.find(({ lever }) => lever === 'hall_density'))
		expect(density).toMatchObject({ cause: 'racks_over_hall', actBy: '2026-12', clears: true })
		// Nothing of the hall is ordered: that is what holds it next.
		expect(density.then).toMatchObject({ cause: 'lead_time', layer: 'infrastructure' })
		expect(density.change).toEqual({ buildPhases: { a: { rackDensityKW: 142 } } })
		expect(density.costUsd).toBeGreaterThan(0)
		expect(leversOf(decisions)).toContain('order_chip')
		expect(leversOf(decisions)).not.toContain('order_add')
		expect(leversOf(decisions)).not.toContain('order_fewer')
		// A hall that has begun is not refitted: then only the order can still be another.
		expect(leversOf(findDecisions(racks({ startMonth: '2026-06' })).decisions)).not.toContain('hall_density')
	},
)

test(
	'a hall too warm for dense racks is cooled otherwise, at the price the engine has for it (VE3)',
	{ timeout: LONG },
	() => {
		const { decisions } = findDecisions(racks({ cooling: 'rdhx_chw_fc', rackDensityKW: null }))
		const cooled = must(decisions.find(({ lever }) => lever === 'hall_cooling'))
		expect(cooled).toMatchObject({ clears: true, actBy: '2026-12' })
		expect(Object.keys(cooled.change)).toEqual(['buildPhases'])
	},
)

test(
	'what Frankfurt is advised is worth a hundredth of what it loses, and neither builds on nor puts anybody off (VE12)',
	{ timeout: LONG },
	() => {
		const plan = planIn(TEMPLATES.find(({ name }) => name === 'europe-inference')?.plan)
		const { totals } = outcomeOf(runPlan(plan)).verdict
		const lost = [totals.late, totals.unserved, totals.stranded, totals.idle, totals.belowCost]
		const all = lost.reduce((sum, { usd }) => sum + (usd ?? 0), 0)
		const { decisions } = findDecisions(plan)
		expect(decisions.length).toBeGreaterThan(0)
		for (const { id, regains } of decisions) expect([id, (regains.usd ?? 0) >= all / 100]).toEqual([id, true])
		expect(leversOf(decisions)).not.toContain('hall_add')
		expect(decisions.flatMap(({ change }) => Object.keys(change))).not.toContain('applications')
	},
)

test(
	'what is added is decided its lead and a month before it is needed, and never in a month that is past (VE6)',
	{
		timeout: LONG,
	},
	() => {
		const well = racks({ rackDensityKW: 150 })
		const powerContracts = well.powerContracts.map((one) => ({ ...one, capacityMW: 20 }))
		const { decisions, tooLate } = findDecisions({ ...well, powerContracts })
		const added = decisions.filter(({ turns }) => turns.action === 'add')
		expect(leversOf(added)).toContain('plant_add')
		for (const { actBy, turns, id } of added) {
			const start = turns.action === 'add' ? String(turns.item['startMonth']) : ''
			expect([id, actBy >= '2026-11', start > addMonths(actBy, 1)]).toEqual([id, true, true])
		}
		for (const { gives } of tooLate) expect(gives > '2026-12').toBe(true)
	},
)

test(
	'what comes later than it was to and still helps is a decision, measured by what it can still bring back (D3)',
	{ timeout: LONG },
	() => {
		const { decisions, tooLate } = findDecisions(VERDICT_PLANS['late-target']())
		// The grid comes in June 2029; a further contract in December 2028, for six of the twelve months that are lost.
		const further = must(decisions.find(({ lever }) => lever === 'contract_further'))
		expect(further.turns).toMatchObject({ item: { startMonth: '2028-12' } })
		expect(further.regains.mwMonths).toBeGreaterThan(0.5 * 240)
		expect(further.valueUsd).toBeGreaterThan(0)
		expect(tooLate).toEqual([])
	},
)

test('a bridge is dated to the months it serves: not before halls and chips are there (D3)', { timeout: LONG }, () => {
	const plan = VERDICT_PLANS['late-target']()
	const buildPhases = plan.buildPhases.map((hall) => ({ ...hall, durationMonths: 24 }))
	const later = { ...plan, buildPhases }
	const finish = must(resultOf(runPlan(later)).schedule['phase:a']?.finish ?? null)
	const bridge = must(findDecisions(later).decisions.find(({ lever }) => lever === 'contract_add'))
	const { startMonth = '', termMonths = 0 } = bridge.turns.action === 'add' ? bridge.turns.item : {}
	expect(finish > '2028-06').toBe(true)
	expect(String(startMonth) >= finish).toBe(true)
	// Until the grid comes.
	expect(addMonths(String(startMonth), Number(termMonths))).toBe('2029-06')
})
