import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { findTemplate, sampleTemplate } from '#shared/catalogue/templates.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { lossOf, madeVerdict } from '../../../tests/factories/verdict/made-verdict.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { planResult } from '../../../tests/factories/plan-result.ts'
import { shortMonth } from '#shared/formats/months.ts'
import { buildComparedPlan, buildCompareView } from './compare-view.ts'

function template(): PlanFile {
	const parsed = parsePlanFile(findTemplate(sampleTemplate)?.plan)
	if (!parsed.ok) throw new Error('the template is no plan')
	return parsed.plan
}
const compared = (label: string, plan: PlanFile) => ({ label, plan: buildComparedPlan(plan, computePlan(plan)) })

const plan = template()
const earlier = {
	...plan,
	powerContracts: plan.powerContracts.map((contract) =>
		contract.startMonth === '2026-10' ? { ...contract, startMonth: '2026-04' } : contract,
	),
}
const { schedule } = computePlan(plan)
const { finding, groups } = buildCompareView([compared('Baseline', plan), compared('Phase 2 in April', earlier)])
const rows = (name: string) => groups.find((group) => group.name === name)?.rows ?? []

test('the finding says which scenario wins back how many megawatt-months', () => {
	expect(finding).toMatch(/^“Phase 2 in April” leaves \d+ fewer MW-months unserved than “Baseline”$/)
})

test('each figure stands beside its change against the first, the better one marked, and opens its explanation', () => {
	const [lost] = rows('Figures')
	expect(lost?.cells.map(({ best }) => best)).toEqual([false, true])
	expect(lost?.cells[0]).toMatchObject({ delta: '', why: { quantity: 'shortfall.lostMWMonths', scope: 'plan' } })
	expect(lost?.cells[1]?.delta).toMatch(/^−\d+$/)
	expect(rows('Figures').find(({ name }) => name === 'Capex')?.cells[1]?.delta).toMatch(/^(same|[−+]\$)/)
	expect(rows('Peak headcount by trade').length).toBeGreaterThan(4)
})

test('the trades with the highest peaks anywhere are told of every scenario', () => {
	const result = computePlan(plan)
	const peaked = (of: Readonly<Record<string, number>>) => {
		const trades = Object.entries(result.workforce.trades).map(([trade, facts]) => {
			const peak = { ...facts.peak, headcount: of[trade] ?? facts.peak.headcount }
			return [trade, { ...facts, peak }] as const
		})
		const workforce = { ...result.workforce, trades: Object.fromEntries(trades) }
		return { label: Object.keys(of).join(), plan: buildComparedPlan(plan, { ...result, workforce }) }
	}
	const view = buildCompareView([peaked({ insulator: 99_000 }), peaked({ line_worker: 98_000 })])
	const trades = view.groups.find(({ name }) => name === 'Peak headcount by trade')?.rows ?? []
	expect(trades.map(({ name }) => name).slice(0, 2)).toEqual(['Insulators', 'Line workers'])
	expect(trades).toHaveLength(8)
	expect(trades.flatMap(({ cells }) => cells.map(({ text }) => text))).not.toContain('–')
})

test('of the dates only those that move are listed, and what holds the plan back by what it costs', () => {
	for (const { cells } of rows('Dates that move')) {
		expect(new Set(cells.map(({ text }) => text)).size).toBeGreaterThan(1)
		// The month that its explanation has, not the one after it.
		const finish = schedule[cells[0]?.why?.scope ?? '']?.finish
		expect(cells[0]?.text).toBe(shortMonth(finish ?? ''))
	}
	const held = rows('Unserved load by cause, MW-months')
	expect(held.length).toBeGreaterThan(0)
	for (const { cells } of held)
		expect(new Set(cells.map(({ text, page }) => text === '–' || page === ''))).toEqual(new Set([true]))
	const [base] = buildCompareView([compared('A', plan), compared('B', plan)]).groups
	expect(base?.rows.flatMap(({ cells }) => cells.slice(1).map(({ delta }) => delta))).toEqual(
		base?.rows.map(() => 'same'),
	)
})

test('of several sites a loss names its own, and what it hangs on', () => {
	const sites = ['Abilene', 'Waco'].map((name) => ({ id: name.toLowerCase(), name, latitude: 32, longitude: -98 }))
	const notes = (plan: PlanFile) => {
		const verdict = madeVerdict({
			losses: [lossOf({ kind: 'unserved', layer: 'chips', cause: 'retired', siteId: 'waco' })],
		})
		const { groups: told } = buildComparedPlan(plan, planResult({ verdict }))
		return told['Unserved load by cause, MW-months'].map(({ note }) => note)
	}
	expect(notes(planFile({ sites }))).toEqual(['Chips, Waco'])
	expect(notes(planFile())).toEqual(['Chips'])
})

test('what holds one scenario back and not the other costs the other nothing, and that is the better one', () => {
	const none = planResult({})
	const short = planResult({ verdict: madeVerdict({ losses: [lossOf({ layer: 'energy', cause: 'not_contracted' })] }) })
	const of = (label: string, result: typeof none) => ({ label, plan: buildComparedPlan(planFile(), result) })
	const { groups: told } = buildCompareView([of('Baseline', short), of('Bridge', none)])
	const [lost] = told.find(({ name }) => name === 'Unserved load by cause, MW-months')?.rows ?? []
	expect(lost?.cells.map(({ text, best }) => ({ text, best }))).toEqual([
		{ text: lost?.cells[0]?.text, best: false },
		{ text: '0', best: true },
	])
	expect(lost?.cells[1]?.delta).toMatch(/^−\d/)
})

test('full power is one row, whether every scenario reaches it or not, and none is better than what is not there', () => {
	const noPower = {
		...plan,
		powerContracts: plan.powerContracts.map((contract) => ({ ...contract, capacityMW: contract.capacityMW / 10 })),
	}
	const { groups: told } = buildCompareView([compared('A tenth', noPower), compared('Baseline', plan)])
	const figures = told[0]?.rows ?? []
	expect(figures.filter(({ name }) => /full power|firm power|full grid/i.test(name)).map(({ name }) => name)).toEqual([
		'Full power',
	])
	expect(figures.find(({ name }) => name === 'Full power')?.cells.map(({ best }) => best)).toEqual([false, false])
	expect(figures.find(({ name }) => name === 'Full power')?.cells[0]?.text).toMatch(/^not reached/)
})
