import { describe, expect, test } from 'vitest'
import { layerVerdicts, lossOf, madeVerdict, siteVerdict } from '../../../../tests/factories/verdict/made-verdict.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { must } from '../../../../tests/factories/must.ts'
import { validPlan } from '../../../../tests/factories/random/random-plan.ts'
import { lossWords } from './loss-words.ts'
import { contract, planFile } from '../../../../tests/factories/plan-file.ts'
import { computePlan } from '#server/engine/compute-plan.ts'
import { VERDICT_PLANS } from '../../../../tests/verdicts/plans.ts'
import type { PlanVerdict } from '#shared/result/verdict-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { layerStatus } from '../../layers/layer-status.ts'
import { buildMoneySummary } from '../../pages/money/summary.ts'
import { lostCard } from '../../pages/overview/lost-card.ts'
import { headlineCause, headlineTitle, type Headlined } from './headline-words.ts'

const plan = planFile({ startMonth: '2026-01', horizonMonths: 84, powerContracts: [contract('grid')] })
const months = Array.from({ length: 84 }, (_, index) => addMonths('2026-01', index))
const result = (verdict: PlanVerdict, delivered = 0): Headlined => ({
	months,
	verdict,
	sites: { abilene: { deliveredItMW: months.map(() => delivered) } },
})
const title = (made: Parameters<typeof madeVerdict>[0], delivered?: number) =>
	headlineTitle(plan, result(madeVerdict(made), delivered))

