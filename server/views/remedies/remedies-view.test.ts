import { DOLLARS } from '#shared/units/money.ts'
import { expect, test } from 'vitest'
import type { SaidCause, LackingChips } from '#shared/result/cause-result.ts'
import type { PlanRemedies, Remedy } from '#shared/remedies.ts'
import { must } from '../../../tests/factories/must.ts'
import { buildRemediesView, type RemedyLine } from './remedies-view.ts'

const forward: Remedy = {
	lever: 'contract_start',
	layer: 'energy',
	subject: 'Utility, phase 1',
	size: 4,
	change: {
		action: 'set',
		list: 'powerContracts',
		id: 'utility-1',
		field: 'startMonth',
		value: '2026-03',
		was: '2026-07',
	},
	clears: true,
	monthsCleared: 8,
	clearedMonths: [],
	gapClosed: 1,
	shortMonths: -8,
	acceleratorMonths: 50_756,
	itMWMonths: 1102.4,
	capexUsd: 0,
	commitmentUsd: 0,
	opexUsd: 2.1e6,
	labourUsd: 0,
	perDiemUsd: 0,
	next: 'infrastructure',
}

const said = (line: RemedyLine | undefined) => line?.note.map(({ text }) => text).join('')

const found = (remedies: readonly Remedy[], over: Partial<PlanRemedies> = {}): PlanRemedies => ({
	format: 'strata.remedies/1',
	engine: '1',
	asked: true,
	shortfalls: [
		{
			layer: 'energy',
			firstMonth: '2026-04',
			lastMonth: '2026-11',
			months: 8,
			cause: null,
			worst: { month: '2026-07', missing: 318 },
			remedies,
		},
	],
	leftOut: 0,
	complete: true,
	toCome: 0,
	money: DOLLARS,
	labour: null,
	runs: 1,
	...over,
})

test('a remedy says what to do, what it clears and costs, and what binds next', () => {
	const [line] = buildRemediesView(found([forward])).shortfalls[0]?.lines ?? []
	expect(line?.title).toBe('Bring Utility, phase 1 forward by four months, to March 2026')
	expect(said(line)).toBe(
		'Clears Apr–Nov 2026; regains 50,756 accelerator-months and 1,102 MW-months; then Infrastructure binds.',
	)
	expect(line?.cost.replaceAll(/\s/g, ' ')).toBe('+$2.1 M')
})

test('a change that only helps says how far, and that none clears', () => {
	const half = { ...forward, clears: false, monthsCleared: 3, gapClosed: 0.6 }
	const [shortfall] = buildRemediesView(found([half])).shortfalls
	expect(shortfall?.lede).toBe(
		'At worst 318 MW at the meter are missing, in July 2026; what clears it must make up for that. No single change clears it; the best clears three of eight months:',
	)
	expect(said(shortfall?.lines[0])?.replaceAll(/\s/g, ' ')).toContain(
		'Clears three of eight months, closes 60 % of the gap',
	)
})

test('what all sites lack that the cause names is not told again as worse', () => {
	const facts = { item: null, amount: null, dueMonth: null, fromMonth: null, there: 0, left: null, chip: 'GB200' }
	const cause = (elsewhere: readonly LackingChips[]): SaidCause => ({
		...{ cause: 'not_ordered', siteId: 'a', next: null, text: 'Chips are missing.', mend: 'Order some.' },
		facts: { ...facts, missing: 600, elsewhere },
	})
	const lede = (elsewhere: readonly LackingChips[]) => {
		const [shortfall] = found([]).shortfalls
		const worst = { month: '2026-07', missing: 1000 }
		const shortfalls = [{ ...must(shortfall), layer: 'chips' as const, worst, cause: cause(elsewhere) }]
		return buildRemediesView(found([], { shortfalls })).shortfalls[0]?.lede
	}
	expect(lede([])).toContain('At worst 1,000 accelerators')
	expect(lede([{ siteId: 'b', chip: 'GB200', missing: 400 }])).not.toContain('At worst')
})

test('where there is room for one run of months, it is the one whose changes give back most', () => {
	const [first] = found([{ ...forward, itMWMonths: 3 }]).shortfalls
	const [second] = found([forward]).shortfalls
	if (first === undefined || second === undefined) throw new Error('a shortfall has no remedies')
	expect(buildRemediesView(found([], { shortfalls: [first, second] })).foremost).toBe(1)
	expect(buildRemediesView(found([], { shortfalls: [second, first] })).foremost).toBe(0)
	expect(buildRemediesView(found([], { shortfalls: [] })).foremost).toBe(0)
})

test('money, months and what is regained open, each with the change', () => {
	const [line] = buildRemediesView(found([forward])).shortfalls[0]?.lines ?? []
	const opened = line?.note.flatMap(({ why }) => (why === null ? [] : [why.quantity]))
	expect(opened).toEqual(['remedies.monthsCleared', 'remedies.acceleratorMonths', 'remedies.itMWMonths'])
	expect(line?.costWhy).toMatchObject({ quantity: 'remedies.costUsd', change: JSON.stringify(forward.change) })
})

test('an answer that is not whole yet says how much is to come, and never that nothing is short', () => {
	const view = buildRemediesView(found([], { shortfalls: [], complete: false, toCome: 2 }))
	expect(view).toMatchObject({ empty: null, toCome: 2 })
})

test('a plan that lacks nothing and a plan that asks for nothing are told apart', () => {
	expect(buildRemediesView(found([], { shortfalls: [] })).empty).toMatch(/^No work that is asked for goes unserved/)
	expect(buildRemediesView(found([], { shortfalls: [], asked: false })).empty).toMatch(
		/^Nothing is asked for in these months\. A workload in them shows/,
	)
})

test('a change costs the same wherever it is told: capital and running costs, wages beside them (U16)', () => {
	const beds = { ...forward, lever: 'beds', subject: 'Abilene', commitmentUsd: 60e6, labourUsd: 2e6 } as const
	const { labour, shortfalls } = buildRemediesView(
		found([beds], {
			labour: {
				trade: 'electrician',
				hall: 'Hall 8',
				hallId: 'hall-8',
				monthsLost: 8,
				itMWMonthsLost: 1957,
				remedies: [
					{ ...beds, kind: 'travellers', monthsRegained: 8, itMWMonthsRegained: 1957, usd: 2e6, cheapest: true },
				],
			},
		}),
	)
	const [way] = labour?.lines ?? []
	expect(way?.cost).toBe(shortfalls[0]?.lines[0]?.cost)
	expect(said(way)).toContain('wages and per diem')
})
