import { expect, test } from 'vitest'
import { getHeading } from '#server/actions/plans/plan-heading.ts'
import { createProject } from '#server/actions/projects/make-project.ts'
import { approveReport } from '#server/actions/reports/approve-report.ts'
import { checkBeforeIssue, issueReport } from '#server/actions/reports/issue-report.ts'
import { keptForecasts } from '#server/actions/simulations/simulations.ts'
import { blocks } from '#shared/report/report-point.ts'
import { issueInputSchema } from '#shared/schemas/report/report-form.ts'
import { aPerson } from '../../factories/people.ts'
import { contract, hall, planFile } from '../../factories/plan-file.ts'

test('an issue keeps the dates that it tells the odds of, once it is issued', { timeout: 120_000 }, async () => {
	const owner = await aPerson('Mara Ortiz')
	const plan = planFile({
		powerContracts: [contract('grid', { startMonth: '2027-06', startDelayMonths: { p50: 0, p90: 6 } })],
		buildPhases: [hall('north')],
	})
	const { projectId } = await createProject(owner, owner.teamId, plan)
	const ref = { projectId }
	const before = await getHeading(owner, ref)
	const open = (await checkBeforeIssue(before)).filter(blocks)
	const { number } = await issueReport(owner, ref, {
		input: issueInputSchema.parse({ reason: 'For the lender', sections: ['uncertainty'] }),
	})
	// A draft has told nobody.
	expect(await keptForecasts(before)).toEqual([])
	const accept = open.map(({ id }) => ({ point: id, reason: 'Known' }))
	await approveReport(owner, projectId, { number, accept })
	const kept = await keptForecasts(before)
	expect(kept.map(({ key }) => key)).toContain('contracts.grid.start')
	for (const { p10, p50, p90 } of kept) {
		expect(p50).toMatch(/^\d{4}-\d{2}$/)
		expect((p10 ?? '') <= (p50 ?? '') && (p50 ?? '') <= (p90 ?? '9')).toBe(true)
	}
})
