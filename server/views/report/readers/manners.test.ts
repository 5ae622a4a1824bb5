import { expect, test, vi } from 'vitest'
import { resultOf, runPlan, travellersByTrade } from '#server/engine/compute-plan.ts'
import { creditCases } from '#server/runs/files/credit-cases.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { presetSettings } from '#shared/report/presets.ts'
import { PLAIN_SETTINGS, type ReportPreset, type ReportSettings } from '#shared/schemas/report/report-settings.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { itemsOf } from '#shared/charts/gantt-model.ts'
import { issueFacts } from '../../../../tests/factories/campus/campus.ts'
import { must } from '../../../../tests/factories/must.ts'
import { contract, hall, planFile } from '../../../../tests/factories/plan-file.ts'
import { validPlan } from '../../../../tests/factories/random/random-plan.ts'
import { pageText } from '../../../../tests/factories/readers/page-text.ts'
import { twoSites } from '../../../../tests/factories/two-sites.ts'
import { madeDecision, madeDecisions } from '../../../../tests/factories/verdict/made-decision.ts'
import { singlesOf } from '../appendices/formulas.ts'
import { buildReport } from '../build-report.ts'
import type { ReportInput } from '../report-model.ts'

vi.setConfig({ testTimeout: 120_000 })

const PRESETS = ['board', 'lender', 'utility', 'contractor', 'training'] as const satisfies readonly ReportPreset[]

function ranOf(plan: PlanFile): Omit<ReportInput, 'facts'> {
	const frame = runPlan(plan)
	const decisions = [madeDecision({ cause: 'over_built', helps: 'applications', siteId: null })]
	return {
		plan,
		result: resultOf(frame),
		travellers: travellersByTrade(frame),
		remedies: madeDecisions(decisions),
		cases: creditCases(plan, frame),
	}
}
const inYen = (plan: PlanFile): PlanFile => ({ ...plan, currency: 'JPY', usdPerCurrencyUnit: 0.0067 })
const sample = ranOf(validPlan(must(TEMPLATES[0]).plan))
const yen = ranOf(inYen(twoSites('abilene', 'europe-inference')))

const sectionsOf = (of: Omit<ReportInput, 'facts'>, preset: ReportPreset, settings: Partial<ReportSettings> = {}) =>
	buildReport({ ...of, facts: issueFacts({ settings: { ...PLAIN_SETTINGS, ...presetSettings(preset), ...settings } }) })
		.sections
const tablesOf = (of: Omit<ReportInput, 'facts'>, preset: ReportPreset) =>
	sectionsOf(of, preset).flatMap(({ blocks }) =>
		singlesOf(blocks).flatMap((block) => (block.kind === 'table' ? [block] : [])),
	)

/** What no page of a paper says, and why. */
const FAULTS: readonly (readonly [fault: RegExp, why: string])[] = [
	[/\d(?:\.\d+)?E-\d/, 'what rounding leaves over is nothing'],
	[/[$¥€]\d{4,}/, 'thousands stand apart, or are told as k, M, B'],
	[/\d [$¥€]M\b/, 'the sign stands before its amount'],
	[/\bby not by\b/, 'never is no month'],
	[/\b1 (?:electricians|laborers|pipefitters|carpenters|\w+ technicians|\w+ workers)\b/, 'one is one'],
	[/(\b[A-Z][a-z]+ [a-z]+(?: [a-z]+)+)\. \1\b/, 'a title says it once'],
	[/0\.0\d+ million/, 'so few are no part of a million'],
	[/labour|travell|fibre|energis|containeris/i, 'American spelling'],
	[/[a-z] Source:/, 'a sentence ends before the next'],
]

test.each([
	['the sample', sample],
	['a fleet in yen', yen],
])('no page of any reader of %s has a fault of print', (_, of) => {
	for (const preset of PRESETS)
		for (const section of sectionsOf(of, preset)) {
			// What papers quote keeps its own spelling.
			const text = pageText(section).replace(/Engine: \S+/g, '')
			const found = FAULTS.flatMap(([fault, why]) => {
				const [match] = fault.exec(text) ?? []
				return match === undefined ? [] : [`${preset}, ${section.bookmark}: “${match}”: ${why}`]
			})
			expect(found).toEqual([])
		}
})

