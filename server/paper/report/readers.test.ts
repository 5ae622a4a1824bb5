import { expect, test, vi } from 'vitest'
import { resultOf, runPlan, travellersByTrade } from '#server/engine/compute-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { presetSettings } from '#shared/report/presets.ts'
import { PLAIN_SETTINGS, type ReportPreset } from '#shared/schemas/report/report-settings.ts'
import { issueFacts } from '../../../tests/factories/campus/campus.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { drawReport } from './draw-report.ts'
import { fittedReport } from './fit-pages.ts'
import { layReport } from './pages/lay-report.ts'

vi.setConfig({ testTimeout: 120_000 })

/** Pages of what a reader decides on, at most; appendices are asked for. */
const MOST: Readonly<Record<ReportPreset, number>> = { board: 2, lender: 12, utility: 6, contractor: 10, training: 4 }
const PRESETS = ['board', 'lender', 'utility', 'contractor', 'training'] as const

test.each(TEMPLATES.map(({ name, plan }) => [name, plan] as const))(
	'papers of %s keep to the pages of their readers, on both papers',
	(_, file) => {
		const plan = validPlan(file)
		const frame = runPlan(plan)
		const of = { plan, result: resultOf(frame), travellers: travellersByTrade(frame) }
		for (const preset of PRESETS)
			for (const paper of ['a4', 'letter'] as const) {
				const settings = { ...PLAIN_SETTINGS, ...presetSettings(preset), paper }
				const { pages } = layReport(fittedReport({ ...of, facts: issueFacts({ settings }) }))
				expect([preset, pages <= MOST[preset], pages > 1]).toEqual([preset, true, true])
			}
	},
)

test('a Brief of the sample plan is no more than 150 kB, and a paper with all appendices no more than sixty pages', async () => {
	const plan = validPlan(TEMPLATES[0]?.plan)
	const frame = runPlan(plan)
	const of = { plan, result: resultOf(frame), travellers: travellersByTrade(frame) }
	const brief = await drawReport(fittedReport({ ...of, facts: issueFacts({ settings: PLAIN_SETTINGS }) }))
	expect(brief.length).toBeLessThanOrEqual(150_000)
	const chosen = presetSettings('lender')
	const sections = [...(chosen.sections ?? []), 'inputs' as const, 'formulas' as const, 'tables' as const]
	const settings = { ...PLAIN_SETTINGS, ...chosen, sections }
	expect(layReport(fittedReport({ ...of, facts: issueFacts({ settings }) })).pages).toBeLessThanOrEqual(60)
})
