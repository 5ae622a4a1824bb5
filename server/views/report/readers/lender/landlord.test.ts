import { expect, test } from 'vitest'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { simulate } from '#server/runs/simulation/simulate.ts'
import { USUAL_SETTINGS } from '#shared/pages/simulation-address.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { asOf } from '#shared/status-month.ts'
import { presetSettings } from '#shared/report/presets.ts'
import { PLAIN_SETTINGS } from '#shared/schemas/report/report-settings.ts'
import { issueFacts } from '../../../../../tests/factories/campus/campus.ts'
import { must } from '../../../../../tests/factories/must.ts'
import { pageText } from '../../../../../tests/factories/readers/page-text.ts'
import { madeDecisions } from '../../../../../tests/factories/verdict/made-decision.ts'
import { VERDICT_PLANS } from '../../../../../tests/verdicts/plans.ts'
import { buildReport } from '../../build-report.ts'
import { decisionsTable } from '../../parts/decisions/decisions-block.ts'
import type { ReportInput } from '../../report-model.ts'
import { contractedShare } from './contracted.ts'

const NOW = '2026-11'
const DRAWS = { ...USUAL_SETTINGS, draws: 32 }

function inputOf(written: PlanFile): ReportInput {
	const plan = asOf(written, NOW)
	return {
		plan,
		result: resultOf(runPlan(plan)),
		facts: issueFacts({ settings: { ...PLAIN_SETTINGS, ...presetSettings('lender') } }),
	}
}
const landlord = VERDICT_PLANS.landlord()
const input = inputOf(landlord)
const drawn = { ...input, simulation: simulate(input.plan, DRAWS) }
const pagesOf = (of: ReportInput) => buildReport(of).sections.map((section) => pageText(section))
const rent = 'leases/tenant/rentUsdPerKWMonth'
const note = { ...{ why: null, source: null, low: null, high: null }, quality: 'contract' as const }

test('a lease is contracted where its rent is graded as a contract, and planned else', () => {
	expect(contractedShare(input)).toBe(0)
	expect(pagesOf(input).join(' ')).toContain('No revenue is contracted: all of it is planned leases')
	const signed = { ...input, plan: { ...input.plan, notes: { [rent]: note } } }
	expect(contractedShare(signed)).toBe(1)
})

test('the cover of a drawn report says where the entered capex and NPV lie in their odds', () => {
	const [cover] = pagesOf(drawn)
	expect(cover).toMatch(/Capex \S+ as entered; even odds \S+, P80 \S+;/)
	expect(cover).toMatch(/Project NPV \S+ as entered; even odds \S+, P80 \S+;/)
	expect(pagesOf(input)[0]).not.toContain('even odds')
})

test('no chart or table of chips stands in the paper of a plan whose tenants bring them', () => {
	const text = pagesOf(input).join(' ')
	expect(text).toContain('Tenants bring their chips')
	expect(text).not.toMatch(/Every accelerator that is installed can run|No chips are ordered yet/)
})

test('a hall that stands is not to be released for building', () => {
	const rows = decisionsTable(input).rows.map((row) => row[1]?.text)
	expect(rows).toContain('Release Hall B for building, 20 MW IT')
	expect(rows.filter((text) => text?.includes('Hall A') === true)).toEqual([])
})

test('a hall that waits for transformers is released as much later, and where their order is not asked it is told first', () => {
	const waiting = inputOf(VERDICT_PLANS['not-ordered']())
	const late = must(waiting.result.schedule['phase:a']).delayMonths
	expect(late).toBeGreaterThan(0)
	const release = must(decisionsTable(waiting).rows.find((row) => row[1]?.text.includes('Release Hall A') === true))
	expect(release[0]?.text).toBe('Apr 2028')
	expect(release[1]?.text).toContain('later than planned: it waits for Substation power transformer')
	const site = must(waiting.result.sites['campus'])
	const equipment = site.equipment.map((row) =>
		row.item === 'hv_transformer' ? { ...row, state: 'assumed_ordered' as const } : row,
	)
	const assumed = { ...waiting, result: { ...waiting.result, sites: { campus: { ...site, equipment } } } }
	const told = decisionsTable(assumed).rows.map((row) => row[1]?.text)
	expect(
		told.filter((text) => /confirm the order of, Substation power transformer.*Hall A waits/.test(text ?? '')),
	).toHaveLength(1)
	expect(told.filter((text) => /confirm the order/.test(text ?? ''))).toHaveLength(1)
})

test('where the search has found no change the decisions of the paper say so, as the Overview does', () => {
	const none = { ...madeDecisions([]), complete: true, loses: true }
	expect(decisionsTable({ ...input, remedies: none }).title).toContain('no single change recovers half')
	expect(decisionsTable(input).title).not.toContain('no single change')
})

test('a plan without chips draws nothing that only chips read', () => {
	const names = drawn.simulation.inputs.map(({ name }) => name)
	for (const key of ['trainingGoodput', 'diversityTraining', 'powerCapExponent', 'rttBaseMs'])
		expect(names).not.toContain(`assumptions/${key}`)
	// The load of a tenant is read.
	expect(names).toContain('assumptions/loadFactorRented')
})
