import { drawReport } from '#server/paper/report/draw-report.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { buildReport } from '#server/views/report/build-report.ts'
import type { IssueFacts } from '#server/views/report/report-model.ts'
import { PLAIN_SETTINGS } from '#shared/schemas/report/report-settings.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { keepRuns } from './kept-runs.ts'
import { PAGE_ANSWERS } from './page-answers.ts'
import { beginSimulation, runSlice } from './simulation/draws/run-slice.ts'
import { USUAL_SETTINGS } from '#shared/pages/simulation-address.ts'

const MONTH = '2026-01'
const FACTS: IssueFacts = {
	number: null,
	generatedAt: '2026-01-01T00:00:00.000Z',
	generatedBy: '',
	project: '',
	scenario: '',
	status: 'draft',
	settings: PLAIN_SETTINGS,
	reason: '',
	approvedBy: null,
	revisions: [],
	changes: null,
	snapshotHash: '',
}

type WarmUp = { readonly drawsReport: boolean; readonly edits: number; readonly draws: number }

/**
 * Does what an edit does, over and over, until the code for it is compiled; draws a report, whose first takes twice as long; and some
 * draws of a simulation, whose first take three times as long.
 */
export async function warmUp({ drawsReport, edits, draws }: WarmUp): Promise<void> {
	const parsed = parsePlanFile(TEMPLATES[0]?.plan)
	if (!parsed.ok) throw new Error('The sample plan is not one.')
	const { plan } = parsed
	const runs = keepRuns({ mostCells: 0, mostRuns: 1 })
	const edited = (rev: number) => {
		const [first, ...others] = plan.powerContracts
		const powerContracts = first === undefined ? [] : [{ ...first, capacityMW: first.capacityMW + rev }, ...others]
		return runs.add({ scenarioId: '', rev, month: MONTH }, { rev, plan: { ...plan, powerContracts } })
	}
	if (drawsReport) await drawReport(buildReport({ plan, result: edited(0).result(), facts: FACTS }))
	const opens = { canEdit: true, search: '', once: '' }
	for (let rev = 1; rev <= edits; rev += 1) {
		const run = edited(rev)
		PAGE_ANSWERS.layout(run)
		PAGE_ANSWERS.energy(run, { opens })
		PAGE_ANSWERS.infrastructure(run, { opens })
	}
	if (draws > 0) runSlice(beginSimulation(plan, USUAL_SETTINGS), { from: 0, to: draws, enough: () => false })
}