describe('verdict V7: the finding of each case, word for word', () => {
	test('target_late: when it comes and how long after the target', () => {
		const late = { fullPower: '2030-08', monthsLate: 14, targetMonth: '2029-06' }
		expect(title({ case: 'target_late', facts: late })).toBe(
			'Full power comes in August 2030, 14 months after the June 2029 target',
		)
		expect(title({ case: 'target_late', basis: 'plan', facts: { ...late, monthsLate: 8 } })).toBe(
			'Full power comes in August 2030, eight months behind plan',
		)
	})

	test('target_late of a step or a fall names it where full power itself is kept', () => {
		const step = { month: '2027-09', itMW: 14, reached: '2027-12', monthsLate: 3 }
		const facts = { monthsLate: 0 }
		expect(title({ case: 'target_late', facts, sites: { abilene: siteVerdict({ steps: [step] }) } }, 12.6)).toBe(
			'12.6 of 14 MW are there in September 2027',
		)
		const fallsBack = { month: '2030-03', itMW: 250, ofItMW: 400 }
		expect(title({ case: 'target_late', facts: { ...facts, fallsBack } })).toBe(
			'From March 2030, only 250 of 400 MW is delivered',
		)
	})

	test('target_missed: what is reached of it, and by when it is not met', () => {
		const facts = { targetItMW: 75, deliveredItMW: 61, fullPower: null, monthsLate: null }
		expect(title({ case: 'target_missed', facts })).toBe('61 of 75 MW IT is reached; the target is not met by 2032')
	})

	test('idle: money first, from when, and what demand uses', () => {
		const loss = lossOf({
			...{ kind: 'idle', cause: 'over_built', layer: 'applications', from: '2028-03', to: '2032-12' },
			...{ usd: 11.74e9, facts: { stands: 'chips', usedShare: 0.34 } },
		})
		expect(title({ case: 'idle', facts: { loss: 0, share: 0.34 }, losses: [loss] })).toBe(
			'$11.7B of chips idle from 2028: demand uses a third of them',
		)
	})

	test('idle for another layer’s sake names what it waits for, and nothing of demand', () => {
		const told = (loss: Parameters<typeof lossOf>[0], share = 0.05) =>
			title({
				...{ case: 'idle', facts: { loss: 0, share } },
				losses: [lossOf({ kind: 'idle', from: '2026-11', to: '2027-04', usd: 3.99e6, ...loss })],
			})
		const halls = { stands: 'infrastructure' } as const
		expect(told({ layer: 'chips', cause: 'due_later', facts: halls })).toBe(
			'$3.99M of halls idle from 2026, waiting for chips',
		)
		expect(told({ layer: 'chips', cause: 'not_ordered', facts: { ...halls, ofTenant: true } })).toBe(
			'$3.99M of halls idle from 2026: no tenants to use them',
		)
		expect(told({ layer: 'infrastructure', cause: 'not_planned', facts: { stands: 'energy' } })).toBe(
			'$3.99M of power idle from 2026: no halls to use it',
		)
		expect(told({ layer: 'energy', cause: 'not_contracted', facts: halls })).toBe(
			'$3.99M of halls idle from 2026: no power for them',
		)
	})

	test('idle of racks that no hall carries says what they draw and what it takes', () => {
		const racks = { unitKW: 230, hallKW: 132, share: 0 }
		const loss = lossOf({ kind: 'stranded', cause: 'racks_over_hall', usd: 19.7e9, facts: { racks, stands: 'chips' } })
		expect(title({ case: 'idle', facts: { loss: 0 }, losses: [loss] })).toBe(
			'$19.7B of chips fit no hall: racks draw 230 kW, halls take 132',
		)
	})

	test('stranded: what cannot run, since when and what it lacks', () => {
		const loss = lossOf({
			kind: 'stranded',
			cause: 'starts_later',
			layer: 'energy',
			from: '2026-07',
			usd: 237e6,
			facts: { stands: 'chips' },
		})
		expect(title({ case: 'idle', facts: { loss: 0 }, losses: [loss] })).toBe(
			'$237M of chips cannot run from 2026: power is short',
		)
	})

	test('unserved: the share, the year and the layer', () => {
		const loss = lossOf({ kind: 'unserved', from: '2028-02', to: '2028-12' })
		expect(title({ case: 'unserved', facts: { loss: 0, share: 0.12 }, losses: [loss] })).toBe(
			'12% of demand goes unserved in 2028: halls are short',
		)
		// The year is the share’s own, whenever the loss begins.
		expect(title({ case: 'unserved', facts: { loss: 0, share: 0.12, year: '2030' }, losses: [loss] })).toBe(
			'12% of demand goes unserved in 2030: halls are short',
		)
	})

	test('below_cost, target_met and all_met', () => {
		expect(title({ case: 'below_cost', facts: { share: 0.4 } })).toBe('Tokens sell 40% below what they cost')
		const met = { fullPower: '2028-03', monthsLate: -2, targetItMW: 400 }
		expect(title({ case: 'target_met', facts: met })).toBe('400 MW runs by March 2028, two months ahead of target')
		const demand = { id: 'a', archetype: 'customer-service', unitsAtStart: 1 }
		expect(
			headlineTitle(
				planFile({ powerContracts: [contract('grid')], applications: [demand] }),
				result(madeVerdict({ case: 'all_met', facts: { tightest: 'energy', share: 0.05 } })),
			),
		).toBe('All demand is served; grid power is the tightest, 5% to spare')
	})

	test('empty and incomplete say what comes first', () => {
		const bare = planFile({ sites: [] })
		expect(headlineTitle(bare, result(madeVerdict({ case: 'empty' })))).toBe(
			'Empty plan: start with a place and the power you want',
		)
		expect(title({ case: 'incomplete', facts: { missing: 'infrastructure' } })).toBe('No halls yet: power has no load')
	})

	test('labor that Strata has no figures of is said to be missing, never told as a delay', () => {
		const layers = layerVerdicts({ infrastructure: { state: 'no_data' } })
		expect(title({ case: 'incomplete', sites: { abilene: siteVerdict({ layers }) } })).toBe(
			'No labor data for Abilene: dates are not adjusted for crews',
		)
	})

	test('what is past stands in the second line', () => {
		const past = { late: { mwMonths: 860, usd: null } }
		const verdict = madeVerdict({
			case: 'past_only',
			facts: { fullPower: '2028-03', monthsLate: 0, targetItMW: 400 },
			statusMonth: '2029-01',
		})
		const told = result({ ...verdict, totals: { ...verdict.totals, past: { ...verdict.totals.past, ...past } } })
		expect(headlineTitle(plan, told)).toBe('400 MW runs by March 2028, on target')
		expect(headlineCause(plan, told)).toBe('860 MW-months were late before January 2029.')
	})
})

test('the second line is of the loss that leads: why, how much, what it costs', () => {
	const loss = lossOf({ item: 'contract:grid', cause: 'starts_later', layer: 'energy', usd: 881e6 })
	const late = lossOf({ ...loss, facts: { until: '2030-05', planned: '2030-05' } })
	const verdict = madeVerdict({ case: 'target_late', facts: { loss: 0, monthsLate: 14 }, losses: [late] })
	expect(headlineCause(plan, result(verdict))).toBe('Grid starts in May 2030; 975 MW-months late, $881M.')
})