test('the waterfall of the lender adds up in every year: what comes in is what is paid out', () => {
	const table = must(tablesOf(sample, 'lender').find(({ title }) => title.startsWith('Cash waterfall')))
	const scale: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, B: 1e9 }
	const amount = (text: string) => {
		const [, sign, digits = '0', unit = ''] = /^([−-]?)\$([\d.,]+)\s?([kMB]?)$/.exec(text) ?? []
		return (sign ? -1 : 1) * Number(digits.replaceAll(',', '')) * (scale[unit] ?? 1)
	}
	const inRow = (row: (typeof table.rows)[number], names: readonly string[]) =>
		names.reduce((sum, name) => sum + amount(row[table.columns.findIndex((one) => one.name === name)]?.text ?? ''), 0)
	const years = table.rows.filter(([year]) => /^(?:Before|20\d\d)$/.test(year?.text ?? ''))
	expect(years).toHaveLength(5)
	for (const row of years) {
		const paidIn = inRow(row, ['CFADS', 'Debt drawn', 'Equity'])
		const paidOut = inRow(row, ['Capital, fees', 'Interest', 'Principal', 'Reserve', 'Distributed'])
		expect(paidIn).toBeGreaterThan(0)
		// Each cell is rounded to three figures.
		expect(Math.abs(paidOut - paidIn) / paidIn).toBeLessThan(0.02)
	}
})

test('a hall’s level 2 holds its own steps alone, not a hall whose id begins alike', () => {
	const halls = Array.from({ length: 11 }, (_, at) =>
		hall(`hall-${String(at + 1)}`, { startMonth: at === 0 ? '2026-12' : '2026-01', itMW: 10 }),
	)
	const of = ranOf(planFile({ horizonMonths: 48, powerContracts: [contract('grid')], buildPhases: halls }))
	const [page] = sectionsOf(of, 'contractor')
	const gantts = singlesOf(must(page).blocks).flatMap((block) =>
		block.kind === 'chart' && block.chart.type === 'gantt' ? [block.chart.model] : [],
	)
	const refs = itemsOf(must(gantts[0])).map(({ ref }) => ref)
	expect(refs.length).toBeGreaterThan(5)
	expect(refs.filter((ref) => ref !== 'phase:hall-1' && !ref.startsWith('phase:hall-1/'))).toEqual([])
	const { months, lines } = must(gantts[0])
	const ends = lines.flatMap((line) => (line.kind === 'item' ? [line.row.end] : []))
	expect(months.length - Math.max(...ends)).toBeLessThanOrEqual(5)
})

test.each([
	['the sample', sample],
	['a fleet in yen', yen],
])('a paper of %s draws nothing twice', (_, of) => {
	for (const preset of ['contractor', 'lender'] as const) {
		// Where nobody drew odds, the page of uncertainty tells the guesses in their place.
		const sections = sectionsOf(of, preset).filter(({ id }) => id !== 'uncertainty')
		const drawn = sections.flatMap(({ blocks }) =>
			singlesOf(blocks).flatMap((block) => (block.kind === 'chart' ? [JSON.stringify(block.chart)] : [])),
		)
		expect(drawn.length).toBeGreaterThan(1)
		expect(new Set(drawn).size, preset).toBe(drawn.length)
	}
})

const oneHall = (startMonth = '2026-01') =>
	ranOf(
		planFile({
			horizonMonths: 48,
			powerContracts: [contract('grid')],
			buildPhases: [
				hall('hall-1', {
					startMonth,
					itMW: 40,
					procurement: [{ item: 'generator', quantity: 60, orderMonth: '2026-06', deliveryMonth: '2028-09' }],
				}),
			],
		}),
	)

test('of one hall that is late the contractor reads how late and why, and which items come late', () => {
	const [page] = sectionsOf(oneHall(), 'contractor')
	expect(must(page).finding).toMatch(/^One hall by [A-Z][a-z]+ 20\d\d, [\w-]+ months late: /)
	expect(must(page).lede).not.toMatch(/\bof one hall\b/)
	const text = pageText(must(page))
	expect(text).toMatch(/On order, arriving up to [\w-]+ months late: Diesel standby generator set/)
	expect(text).not.toContain('all on order')
})

