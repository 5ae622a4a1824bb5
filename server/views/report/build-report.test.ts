import { expect, test } from 'vitest'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { madeDecision, madeDecisions } from '../../../tests/factories/verdict/made-decision.ts'
import { behindReport } from '#server/runs/files/behind-paper.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { PLAIN_SETTINGS, REPORT_SECTIONS, type ReportSettings } from '#shared/schemas/report/report-settings.ts'
import { moneyOf } from '#shared/units/money.ts'
import { campusPlan, campusResult, issueFacts } from '../../../tests/factories/campus/campus.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { planResult } from '../../../tests/factories/plan-result.ts'
import { usd } from '#shared/formats/figures.ts'
import { must } from '../../../tests/factories/must.ts'
import { overviewFinding } from '../findings/overview-finding.ts'
import { layerStatuses } from '../layers/layer-status.ts'
import { lossesToTell, lossWords } from '../messages/verdict/loss-words.ts'
import { singlesOf } from './appendices/formulas.ts'
import { buildReport } from './build-report.ts'
import { presetSettings } from '#shared/report/presets.ts'
import type { ReportInput, ReportModel } from './report-model.ts'

type Ran = Omit<ReportInput, 'facts'>

function ran(plan: PlanFile): Ran {
	const frame = runPlan(plan)
	const result = resultOf(frame)
	return { plan, result, behind: behindReport({ plan, result, frame }) }
}
const report = (of: Ran, settings: Partial<ReportSettings> = {}, facts = {}): ReportModel =>
	buildReport({ ...of, facts: issueFacts({ settings: { ...PLAIN_SETTINGS, ...settings }, ...facts }) })
const idsOf = ({ sections }: ReportModel) => sections.map(({ id }) => id)
const campus: Ran = { plan: campusPlan(), result: campusResult() }
const [sample] = TEMPLATES
if (sample === undefined) throw new Error('There is no template.')
const samplePlan = validPlan(sample.plan)
const sampleRan = ran(samplePlan)

test('the Brief is six pages, the summary first with document control at its head', () => {
	const brief = report(campus)
	expect(idsOf(brief)).toEqual(['summary', 'energy', 'infrastructure', 'balance', 'workforce', 'money'])
	expect(brief.sections.map(({ setting }) => setting)).toEqual(Array.from({ length: 6 }, () => 'page'))
	expect(brief.contents).toBe(false)
	expect(JSON.stringify(brief.sections[0])).toContain('Mara Ortiz')
})

test('the Full has every section that says something, numbered, appendices under letters', () => {
	const full = report(sampleRan, { length: 'full' })
	expect(full.contents).toBe(true)
	// One scenario and a first issue: nothing is compared, nothing has changed.
	const silent = ['scenarios', 'changes']
	const expected = Object.keys(REPORT_SECTIONS).filter((id) => !silent.includes(id))
	expect(idsOf(full)).toEqual([null, ...expected])
	expect(full.sections.map(({ number }) => number).join(' ')).toBe(' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 A B C D')
	expect(new Set(full.sections.map(({ anchor }) => anchor)).size).toBe(full.sections.length)
})

test.each(['board', 'lender', 'utility', 'contractor', 'training'] as const)(
	'%s is given its sections in its order, and they can be changed',
	(preset) => {
		const chosen = presetSettings(preset)
		const built = report(sampleRan, chosen)
		const says = (chosen.sections ?? []).filter((id) => id !== 'scenarios' && id !== 'changes')
		expect([...new Set(idsOf(built).filter((id) => id !== null))]).toEqual(says)
		expect(new Set(built.sections.map(({ anchor }) => anchor)).size).toBe(built.sections.length)
		const other = idsOf(report(sampleRan, { ...chosen, sections: ['environment', 'summary'] }))
		expect(other).toEqual([null, 'environment', 'summary'])
	},
)

const EMPTY: Ran = {
	plan: planFile({ sites: [] }),
	result: planResult({ sites: {}, binding: Array.from({ length: 24 }, () => null) }),
}
const PLANS: readonly (readonly [string, Ran])[] = [
	...TEMPLATES.map(({ name, plan }) => [name, plan === sample.plan ? sampleRan : ran(validPlan(plan))] as const),
	['an empty plan', EMPTY],
]