test('where a cause is a part of what is late, the second line says of how much', () => {
	const loss = lossOf({ item: 'contract:grid', cause: 'starts_later', layer: 'energy', usd: 361e6, mwMonths: 450 })
	const late = lossOf({ ...loss, facts: { until: '2030-05', planned: '2030-05' } })
	const verdict = madeVerdict({ case: 'target_late', facts: { loss: 0, monthsLate: 14 }, losses: [late] })
	const totals = { ...verdict.totals, late: { mwMonths: 539, usd: 432e6 } }
	expect(headlineCause(plan, result({ ...verdict, totals }))).toBe(
		'Grid starts in May 2030; 450 of 539 MW-months late, $361M.',
	)
})

test('what leads may cost more than a late date, and the date is told all the same; of what is sold below cost, which product', () => {
	const abilene = validPlan(must(TEMPLATES.find(({ name }) => name === 'abilene')).plan)
	const found = computePlan(abilene)
	expect(found.verdict.headline.case).toBe('idle')
	expect(headlineCause(abilene, found)).toMatch(/ Full power: January 2028, seven months late\.$/)
	// The last step is in time here, and an earlier one late: that one is told.
	const riyadh = VERDICT_PLANS['riyadh-sovereign']()
	expect(headlineCause(riyadh, computePlan(riyadh))).toMatch(/ Late: 40\.9 of 45 MW are there in December 2028\.$/)
	const sold = must(found.verdict.losses.find(({ kind }) => kind === 'belowCost'))
	expect(lossWords(abilene, sold).cause).toMatch(/^Coding agents: a million tokens costs /)
})

/** A plan at so many places: each with a site of its own, and what stands there. */
function atPlaces(plan: PlanFile, places: readonly string[]): PlanFile {
	const there = <Row extends { readonly id: string; readonly siteId: string }>(rows: readonly Row[]) =>
		places.flatMap((place) =>
			rows.map((row) => ({ ...row, id: `${row.id}-${place}`, siteId: `${row.siteId}-${place}` })),
		)
	return {
		...plan,
		sites: places.flatMap((place) => plan.sites.map((site) => ({ ...site, id: `${site.id}-${place}`, name: place }))),
		powerContracts: there(plan.powerContracts),
		buildPhases: there(plan.buildPhases),
		chipOrders: there(plan.chipOrders),
	}
}

test('a fleet leads with what a cause comes to at all its sites, not with one of them (vV7)', () => {
	const idle = VERDICT_PLANS['near-idle']()
	const [one, three] = [atPlaces(idle, ['Waco']), atPlaces(idle, ['Waco', 'Tyler', 'Paris'])]
	const [alone, fleet] = [computePlan(one), computePlan(three)]
	expect(headlineTitle(one, alone)).toBe('$558M of chips idle from 2027: demand uses 0.1% of them')
	expect(headlineTitle(three, fleet)).toBe('$1.67B of chips idle from 2027: demand uses next to nothing of them')
	const usd = fleet.verdict.losses.reduce(
		(sum, { kind, cause, past, usd }) => sum + (kind === 'idle' && cause === 'over_built' && !past ? (usd ?? 0) : 0),
		0,
	)
	expect(usd).toBeCloseTo(1.67e9, -7)
	// What is lost is less than all that is unused, and each says what it counts.
	expect(lostCard(one, alone).idle).toEqual({
		counts: 'Idle: beyond the 5% reserve.',
		all: expect.stringMatching(/^All unused: \$[\d.]+[MB]$/),
	})
	expect(buildMoneySummary({ plan: one, result: alone, status: null }).idle?.counts).toMatch(
		/^All unused capacity, reserve included\. Overview counts only what exceeds the 5% reserve, each megawatt once: \$\d.* from \w+ \d{4}\.$/,
	)
	// Transformers that nobody has ordered, at each of three.
	const open = { ...VERDICT_PLANS['not-ordered'](), workloads: [], applications: [] }
	const late = atPlaces(open, ['Waco', 'Tyler', 'Paris'])
	const dated = computePlan(late)
	const [most, second] = lostCard(late, dated).rows
	// On the card, too, and at the head of the layer: not the same line once a site.
	expect([most?.title, second?.title === most?.title]).toEqual(['Late halls', false])
	expect(most?.cause).toMatch(/^Halls: Hall A waits for .*, and two more sites likewise$/)
	expect(layerStatus('infrastructure', late, dated).title).toContain('and two more sites likewise')
	expect(headlineCause(late, dated)).toMatch(
		/^Hall A waits for .*, and two more sites likewise; 360 MW-months late, \$/,
	)
})

test('a headline names chips without what tells rows of the catalog apart', () => {
	for (const make of Object.values(VERDICT_PLANS)) {
		const plan = make()
		expect(headlineCause(plan, computePlan(plan))).not.toContain('(per GPU')
	}
})
