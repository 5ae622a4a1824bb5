import { beforeAll, expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { oddsForPaper } from '#server/runs/files/behind-paper.ts'
import { findTemplate } from '#shared/catalogue/templates.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { issueFacts } from '../../../../tests/factories/campus/campus.ts'
import { reportGeometry } from '../chart-geometry.ts'
import type { ReportInput } from '../report-model.ts'
import { must } from '../../../../tests/factories/must.ts'
import { oddsSentence } from '../readers/reader-parts.ts'
import { datesTable, drawnOf, uncertaintySection } from './uncertainty.ts'

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
	expect(dates?.rows[0]?.[0]).toMatchObject({ strong: true })
	expect(spreads?.rows.length).toBeGreaterThan(0)
	const shares = input.simulation?.drivers['verdict.fullPower.month'] ?? []
	const guesses = shares.filter(({ source, share }) => source === 'guess' && share >= 0.01).length
	expect(spreads?.rows.filter((row) => row.some(({ guess }) => guess === true)).length).toBe(guesses)
	expect(JSON.stringify([finding, dates?.rows])).not.toMatch(/\d\.\d+\s?%/)
})

test('odds that the plan does not reach are told as that, and as no month', () => {
	const simulation = must(input.simulation)
	const key = 'verdict.fullPower.month'
	const figure = must(simulation.figures[key])
	if (figure.kind !== 'month') throw new Error('It is no month.')
	const figures = { ...simulation.figures, [key]: { ...figure, p80: null } }
	expect(oddsSentence({ ...input, simulation: { ...simulation, figures } })).toMatch(
		/less than 80% odds within the plan\.$/,
	)
	expect(
		oddsSentence({
			...input,
			simulation: { ...simulation, figures: { ...figures, [key]: { ...figure, p80: '2028-09' } } },
		}),
	).toMatch(/80% odds by Sep 2028\.$/)
})

test('dates on paper begin with full power and with those that are least likely in time, and the title counts them all', () => {
	const drawn = must(drawnOf(input))
	const { rows, title } = datesTable(drawn)
	const odds = rows.flatMap((row) => {
		const text = row.at(-1)?.text ?? '–'
		return text === '–' ? [] : [text]
	})
	expect(rows.slice(0, odds.length).every((row) => row.at(-1)?.text !== '–')).toBe(true)
	expect(title).toMatch(/targets? ha(?:s|ve) odds|uncertain dates?$/)
})

test('where nobody drew it prints the spreads as entered, and says that there are no odds', () => {
	const { simulation: _, ...undrawn } = input
	const { lede, blocks } = uncertaintySection(undrawn)
	expect(lede).toContain('No simulation was run')
	expect(blocks.some((block) => block.kind === 'chart' && block.chart.type === 'fan')).toBe(false)
})
