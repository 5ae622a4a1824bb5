import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runStrata } from '#server/cli/strata.ts'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { openApiDocument } from '#server/http/api/openapi.ts'
import { drawReport } from '#server/paper/report/draw-report.ts'
import { fittedReport } from '#server/paper/report/fit-pages.ts'
import { behindIssue } from '#server/runs/files/behind-paper.ts'
import { sheetsOf } from '#server/runs/files/draw-workbook.ts'
import { drawPacket } from '#server/runs/files/packet-file.ts'
import { resultDocument } from '#server/views/messages/result-document.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { isRecord } from '#shared/is-record.ts'
import { PACKETS } from '#shared/report/packets.ts'
import { presetSettings } from '#shared/report/presets.ts'
import { PLAIN_SETTINGS, type ReportSettings } from '#shared/schemas/report/report-settings.ts'
import { issueFacts } from '../factories/campus/campus.ts'
import { readPdf } from '../factories/pdf/read-pdf.ts'
import { planFile } from '../factories/plan-file.ts'
import { validPlan } from '../factories/random/random-plan.ts'
import { pagesOf } from '../laws/said.ts'
import { bannedIn, bannedInPage } from './banned-words.ts'

/** What was published is quoted as it was published: sources, names of laws and rows of the reference data. */
const LEAST_QUOTED = 8
const textsIn = (value: unknown): readonly string[] => {
	if (typeof value === 'string') return [value]
	if (Array.isArray(value)) return value.flatMap(textsIn)
	return isRecord(value) ? Object.values(value).flatMap(textsIn) : []
}
const QUOTED = [...new Set(textsIn(builtInCatalogue))]
	.filter((text) => text.length >= LEAST_QUOTED)
	.map((text) => text.replace(/\s+/g, ' '))
	.toSorted((one, other) => other.length - one.length)
const unquoted = (text: string) => QUOTED.reduce((left, quoted) => left.replaceAll(quoted, ' '), text)

/** A text that a person reads: words with a space between, or a capital; addresses, keys and formulas are none. */
const isProse = (text: string) => /[a-z’%] |^[A-Z][a-z]+\b/.test(text) && !/^[\w.:/?=&%[\]{}-]+$/.test(text)

const said = (texts: readonly string[]): readonly string[] =>
	[...new Set(texts)].flatMap((text) =>
		isProse(text) && bannedIn(text).length > 0
			? bannedIn(unquoted(text)).map(({ found, say }) => `“${found}” (${say}): ${text.slice(0, 200)}`)
			: [],
	)
const saidOnPages = (pages: readonly string[]): readonly string[] =>
	pages.flatMap((page, index) =>
		bannedInPage(page).length === 0
			? []
			: bannedInPage(unquoted(page)).map(
					({ found, say, around }) => `page ${index + 1}: “${found}” (${say}): ${around}`,
				),
	)

type Crawled = ReturnType<typeof crawled>
function crawled(plan: ReturnType<typeof planFile>) {
	const frame = runPlan(plan)
	const result = resultOf(frame)
	const lender: ReportSettings = { ...PLAIN_SETTINGS, ...presetSettings('lender') }
	// What is searched and drawn for one paper is printed in all of them.
	return { plan, frame, result, behind: behindIssue({ plan, frame, result: () => result }, lender) }
}

const folder = await mkdtemp(path.join(tmpdir(), 'strata-words-'))
const PLANS: Record<string, Crawled> = {}
const NAMES = ['the sample', 'a blank plan'] as const
beforeAll(() => {
	PLANS[NAMES[0]] = crawled(validPlan(TEMPLATES[0]?.plan))
	PLANS[NAMES[1]] = crawled(planFile())
})
afterAll(() => rm(folder, { recursive: true, force: true }))
const planNamed = (name: string): Crawled => {
	const found = PLANS[name]
	if (found === undefined) throw new Error(`${name} was not computed`)
	return found
}

