import { expect, test, vi } from 'vitest'
import { resultOf, runPlan, travellersByTrade } from '#server/engine/compute-plan.ts'
import { creditCases } from '#server/runs/files/credit-cases.ts'
import { buildPacket } from '#server/views/packets/build-packet.ts'
import { AMPLE_ROOM } from '#server/views/packets/packet.ts'
import { simulate } from '#server/runs/simulation/simulate.ts'
import { USUAL_SETTINGS } from '#shared/pages/simulation-address.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { presetSettings } from '#shared/report/presets.ts'
import { PLAIN_SETTINGS, type ReportPreset, type ReportSettings } from '#shared/schemas/report/report-settings.ts'
import { issueFacts } from '../../../../tests/factories/campus/campus.ts'
import { must } from '../../../../tests/factories/must.ts'
import { planFile } from '../../../../tests/factories/plan-file.ts'
import { validPlan } from '../../../../tests/factories/random/random-plan.ts'
import { pageText } from '../../../../tests/factories/readers/page-text.ts'
import { QUESTIONS } from '../../../../tests/factories/readers/questions.ts'
import { figuresIn, figuresInWorkbook, type ToldFigure } from '../../../../tests/factories/readers/told-figures.ts'
import { twoSites } from '../../../../tests/factories/two-sites.ts'
import { madeDecision, madeDecisions } from '../../../../tests/factories/verdict/made-decision.ts'
import { VERDICT_PLANS } from '../../../../tests/verdicts/plans.ts'
import { FULL_POWER } from '../../messages/milestones.ts'
import { headlineTitle } from '../../messages/verdict/headline-words.ts'
import { oddsBeside } from '../../odds/beside.ts'
import { oddsChips } from '../../odds/target-odds.ts'
import { lossesToTell, lossWords } from '../../messages/verdict/loss-words.ts'
import { singlesOf } from '../appendices/formulas.ts'
import { buildReport } from '../build-report.ts'
import type { ReportInput, ReportModel } from '../report-model.ts'

vi.setConfig({ testTimeout: 120_000 })

const PRESETS = ['board', 'lender', 'utility', 'contractor', 'training'] as const satisfies readonly ReportPreset[]
const CHANGES = {
	since: 'R02',
	edits: [{ at: '2026-02-01T00:00:00Z', by: 'Mara Ortiz', place: 'Beds', before: '2,000', after: '2,300', why: '' }],
	editsLeftOut: 0,
	figures: [],
}

function ranOf(plan: PlanFile): Omit<ReportInput, 'facts'> {
	const frame = runPlan(plan)
	return {
		plan,
		result: resultOf(frame),
		travellers: travellersByTrade(frame),
		remedies: madeDecisions([madeDecision({ cause: 'slipped_labor', helps: 'infrastructure' })]),
		cases: creditCases(plan, frame),
	}
}
const sample = ranOf(validPlan(must(TEMPLATES[0]).plan))
const SETTINGS = { ...USUAL_SETTINGS, draws: 64 }
const drawn = { ...sample, simulation: simulate(sample.plan, SETTINGS) }
const fleet = ranOf(twoSites('abilene', 'canal-flats'))

const paperOf = (of: Omit<ReportInput, 'facts'>, settings: Partial<ReportSettings>): ReportModel =>
	buildReport({
		...of,
		facts: issueFacts({ settings: { ...PLAIN_SETTINGS, ...settings }, changes: CHANGES }),
	})
const readersPaper = (preset: ReportPreset, of = sample) => paperOf(of, presetSettings(preset))

/** The second plan: two sites in yen, financed, with a decision of its own. */
const yen = ranOf({ ...twoSites('abilene', 'europe-inference'), currency: 'JPY', usdPerCurrencyUnit: 0.0067 })

test.each([
	...PRESETS.map((preset) => [preset, 'Abilene', sample] as const),
	...PRESETS.map((preset) => [preset, 'two sites in yen', yen] as const),
])('page one for the %s of %s answers at least eight of the ten questions of its reader', (preset, _, of) => {
	const text = pageText(must(readersPaper(preset, of).sections[0]))
	const open = QUESTIONS[preset].filter(({ answered }) => !answered.test(text)).map(({ asks }) => asks)
	expect(QUESTIONS[preset]).toHaveLength(10)
	expect(open.length, `${open.join(' · ')}\n${text}`).toBeLessThanOrEqual(2)
})

