import { expect, test, vi } from 'vitest'
import { overviewFinding } from '#server/views/findings/overview-finding.ts'
import { overviewFigures } from '#server/views/pages/overview-view.ts'
import { buildReport } from '#server/views/report/build-report.ts'
import type { IssueFacts } from '#server/views/report/report-model.ts'
import type { PlanResult } from '#shared/result.ts'
import { PLAIN_SETTINGS } from '#shared/schemas/report/report-settings.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { campusPlan, campusResult, issueFacts } from '../../../tests/factories/campus/campus.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { planResult } from '../../../tests/factories/plan-result.ts'
import { readPdf } from '../../../tests/factories/pdf/read-pdf.ts'
import { recordedPages } from '../../../tests/factories/pdf/recorded-pages.ts'
import { drawReport } from './draw-report.ts'
import { layReport } from './pages/lay-report.ts'
import { MARGIN } from './paper/sheet.ts'

vi.setConfig({ testTimeout: 30_000 })

type Asked = { plan?: PlanFile; result?: PlanResult; facts?: Partial<IssueFacts> }
const bytesOf = ({ plan = campusPlan(), result = campusResult(), facts = {} }: Asked = {}) =>
	drawReport(buildReport({ plan, result, facts: issueFacts(facts) }))
const draw = async (asked: Asked = {}) => await readPdf(await bytesOf(asked))
const campus = draw()
const read = async (asked?: Asked) => (asked === undefined ? await campus : await draw(asked))
const plain = (text: string) => text.replace(/\s+/g, ' ')

test('the brief opens with what the plan comes to and shows the figures of the result', async () => {
	const pdf = await read()
	const [first = ''] = pdf.pages
	expect(first).toContain(plain(overviewFinding(campusPlan(), campusResult()).title))
	for (const { label, value } of overviewFigures(campusPlan(), campusResult())) {
		expect(first).toContain(plain(label))
		expect(first).toContain(plain(value))
	}
})

test('the brief has six pages, each with its finding in the outline', async () => {
	const pdf = await read()
	expect(pdf.pages).toHaveLength(6)
	expect(pdf.outline).toHaveLength(6)
	expect(pdf.outline[0]).toMatch(/^Executive summary: All demand is served/)
})

test('every page names plan, issue, snapshot, engine, author, day, mark and its number', async () => {
	const { pages } = await read()
	pages.forEach((page, index) => {
		for (const words of [
			'Abilene campus',
			'Buildout report, R03',
			'Base case',
			'Snapshot 7c1e 09ab 44d2',
			'engine 1.0.0',
			'Generated 24 Nov 2026, 14:02 UTC by Mara Ortiz',
			`Confidential · ${index + 1} / 6`,
			'Not stamped engineering',
		]) {
			expect(page).toContain(words)
		}
	})
})

test('the file is tagged: language, title, headings, figures with words, tables with heads', async () => {
	const pdf = await read()
	expect(pdf.tagged).toBe(true)
	expect(pdf.language).toBe('en-US')
	expect(pdf.info['Title']).toBe('Abilene campus: buildout report')
	for (const role of ['H1', 'H2', 'Figure', 'Table', 'TR', 'TH', 'TD', 'L', 'LI']) expect(pdf.roles).toContain(role)
	expect(pdf.alts.length).toBe(pdf.roles.filter((role) => role === 'Figure').length)
	for (const alt of pdf.alts) expect(alt.length).toBeGreaterThan(40)
})

test('every figure is numbered in order and says where it comes from', async () => {
	const { text } = await read()
	const numbers = [...text.matchAll(/Figure (\d+)\./g)].map(([, number]) => Number(number))
	expect(numbers).toEqual(numbers.map((_, index) => index + 1))
	expect(text.split('Source: Strata engine.').length - 1).toBe(numbers.length)
})

test('a draft carries the mark on every page, an approved issue on none', async () => {
	const draft = await read()
	const approved = await read({ facts: { status: 'approved' } })
	for (const page of draft.pages) expect(page).toContain('DRAFT')
	for (const page of approved.pages) expect(page).not.toContain('DRAFT')
})

