import { beforeAll, expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { oddsForPaper } from '#server/runs/files/behind-paper.ts'
import { findTemplate } from '#shared/catalogue/templates.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { issueFacts } from '../../../../tests/factories/campus/campus.ts'
import { reportGeometry } from '../chart-geometry.ts'
import type { ReportInput } from '../report-model.ts'
import { uncertaintySection } from './uncertainty.ts'

let input: ReportInput
beforeAll(() => {
	const parsed = parsePlanFile(findTemplate('canal-flats')?.plan)
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	const { plan } = parsed
	const simulation = oddsForPaper(plan)
	if (simulation === undefined) throw new Error('nothing was drawn')
	input = { plan, result: computePlan(plan), facts: issueFacts(), simulation }
}, 300_000)

test('a report prints the odds of its own plan: fan, dates, what moves them and which spreads are guesses', () => {
	const { finding, lede, blocks } = uncertaintySection(input)
	expect(finding).toMatch(/odds/i)
	expect(lede).toContain('512 draws with seed 2026')
	const charts = blocks.filter((block) => block.kind === 'chart')
	expect(charts.map(({ chart }) => chart.type).slice(0, 2)).toEqual(['fan', 'drivers'])
	for (const { chart } of charts.slice(0, 2))
		expect(reportGeometry({ chart, width: 480, height: 320 }).shapes.length).toBeGreaterThan(5)
	const [dates, spreads] = blocks.filter((block) => block.kind === 'table')
	expect(dates?.columns.map(({ name }) => name).slice(0, 5)).toEqual(['Date', 'As entered', 'P50', 'P80', 'P90'])
	expect(dates?.rows.at(-1)?.[0]).toMatchObject({ strong: true })
	expect(spreads?.rows.length).toBeGreaterThan(0)
	const shares = input.simulation?.drivers['verdict.fullPower.month'] ?? []
	const guesses = shares.filter(({ source, share }) => source === 'guess' && share >= 0.01).length
	expect(spreads?.rows.filter((row) => row.some(({ guess }) => guess === true)).length).toBe(guesses)
	expect(JSON.stringify([finding, dates?.rows])).not.toMatch(/\d\.\d+\s?%/)
})

test('where nobody drew it prints the spreads as entered, and says that there are no odds', () => {
	const { simulation: _, ...undrawn } = input
	const { lede, blocks } = uncertaintySection(undrawn)
	expect(lede).toContain('No simulation was run')
	expect(blocks.some((block) => block.kind === 'chart' && block.chart.type === 'fan')).toBe(false)
})