test('page one of the board is of the verdict: its headline, its losses and its decisions, and no other', () => {
	const { plan, result } = sample
	const page = must(readersPaper('board').sections[0])
	const text = pageText(page)
	expect(text).toContain(headlineTitle(plan, result))
	const [dearest] = lossesToTell(result.verdict)
	expect(page.finding).toContain(lossWords(plan, must(dearest)).amount)
	const tables = singlesOf(page.blocks).flatMap((block) => (block.kind === 'table' ? [block] : []))
	expect(must(tables.find(({ title }) => title === 'Decisions')).rows).toHaveLength(1)
})

/** A month, or digits with what counts them: what of a text could be read as another figure. */
const spoken = (text: string) => text.replace(/\s+/g, '').replace(/[+×]|MW|months?|mo$/g, '')

/** Two weeks on and two off: half of all who are employed are on site. */
const rotating = (plan: PlanFile): PlanFile => ({
	...plan,
	sites: plan.sites.map((site) => ({ ...site, labour: { ...site.labour, rotation: '14/14' } })),
})

const ISSUED: readonly (readonly [string, Omit<ReportInput, 'facts'>])[] = [
	['one site', sample],
	['several', fleet],
	['one that was drawn', drawn],
	...TEMPLATES.slice(1).map(({ name, plan }) => [name, ranOf(validPlan(plan))] as const),
	['a landlord', ranOf(VERDICT_PLANS.landlord())],
	['crews on rotation', ranOf(rotating(sample.plan))],
	['one site in yen', ranOf({ ...sample.plan, currency: 'JPY', usdPerCurrencyUnit: 0.0067 })],
]

test.each(ISSUED)('no two papers of one issue of %s state one figure differently', (_, of) => {
	const facts = issueFacts()
	const packets = (['large-load', 'training'] as const).map((kind) => {
		const packet = buildPacket(kind, { ...of, travellers: must(of.travellers), facts })
		return [kind, packet.report(AMPLE_ROOM)] as const
	})
	const papers = [
		...PRESETS.map((preset) => [preset, readersPaper(preset, of)] as const),
		['brief', paperOf(of, {})] as const,
		['full', paperOf(of, { length: 'full' })] as const,
		...packets,
	]
	const told = new Map<string, ToldFigure[]>()
	for (const [paper, model] of papers)
		for (const [key, one] of figuresIn(paper, model)) told.set(key, [...(told.get(key) ?? []), one])
	const inPapers = new Set(told.keys())
	const inWorkbook = figuresInWorkbook(of.plan).filter(([key]) => inPapers.has(key))
	expect(inWorkbook.length).toBeGreaterThan(50)
	for (const [key, one] of inWorkbook) told.set(key, [...(told.get(key) ?? []), one])
	const inSeveral = [...told.values()].filter((all) => new Set(all.map(({ paper }) => paper)).size > 1)
	expect(inSeveral.length).toBeGreaterThan(50)
	for (const [key, all] of told) {
		expect(new Set(all.map(({ value }) => value)).size, key).toBe(1)
		const labels = new Set(all.flatMap(({ label }) => label ?? []))
		expect(labels.size, `${key}: ${[...labels].join(' | ')}`).toBeLessThanOrEqual(1)
		const digits = new Set(all.map(({ text }) => spoken(text)).filter((text) => /^[−–]?\$?[\d,.]+[kMB%]?$/.test(text)))
		// Several roundings of one value begin with the same digit and have the same sign.
		expect(
			new Set([...digits].map((text) => /^[−–]?\$?\d/.exec(text)?.[0])).size,
			`${key}: ${[...digits].join(' | ')}`,
		).toBeLessThanOrEqual(1)
	}
})

test.each(ISSUED)('what is contracted of %s is firm capacity of one month, the same on every page', (_, of) => {
	if (of.plan.sites.length > 1) return
	const text = paperOf(of, { length: 'full' }).sections.map(pageText).join(' ')
	const said = [...text.matchAll(/Contracted ([\d.,]+) MW firm|([\d.,]+) MW (?:firm )?contracted/g)]
	expect(new Set(said.map(([, tile, sentence]) => tile ?? sentence)).size, said.join(' | ')).toBe(1)
})