test('schedule, steps and turnover of one hall stand on one page, those of many on no more than three', () => {
	const infrastructureOf = (of: Omit<ReportInput, 'facts'>) =>
		sectionsOf(of, 'contractor').filter(({ id, bookmark }) => id === 'infrastructure' && !bookmark.startsWith('Long'))
	const [only, ...others] = infrastructureOf(oneHall())
	expect(others).toEqual([])
	const titles = singlesOf(must(only).blocks).flatMap((block) => (block.kind === 'table' ? [block.title] : []))
	expect(titles).toEqual([expect.stringMatching(/^Steps of /), expect.stringMatching(/^Turnover matrix/)])
	const many = Array.from({ length: 30 }, (_, at) => hall(`hall-${String(at + 1)}`, { itMW: 10 }))
	const pages = infrastructureOf(ranOf(planFile({ horizonMonths: 48, buildPhases: many })))
	expect(pages.length).toBeGreaterThan(1)
	expect(pages.length).toBeLessThanOrEqual(3)
	const halls = (of: Omit<ReportInput, 'facts'>) =>
		tablesOf(of, 'contractor').filter(({ title }) => /^Halls\b/.test(title))
	for (const of of [oneHall(), sample, yen]) expect(halls(of)).toHaveLength(1)
})

test('the utility reads areas in the units it chose, on page one too', () => {
	const text = pageText(must(sectionsOf(sample, 'utility', { units: 'us' })[0]))
	expect(text).toContain('1,100 acres')
	expect(text).not.toMatch(/hectare/)
})

test('the board reads what the project is worth without its residual value, and what is still to be paid', () => {
	const text = pageText(must(sectionsOf(sample, 'board')[0]))
	expect(text).toMatch(/−\$[\d.]+ ?[MB] without residual value/)
	expect(text).toMatch(
		/Capex still to pay from February 2026: \$[\d.]+ ?B of \$38 ?B\. .*For \$[\d.]+ ?[MB] no cancellation terms are entered\./,
	)
	const { projectNpvUsd, projectNpvWithoutEndUsd, terminalValueUsd } = sample.result.finance.returns
	const worth = must(projectNpvUsd) - must(projectNpvWithoutEndUsd)
	expect(worth).toBeGreaterThan(0)
	expect(worth).toBeLessThan(must(terminalValueUsd))
})

test('of several sites the board reads at which the largest loss is, and every decision names its own', () => {
	const [page] = sectionsOf(yen, 'board')
	expect(must(page).finding).toMatch(/ at (?:Abilene|Frankfurt)$/)
	const decided = must(tablesOf(ranOf(twoSites()), 'board').find(({ title }) => title === 'Decisions'))
	expect(decided.rows.map((row) => row[4]?.text)).not.toContain('–')
})

test('a lender without terms reads what the project returns before debt and tax', () => {
	const plan = validPlan(must(TEMPLATES.find(({ name }) => name === 'island')).plan)
	const text = pageText(must(sectionsOf(ranOf(plan), 'lender')[0]))
	expect(text).toMatch(/Project IRR −?[\d.]+ ?%/)
	expect(text).toMatch(/Project NPV.*without residual value/)
})

test('a lender without terms is told that there is no DSCR to test, and not that no case misses its target', () => {
	const plan = validPlan(must(TEMPLATES.find(({ name }) => name === 'island')).plan)
	const text = sectionsOf(ranOf(plan), 'lender').map(pageText).join(' ')
	expect(text).not.toMatch(/No case takes|Base case and downside/)
	expect(text).toContain('No debt service is planned')
})

test('the register offers for a loss what was run for its cause at its site, and for no other', () => {
	const decisions = [madeDecision({ cause: 'slipped_labor', helps: 'infrastructure', siteId: 'elsewhere' })]
	const registerOf = (of: typeof decisions) => {
		const tables = tablesOf({ ...sample, remedies: madeDecisions(of) }, 'contractor')
		return must(tables.find(({ title }) => title.startsWith('Risk register'))).rows.map((row) => row[3]?.text)
	}
	expect(new Set(registerOf(decisions))).toEqual(new Set(['not tested']))
	const own = registerOf([madeDecision({ cause: 'slipped_labor', helps: 'infrastructure', siteId: 'abilene' })])
	expect(own.filter((text) => text !== 'not tested').length).toBeGreaterThan(0)
	expect(own[0]).toBe('not tested')
})
