import { expect, test } from 'vitest'
import { createProject } from '#server/services/projects/create-project.ts'
import { updatePlanItem } from '#server/services/plans/update-plan-item.ts'
import { getReportPdf } from '#server/services/reports/get-report-pdf.ts'
import { issueReport } from '#server/services/reports/issue-report.ts'
import { listReports } from '#server/services/reports/list-reports.ts'
import { printReport } from '#server/services/reports/print-report.ts'
import { abilene } from '#shared/catalogue/templates/abilene.ts'
import { overviewFinding } from '#shared/presentation/findings/overview-finding.ts'
import { issueInputSchema } from '#shared/schemas/report-form.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { openResult } from '../factories/open-result.ts'
import { aMember, aPerson } from '../factories/people.ts'
import { readPdf } from '../factories/pdf/read-pdf.ts'

const plain = (text: string) => text.replace(/\s+/g, ' ')
const asked = (over: Record<string, unknown> = {}) => issueInputSchema.parse(over)

async function aCampus() {
	const owner = await aPerson('Mara Ortiz')
	const parsed = parsePlanFile(abilene.plan)
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	const { projectId } = await createProject(owner, owner.teamId, parsed.plan)
	return { owner, ref: { projectId } }
}

test('an issue keeps its file while the plan moves on', { timeout: 60_000 }, async () => {
	const { owner, ref } = await aCampus()
	const before = await openResult(owner, ref)
	const issued = await issueReport(owner, ref, asked({ mark: 'Confidential', note: 'For the board' }))
	expect(issued.fileName).toMatch(/^abilene-like-1-2-gw-campus-R01-\d{4}-\d{2}-\d{2}\.pdf$/)
	const kept = await getReportPdf(owner, ref.projectId, 1)
	const [contract] = before.plan.powerContracts
	const answer = await updatePlanItem(owner, ref, {
		patches: [{ kind: 'powerContracts', itemId: contract?.id ?? '', field: 'capacityMW', value: 7 }],
	})
	expect(answer.ok).toBe(true)
	const again = await getReportPdf(owner, ref.projectId, 1)
	expect(Buffer.from(again.pdf).equals(Buffer.from(kept.pdf))).toBe(true)
	const read = await readPdf(kept.pdf)
	expect(read.pages[0]).toContain(plain(overviewFinding(before.plan, before.result).title))
	expect(read.pages[0]).toContain('For the board')
	expect(read.text).toContain('Buildout report, R01')

	await issueReport(owner, ref, asked())
	const rows = await listReports(owner, ref.projectId)
	expect(rows.map(({ number }) => number)).toEqual([2, 1])
	expect(rows[0]?.snapshotHash).not.toBe(rows[1]?.snapshotHash)
	expect(read.text).toContain(`Snapshot ${rows[1]?.snapshotHash.slice(0, 4) ?? ''}`)
})

test('an issue with points open is a draft, whatever was asked', { timeout: 60_000 }, async () => {
	const { owner, ref } = await aCampus()
	await issueReport(owner, ref, asked({ status: 'approved' }))
	const [row] = await listReports(owner, ref.projectId)
	expect(row?.status).toBe('draft')
})

test('two issues at once get two numbers', { timeout: 60_000 }, async () => {
	const { owner, ref } = await aCampus()
	const issued = await Promise.all([issueReport(owner, ref, asked()), issueReport(owner, ref, asked())])
	expect(issued.map(({ number }) => number).sort()).toEqual([1, 2])
})

test('a viewer downloads and does not issue; a stranger finds nothing', { timeout: 60_000 }, async () => {
	const { owner, ref } = await aCampus()
	await issueReport(owner, ref, asked())
	const viewer = await aMember(owner.teamId, 'viewer')
	expect((await getReportPdf(viewer, ref.projectId, 1)).pdf.byteLength).toBeGreaterThan(10_000)
	expect((await printReport(viewer, ref, { paper: 'letter' })).fileName).toMatch(/-now-.*\.pdf$/)
	await expect(issueReport(viewer, ref, asked())).rejects.toMatchObject({ code: 'forbidden' })
	const stranger = await aPerson('Someone Else')
	for (const attempt of [
		() => issueReport(stranger, ref, asked()),
		() => listReports(stranger, ref.projectId),
		() => getReportPdf(stranger, ref.projectId, 1),
		() => printReport(stranger, ref, { paper: 'a4' }),
	]) {
		await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
	}
	await expect(getReportPdf(owner, ref.projectId, 99)).rejects.toMatchObject({ code: 'not_found' })
})