test('DRAFT and the day stand small in the head of each page, apart from what is read, and across no figure', () => {
	const laid = layReport(buildReport({ plan: campusPlan(), result: campusResult(), facts: issueFacts() }))
	for (const { texts } of recordedPages(laid)) {
		const marks = texts.filter(({ text }) => text.includes('DRAFT'))
		expect(marks.map(({ role }) => role)).toEqual(['Artifact'])
		for (const { box } of marks) {
			expect(box.height).toBeLessThanOrEqual(12)
			expect(box.y + box.height).toBeLessThan(MARGIN.top)
		}
		expect(texts.filter(({ role }) => role === 'Artifact').some(({ text }) => text.includes('24'))).toBe(true)
	}
})

test('the same plan, result and issue give the same bytes', async () => {
	expect(Buffer.from(await bytesOf()).equals(Buffer.from(await bytesOf()))).toBe(true)
})

test('a plan with nothing in it gives one page that says what is missing', async () => {
	const empty = planFile({ sites: [] })
	const pdf = await read({
		plan: empty,
		result: planResult({ sites: {}, binding: Array.from({ length: 24 }, () => null) }),
	})
	expect(pdf.pages).toHaveLength(1)
	expect(pdf.text).toContain('Enter these, in this order')
})

test('letter paper holds the same pages', async () => {
	expect((await read({ facts: { settings: { ...PLAIN_SETTINGS, paper: 'letter' } } })).pages).toHaveLength(6)
})

const HOSTILE = [
	'😀'.repeat(60),
	'שלום עולם مرحبا',
	'file:///etc/passwd',
	'http://127.0.0.1:9/x.png',
	'<img src=x onerror=alert(1)>',
	'=HYPERLINK("http://x")',
	'\u202Eevil\u202C',
	'W'.repeat(200),
	'() Tj ET \\ (',
	'a\u0000b',
]

test('hostile names are drawn as text and nothing else', async () => {
	const named = (index: number) => HOSTILE[index % HOSTILE.length] ?? ''
	const base = campusPlan()
	const plan: PlanFile = {
		...base,
		name: HOSTILE.join(' '),
		sites: base.sites.map((site) => ({ ...site, name: named(0) })),
		powerContracts: base.powerContracts.map((row, index) => ({ ...row, name: named(index + 1) })),
		buildPhases: base.buildPhases.map((row, index) => ({ ...row, name: named(index) })),
		chipOrders: base.chipOrders.map((row, index) => ({ ...row, name: named(index + 5) })),
	}
	const pdf = await read({
		plan,
		facts: {
			generatedBy: HOSTILE.join(' '),
			scenario: named(3),
			settings: { ...PLAIN_SETTINGS, note: HOSTILE.join(' '), mark: 'Internal' },
		},
	})
	expect(pdf.pages).toHaveLength(6)
	expect(pdf.text).toContain('file:///etc/passwd')
	expect(pdf.text).toContain('😀😀😀😀😀😀')
	// Nor is a name cut at the edge of a page.
	expect(pdf.text).not.toContain('…')
	expect(pdf.text).not.toContain('\u202E')
})

test('a long plan of many things stays within its six pages and says what it leaves out', async () => {
	const many = <Row extends { id: string }>(rows: readonly Row[], count: number): Row[] =>
		Array.from({ length: count }, (_, index) => ({ ...(rows[index % rows.length] as Row), id: `row-${index}` }))
	const base = campusPlan()
	const plan: PlanFile = {
		...base,
		sites: many(base.sites, 50),
		powerContracts: many(base.powerContracts, 200),
		buildPhases: many(base.buildPhases, 200),
		chipOrders: many(base.chipOrders, 200),
		workloads: many(base.workloads, 100),
	}
	const pdf = await read({ plan })
	expect(pdf.pages).toHaveLength(6)
	expect(pdf.text).toMatch(/Not printed here: \d+ of 200 contracts/)
})