test.each(ISSUED)('full power of %s is one month, or not reached, in every paper that names it', (_, of) => {
	const said = PRESETS.flatMap((preset) =>
		readersPaper(preset, of)
			.sections.flatMap(({ blocks }) => singlesOf(blocks))
			.flatMap((block) =>
				block.kind === 'table'
					? block.rows.flatMap(([name, date]) => (name?.text === FULL_POWER ? [date?.text] : []))
					: block.kind === 'figures'
						? block.figures.flatMap(({ label, value }) => (label === FULL_POWER ? [value] : []))
						: [],
			),
	)
	// Its odds are a figure of their own.
	expect(new Set(said.filter((text) => text?.includes('odds') !== true)).size, said.join(' | ')).toBe(1)
})

test('odds are on every paper what they are on pages; where nobody drew the plan no paper states any', () => {
	const { plan, result, simulation } = drawn
	const chips = oddsChips({ plan, result, simulation })
	const [target, , p80] = chips.map(({ text }) => text)
	const { eighty } = oddsBeside({ plan, result, simulation }, { siteId: null, ref: null })
	const packetsOf = (of: typeof sample) =>
		(['large-load', 'training'] as const).map((kind) =>
			buildPacket(kind, { ...of, travellers: must(of.travellers), facts: issueFacts() }),
		)
	const firstPages = (of: typeof sample) => [
		...PRESETS.map((preset) => pageText(must(readersPaper(preset, of).sections[0]))),
		...packetsOf(of).map((packet) => pageText(must(packet.report(AMPLE_ROOM).sections[0]))),
	]
	for (const text of firstPages(drawn)) {
		expect(text).toContain(`Odds of the target${text.includes('Odds of the target:') ? ':' : ''} ${must(target)}`)
		expect(text).toMatch(new RegExp(`(?:80% odds by|80% by) ${must(p80)}`))
	}
	for (const text of firstPages(sample)) expect(text).not.toMatch(/odds of the target|80% (?:odds )?by/i)

	const tablesIn = ({ sections }: ReportModel) =>
		sections.flatMap(({ blocks }) => singlesOf(blocks)).flatMap((block) => (block.kind === 'table' ? [block] : []))
	const byName = (model: ReportModel, title: string, head: string) => {
		const table = must(tablesIn(model).find((block) => block.title === title))
		const at = table.columns.findIndex(({ name }) => name === head)
		return table.rows.map((row) => [row[0]?.text, row[at]?.text])
	}
	const named = (list: readonly { readonly id: string; readonly name: string | null }[], kind: string) =>
		new Map(list.map(({ id, name }) => [name ?? id, eighty[`${kind}:${id}`]]))
	const [large] = packetsOf(drawn)
	const [contracts, halls] = [named(plan.powerContracts, 'contract'), named(plan.buildPhases, 'phase')]
	const model = must(large).report(AMPLE_ROOM)
	for (const [name, text] of [
		...byName(model, 'Contracts and ready dates', '80% by'),
		...byName(model, 'Plant and batteries on the site', '80% by'),
		...byName(readersPaper('utility', drawn), 'The request', '80% by'),
	])
		expect(text, name).toBe(contracts.get(must(name)))
	for (const [name, text] of byName(readersPaper('contractor', drawn), 'Turnover by hall', 'P80'))
		expect(text, name).toBe(halls.get(must(name)))
	const document: { readonly odds?: unknown } = must(large).document
	expect(document.odds).toMatchObject({ draws: 64, targetMet: target })
	const [undrawn] = packetsOf(sample)
	expect(pageText(must(must(undrawn).report(AMPLE_ROOM).sections[2]))).not.toContain('80% by')
})

test('whom to take on is the same in the paper and in the packet for a training director', () => {
	const packet = buildPacket('training', { ...sample, travellers: must(sample.travellers), facts: issueFacts() })
	const [own] = readersPaper('training').sections
	const [page] = packet.report(AMPLE_ROOM).sections
	expect(own?.finding).toBe(page?.finding)
	const large = buildPacket('large-load', { ...sample, travellers: must(sample.travellers), facts: issueFacts() })
	expect(readersPaper('utility').sections[0]?.finding).toBe(large.report(AMPLE_ROOM).sections[0]?.finding)
})

