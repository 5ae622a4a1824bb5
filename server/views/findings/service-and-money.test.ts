import { expect, test } from 'vitest'
import { campusResult } from '../../../tests/factories/campus/campus-result.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { lossOf, madeVerdict } from '../../../tests/factories/verdict/made-verdict.ts'
import { balanceOf, flat, layersOf, planResult, stepUp } from '../../../tests/factories/plan-result.ts'
import { balanceFinding } from './balance-finding.ts'
import { costsFinding } from './costs-finding.ts'
import { applicationsFinding } from './demand-finding.ts'
import { tradeFinding, workforceFinding } from './workforce-finding.ts'

test('the workforce page sets what the dates ask against what the market lets happen', () => {
	const result = campusResult()
	const finding = workforceFinding(result)
	const { construction, unlevelled } = result.workforce
	expect(unlevelled.construction.peak.headcount).toBeGreaterThan(construction.peak.headcount)
	expect(finding.title).toMatch(/^Planned dates need [\d,]+ people at peak; the labor market allows [\d,]+$/)
	const { electrician } = result.workforce.trades
	const planned = result.workforce.unlevelled.trades['electrician'] ?? []
	const worst = Math.max(...planned.map((heads, month) => heads - (electrician?.available[month] ?? 0)))
	expect(tradeFinding({ workforce: result.workforce, trade: 'electrician' })).toBe(
		`Electricians: ${Math.round(worst).toLocaleString('en-US')} short at worst, costing eight months`,
	)
	expect(tradeFinding({ workforce: result.workforce, trade: 'carpenter' })).toBe('Carpenters: fully staffed')
})

test('who can be had at other sites is no answer to a trade that is short at one', () => {
	const result = campusResult()
	const { workforce } = result
	const { electrician } = workforce.trades
	if (electrician === undefined) throw new Error('The campus asks for electricians.')
	const everywhere = { ...electrician, available: electrician.available.map((heads) => 10 * heads) }
	const trades = { ...workforce.trades, electrician: everywhere }
	expect(workforceFinding({ ...result, workforce: { ...workforce, trades } }).lede).toMatch(
		/^Electricians: [\d,]+ short in \w+ \d{4} at the sites that need them; [\d,]+ are available across all sites\./,
	)
})

test('the costliest layer is named with its share', () => {
	expect(costsFinding(planFile(), campusResult()).title).toBe('$34.2B to build, 67% of it for chips')
	expect(costsFinding(planFile(), planResult()).title).toBe('No capital is spent yet')
})

test('the worst month of service is named with its share', () => {
	const plan = planFile({ applications: [{ id: 'a', archetype: 'customer-service', unitsAtStart: 10 }] })
	const applications = balanceOf(
		'applications',
		flat(1000, 24),
		stepUp({ before: 210, after: 1000, at: 4, months: 24 }),
	)
	expect(applicationsFinding(plan, planResult({ layers: layersOf(24, { applications }) })).title).toBe(
		'21% of user demand is served in January 2026, the tightest month',
	)
	expect(applicationsFinding(plan, planResult()).title).toBe('All user demand is served, every month')
	// In February less is served of less: more tokens are missing in January, a smaller share is served in February.
	const early = balanceOf('applications', [1000, 100, ...flat(0, 22)], [610, 59, ...flat(0, 22)])
	expect(applicationsFinding(plan, planResult({ layers: layersOf(24, { applications: early }) })).title).toBe(
		'59% of user demand is served in February 2026, the tightest month',
	)
})

test('the balance says what is lost in all, and to what', () => {
	const loss = lossOf({ cause: 'slipped_labor', usd: 881e6, facts: { until: '2030-08', trade: 'electrician' } })
	const verdict = madeVerdict({ losses: [loss], totals: { late: { mwMonths: 975, usd: 881e6 } } })
	const finding = balanceFinding(planFile(), planResult({ verdict }))
	expect(finding.title).toBe('$881M is lost, all to schedule delay')
	expect(finding.lede).toBe(
		'Late halls: the last hall is ready in August 2030, due to an electrician shortage (975 MW-months, $881M, Jun 2029–Jul 2030).',
	)
})