const PRESETS = ['board', 'lender', 'utility', 'contractor', 'training'] as const
const paperOf = async ({ behind }: Crawled, settings: ReportSettings) =>
	(await readPdf(await drawReport(fittedReport({ ...behind, facts: issueFacts({ settings }) })))).pages

test.each(NAMES)('every paper of %s, page by page as a reader of PDFs finds it, is in plain words', async (name) => {
	for (const preset of PRESETS) {
		const pages = await paperOf(planNamed(name), { ...PLAIN_SETTINGS, ...presetSettings(preset) })
		expect(pages.join(' ').length, preset).toBeGreaterThan(500)
		expect([preset, ...saidOnPages(pages)]).toEqual([preset])
	}
	expect(saidOnPages(await paperOf(planNamed(name), { ...PLAIN_SETTINGS, length: 'full' }))).toEqual([])
})

test.each(NAMES)('both packets of %s are in plain words', async (name) => {
	const { plan, frame, result } = planNamed(name)
	for (const { id } of PACKETS) {
		const bytes = await drawPacket({ kind: id, format: 'pdf' }, { plan, frame, result, facts: issueFacts() })
		expect([id, ...saidOnPages((await readPdf(bytes)).pages)]).toEqual([id])
	}
})

test.each(NAMES)('what every page of %s shows is in plain words, and so are causes, warnings and dates', (name) => {
	const { plan, frame, result } = planNamed(name)
	expect(said(textsIn(pagesOf(plan, frame, { full: false })))).toEqual([])
	expect(said(textsIn(resultDocument(plan, result)))).toEqual([])
})

test.each(NAMES)('every cell of the workbook of %s is in plain words', (name) => {
	const { plan, frame, result } = planNamed(name)
	const about = { project: plan.name, scenario: 'Baseline', engine: result.engine, madeAt: '2026-12-01' }
	const sheets = sheetsOf({ frame, written: plan }, { ...about, savedFrom: { scenarioId: 'file', rev: 0 } })
	if (typeof sheets === 'number') throw new Error('this plan is too large for a workbook')
	const cells = sheets.flatMap(({ rows }) => rows.flatMap((row) => row.map((cell) => cell?.value ?? '')))
	expect(said([...sheets.map((sheet) => sheet.name), ...cells.map(String)])).toEqual([])
})

test('the description of the API and what it refuses are in plain words', () => {
	expect(said(textsIn(openApiDocument()))).toEqual([])
})

/** Commands that write what people read; those that search for long are read as papers above. */
const WORDS_OF_COMMANDS = [
	['help'],
	['compile'],
	['template'],
	['catalogue'],
	['catalogue', 'fields'],
	['catalogue', 'assumptions'],
	['explain', '--list'],
	...['validate', 'compute', 'explain', 'report', 'packet', 'export', 'verdict', 'simulate', 'dates'].map((one) => [
		one,
	]),
] as const
const WORDS_OF_A_PLAN = [
	['verdict'],
	['dates'],
	['explain', 'contracts.firmMW'],
	['explain', 'finance.totals.capexUsd'],
]

test('help, refusals and answers of the command line are in plain words', async () => {
	const lines: string[] = []
	const output = { out: (text: string) => lines.push(...text.split('\n')), err: (text: string) => lines.push(text) }
	for (const words of WORDS_OF_COMMANDS) await runStrata(words, output)
	const file = path.join(folder, 'plan.json')
	const { plan } = planNamed(NAMES[0])
	await writeFile(file, JSON.stringify(plan))
	for (const [command = '', ...rest] of WORDS_OF_A_PLAN) await runStrata([command, file, ...rest], output)
	const [site] = plan.sites
	const wrong = { ...plan, colour: 'red', sites: [{ ...site, id: 'No', targetItMW: -4, country: 'Utopia' }] }
	await writeFile(file, JSON.stringify({ ...wrong, powerContracts: [{ kind: 'none', startMonth: 'June' }] }))
	expect(await runStrata(['validate', file], output)).toBe(1)
	expect(lines.length).toBeGreaterThan(300)
	expect(said(lines)).toEqual([])
})