test.each(PLANS)('every section of %s is built, and says nothing that is no word', (_, of) => {
	for (const length of ['brief', 'full'] as const) {
		const built = report(of, { length })
		const said = JSON.stringify(built.sections)
		expect(said).not.toMatch(/NaN|undefined|Infinity|\[object/)
		expect(said).not.toContain('…')
		for (const { finding, blocks } of built.sections) {
			expect(finding).not.toBe('')
			expect(blocks.length).toBeGreaterThan(0)
			expect(singlesOf(blocks).filter((block) => block.kind === 'facts' && block.rows.length === 0)).toEqual([])
		}
	}
})

test('headline figures stand on the page as the result has them', () => {
	const { plan, result } = sampleRan
	const [first] = report(sampleRan).sections
	const figures = singlesOf(first?.blocks ?? []).flatMap((block) => (block.kind === 'figures' ? block.figures : []))
	const capex = figures.find(({ label }) => label === 'Capex')
	expect(capex?.value).toBe(usd(result.finance.totals.capexUsd, moneyOf(plan)))
	expect(capex?.figure?.value).toBe(result.finance.totals.capexUsd)
})

test('states agree with figures: a layer that is short covers less than all in the month beside it', () => {
	const short = PLANS.filter(([, { plan }]) => plan.sites.length > 0).flatMap(([, of]) => {
		const layers = report(of)
			.sections.flatMap(({ blocks }) => singlesOf(blocks))
			.find((block) => block.kind === 'table' && block.noun === 'layers')
		if (layers?.kind !== 'table') throw new Error('there is no table of layers')
		const covered = layers.rows.filter((row) => row[1]?.status === 'failing').map((row) => row[4]?.value)
		return covered.filter((share) => typeof share === 'number')
	})
	expect(short.length).toBeGreaterThan(0)
	expect(short.filter((share) => share >= 1)).toEqual([])
})

test('what matters stands first: the latest hall, and a link to all rows where there are any', () => {
	const table = (settings: Partial<ReportSettings>) => {
		const found = report(sampleRan, settings)
			.sections.flatMap(({ blocks }) => singlesOf(blocks))
			.find((block) => block.kind === 'table' && block.title.startsWith('Halls'))
		if (found?.kind !== 'table') throw new Error('there is no table of halls')
		return found
	}
	const late = sampleRan.result.schedule
	const latest = Object.values(late)
		.filter(({ name }) => table({}).rows.some(([cell]) => cell?.text === name))
		.toSorted((one, other) => other.delayMonths - one.delayMonths)[0]
	expect(table({}).rows[0]?.[0]?.text).toBe(latest?.name)
	expect(table({}).restAt).toBeUndefined()
	expect(table({ length: 'full' }).restAt).toBe('inputs-buildPhases')
})

test('halls that are cooled alike say so once, above the table', () => {
	const hallsOf = (plan: PlanFile) =>
		report(plan === samplePlan ? sampleRan : ran(plan), { length: 'full', sections: ['infrastructure'] })
			.sections.flatMap(({ blocks }) => singlesOf(blocks))
			.flatMap((block) => (block.kind === 'table' && block.title.startsWith('Halls') ? [block] : []))
			.map(({ title, columns }) => [title, columns.some(({ name }) => name === 'Cooling')])
	expect(hallsOf(samplePlan)).toEqual([[expect.stringMatching(/^Halls\. Cooling of each: Direct-to-chip W32/), false]])
	const [first, ...others] = samplePlan.buildPhases
	if (first === undefined) throw new Error('there is no hall')
	const cooled = { ...samplePlan, buildPhases: [{ ...first, cooling: 'immersion_1p_dry' }, ...others] }
	expect(hallsOf(validPlan(cooled))).toEqual([['Halls', true]])
})

test('each risk names who decides, and the change that was run where one was', () => {
	const registerOf = (of: Ran) => {
		const found = report(of, { length: 'full', sections: ['risks'] })
			.sections.flatMap(({ blocks }) => singlesOf(blocks))
			.find((block) => block.kind === 'table' && block.title.startsWith('Risk register'))
		if (found?.kind !== 'table') throw new Error('there is no register')
		return found
	}
	const heads = ['No.', 'Risk', 'Effect', 'Who decides']
	const without = registerOf(sampleRan)
	expect(without.columns.map(({ name }) => name)).toEqual(heads)
	expect(without.rows.map((row) => row.at(-1)?.text)).not.toContain('not named')
	const beds = madeDecision({
		...{
			lever: 'beds',
			cause: 'slipped_labor',
			helps: 'infrastructure',
			layer: 'infrastructure',
			subject: 'Abilene',
			size: 600,
		},
		...{ decider: 'builder', turns: { action: 'set', list: 'sites', id: 'a', field: 'labour.beds', value: 9, was: 3 } },
	})
	const found = registerOf({ ...sampleRan, remedies: madeDecisions([beds]) })
	expect(found.columns.map(({ name }) => name)).toEqual(heads.toSpliced(3, 0, 'Best tested option'))
	const late = found.rows.find(([, , effect]) => effect?.text.includes('due to an electrician shortage') === true)
	expect(late?.slice(3).map(({ text }) => text)).toEqual([expect.stringMatching(/ beds at Abilene/), 'Builder, trades'])
})

test('a guess is called one once among the inputs', () => {
	const inputs = report(sampleRan, { length: 'full', sections: ['inputs'] })
	const told = JSON.stringify(inputs.sections)
	expect(told).toContain('guess; ')
	expect(told).not.toMatch(/guess; [^;"]*guess;/)
})

test('guesses are those behind the headline figures, counted from their own traces', () => {
	const quality = report(sampleRan)
		.sections.flatMap(({ blocks }) => singlesOf(blocks))
		.find((block) => block.kind === 'chart' && block.chart.type === 'quality')
	const { inputs, total, published } = sampleRan.behind?.readiness ?? { inputs: null, total: 0, published: 0 }
	if (quality?.kind !== 'chart') throw new Error('there is no bar of quality')
	expect(quality.title).toBe(`${inputs?.guess.length} of ${total + published} inputs are guesses`)
})

test('the first page, the risks and the readiness say what the plan’s own page says', () => {
	const { sections } = report(sampleRan, { length: 'full' })
	const { title } = overviewFinding(samplePlan, sampleRan.result)
	expect(sections.find(({ id }) => id === 'summary')?.finding).toBe(title)
	const [first] = lossesToTell(sampleRan.result.verdict)
	const { amount, cause } = lossWords(samplePlan, must(first))
	const risks = JSON.stringify(sections.find(({ id }) => id === 'risks'))
	for (const said of [amount, cause]) expect(risks).toContain(said)
	const readiness = JSON.stringify(sections.find(({ id }) => id === 'readiness'))
	for (const { note } of layerStatuses(samplePlan, sampleRan.result)) expect(readiness).toContain(note)
})

test('what has capacity is not called firm, and what is firm is', () => {
	const said = JSON.stringify(report(sampleRan).sections)
	expect(said).not.toMatch(/MW firm at the meter is contracted/)
	// Without the engines that left before the last contract began.
	expect(said).toMatch(/1,201 MW firm contracted.* Peak firm: 1,132 MW at the meter/)
})

test('shares of guesses are of money alone, and inputs are counted', () => {
	const quality = report(sampleRan)
		.sections.flatMap(({ blocks }) => singlesOf(blocks))
		.find((block) => block.kind === 'chart' && block.chart.type === 'quality')
	if (quality?.kind !== 'chart') throw new Error('there is no bar of quality')
	expect(quality.source).toMatch(/^Each input counts once.* Shares are of capex: class \d estimate .*: \d/)
	expect(quality.source.match(/guess/g)).toHaveLength(1)
})

test('a lender of a plan without financing is told what is not entered, where, and what holds without it', () => {
	const unfinanced = ran({ ...samplePlan, finance: null })
	const money = report(unfinanced, { length: 'full', preset: 'lender' }).sections.find(({ id }) => id === 'money')
	const titles = singlesOf(money?.blocks ?? []).map(({ kind, ...block }) => ('title' in block ? block.title : kind))
	expect(titles).toContain('No financing terms entered')
	expect(titles).toContain('Capital by layer, USD')
	expect(titles).toContain('Capital by source grade, USD')
	const said = JSON.stringify(money)
	for (const words of ['Not entered: financial close', 'on Money, under Financing terms', 'the default, not entered'])
		expect(said).toContain(words)
	expect(JSON.stringify(report(sampleRan, { length: 'full' }).sections)).not.toContain('nothing is entered')
})

test('an issue tells those before it, who approved it and what has changed', () => {
	const facts = {
		status: 'approved',
		approvedBy: 'Jun Sato',
		revisions: [{ issue: 'R02', at: '2026-10-01T09:00:00Z', by: 'Ada', status: 'draft', reason: 'Grid date moved' }],
		changes: {
			since: 'R02',
			edits: [{ at: '2026-10-02T09:00:00Z', by: 'Ada', place: 'Hall 1, IT power', before: '80', after: '90', why: '' }],
			editsLeftOut: 3,
			figures: [{ name: 'Capex', before: '$1 B', after: '$1.1 B', why: null }],
		},
	}
	const said = JSON.stringify(report(sampleRan, { length: 'full' }, facts).sections)
	for (const words of [
		'approved by Jun Sato',
		'Grid date moved',
		'Four edits since R02, one figure moved',
		'Three earlier edits are not listed.',
	])
		expect(said).toContain(words)
})

test('in US customary units areas, volumes and temperatures are turned and power is not', () => {
	const [si, us] = [report(sampleRan, { length: 'full' }), report(sampleRan, { length: 'full', units: 'us' })].map(
		(model) => JSON.stringify(model.sections),
	)
	expect(si).toMatch(/ m²|m³/)
	expect(us).not.toMatch(/\d\u202f?[kMBT]? (?:m²|m³|ha|°C)(?![A-Za-z²³/])|, m³"/)
	expect(us).toMatch(/US gal|sq ft/)
	expect(us?.match(/MW IT/g)?.length).toBe(si?.match(/MW IT/g)?.length)
})