test('a fleet has a row a site, and its sums are those of the rows', () => {
	for (const preset of ['board', 'contractor', 'lender'] as const) {
		const tables = singlesOf(must(readersPaper(preset, fleet).sections[0]).blocks)
		const sites = must(
			tables.find((block) => block.kind === 'table' && block.title === 'Sites, each against its own need'),
		)
		if (sites.kind !== 'table') throw new Error('It is no table.')
		const [sum, ...others] = sites.rows
		const rows = others.filter(([name]) => name?.text !== 'No single site')
		expect(rows.slice(0, fleet.plan.sites.length).map(([name]) => name?.text)).toEqual(
			fleet.plan.sites.map(({ name }) => name),
		)
		const numberIn = (text: string | undefined) => Number((text ?? '0').replace(/[^\d.]/g, ''))
		const needed = rows.reduce((all, row) => all + numberIn(row[2]?.text), 0)
		expect(Math.abs(needed - numberIn(sum?.[2]?.text))).toBeLessThanOrEqual(0.5 * rows.length)
	}
})

test('what is at one site meets no need of another: none has more than it needs', () => {
	const tables = singlesOf(must(readersPaper('board', fleet).sections[0]).blocks)
	const sites = must(
		tables.find((block) => block.kind === 'table' && block.title === 'Sites, each against its own need'),
	)
	if (sites.kind !== 'table') throw new Error('It is no table.')
	for (const row of sites.rows) {
		const [needed, delivered] = [row[2], row[3]].map((cell) => Number((cell?.text ?? '').replace(/[^\d.]/g, '')))
		expect(delivered).toBeLessThanOrEqual(must(needed))
	}
})

const BARE = [
	['empty', planFile({ sites: [] })],
	['a site alone', planFile({})],
] as const

test.each(BARE)('of a plan that is %s every paper is one page that says what is missing', (_, plan) => {
	const frame = runPlan(plan)
	const of = { plan, result: resultOf(frame), travellers: travellersByTrade(frame) }
	for (const settings of [{}, { length: 'full' as const }, ...PRESETS.map(presetSettings)]) {
		const { sections, contents } = paperOf(of, settings)
		expect([sections.length, contents]).toEqual([1, false])
		expect(pageText(must(sections[0]))).toMatch(/Missing/)
	}
})

test('appendices are left out until they are asked for, each with the reason to ask', () => {
	for (const preset of PRESETS) {
		const model = readersPaper(preset)
		expect(model.sections.filter(({ id }) => id === 'inputs' || id === 'tables')).toEqual([])
		expect(pageText(must(model.sections.at(-1)))).toContain('Inputs: to check any value')
		const chosen = presetSettings(preset)
		const asked = paperOf(sample, { ...chosen, sections: [...(chosen.sections ?? []), 'inputs'] })
		expect(asked.sections.at(-1)).toMatchObject({ id: 'inputs', setting: 'flow' })
		expect(pageText(must(asked.sections.at(-2)))).not.toContain('Inputs: to check any value')
	}
})

test('every number of a source that is cited stands in the list of sources, however short the tables are', () => {
	const room = { sectionRows: 6, appendixRows: 6, statedRows: 6, wholeRows: 0, behind: false, sheets: 2 }
	const facts = issueFacts({ settings: { ...PLAIN_SETTINGS, length: 'full' } })
	const { sections } = buildReport({ ...sample, facts }, room)
	const inputs = must(sections.find(({ id }) => id === 'inputs'))
	const tables = singlesOf(inputs.blocks).flatMap((block) => (block.kind === 'table' ? [block] : []))
	const list = must(tables.find(({ anchor }) => anchor === 'sources'))
	const cited = tables
		.filter((table) => table !== list)
		.flatMap(({ rows }) => rows.flatMap((row) => row.flatMap(({ text }) => text.match(/\bS\d+\b/g) ?? [])))
	expect(cited.length).toBeGreaterThan(2)
	expect(new Set(list.rows.map(([number]) => number?.text))).toEqual(new Set(cited))
})
