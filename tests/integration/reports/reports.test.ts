import { expect, test } from 'vitest'
import { reportsAction } from '#app/routes/p.$project.reports/reports-action.ts'
import { database } from '#server/store/client.ts'
import { listReportJobs } from '#server/actions/jobs/report-jobs.ts'
import { approveReport } from '#server/actions/reports/approve-report.ts'
import { issueReport, checkBeforeIssue } from '#server/actions/reports/issue-report.ts'
import { compareIssues } from '#server/actions/reports/compare-issues.ts'
import { printReport, getReportPdf, drawAgain } from '#server/actions/reports/print-report.ts'
import { listReports, getIssuePlan, getIssueTable } from '#server/actions/reports/issues.ts'
import { getReportChoice, setReportChoice } from '#server/actions/reports/report-choice.ts'
import { getHeading } from '#server/actions/plans/plan-heading.ts'
import { saveTable } from '#server/actions/exchange/exports.ts'
import { writeComment } from '#server/actions/talk/comments.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { isRecord } from '#shared/is-record.ts'
import { blocks } from '#shared/report/report-point.ts'
import { PLAIN_SETTINGS } from '#shared/schemas/report/report-settings.ts'
import { createProject } from '#server/actions/projects/make-project.ts'
import { updatePlanItem } from '#server/actions/plans/edits.ts'
import { abilene } from '#shared/catalogue/templates/abilene.ts'
import { overviewFinding } from '#server/views/findings/overview-finding.ts'
import { issueInputSchema } from '#shared/schemas/report/report-form.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { aBrowser } from '../../factories/browser.ts'
import { openResult } from '../../factories/verdict/open-result.ts'
import { aMember, aPerson } from '../../factories/people.ts'
import { contract, planFile } from '../../factories/plan-file.ts'
import { readPdf } from '../../factories/pdf/read-pdf.ts'

/** A contract and nothing to use it: much is open, and nothing is tried to mend it. */
async function aBeginning() {
	const owner = await aPerson('Mara Ortiz')
	const plan = planFile({ powerContracts: [contract('grid')] })
	const { projectId } = await createProject(owner, owner.teamId, plan)
	return { owner, ref: { projectId } }
}

/** A plan in which nothing is open: a published run, at a place whose labour market is known. */
async function aSettledPlan() {
	const owner = await aPerson('Mara Ortiz')
	const found = TEMPLATES.find(({ plan }) => isRecord(plan) && String(plan['name']).startsWith('Llama'))
	const parsed = parsePlanFile(found?.plan)
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	const sites = parsed.plan.sites.map((site) => ({ ...site, latitude: 41.26, longitude: -95.94 }))
	const { projectId } = await createProject(owner, owner.teamId, { ...parsed.plan, sites })
	return { owner, ref: { projectId } }
}

const plain = (text: string) => text.replace(/\s+/g, ' ')
const asked = (over: Record<string, unknown> = {}) => ({
	input: issueInputSchema.parse({ reason: 'For the lender', ...over }),
})

async function aCampus() {
	const owner = await aPerson('Mara Ortiz')
	const parsed = parsePlanFile(abilene.plan)
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	const { projectId } = await createProject(owner, owner.teamId, parsed.plan)
	return { owner, ref: { projectId } }
}

test('an issue keeps its file while the plan moves on', { timeout: 120_000 }, async () => {
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

test('two issues at once get two numbers', { timeout: 120_000 }, async () => {
	const { owner, ref } = await aBeginning()
	const issued = await Promise.all([issueReport(owner, ref, asked()), issueReport(owner, ref, asked())])
	expect(issued.map(({ number }) => number).sort()).toEqual([1, 2])
})

test('who may issue approves a draft, and the next that is issued supersedes it', { timeout: 120_000 }, async () => {
	const { owner, ref } = await aSettledPlan()
	const editor = await aMember(owner.teamId, 'editor')
	await expect(issueReport(editor, ref, asked({ status: 'approved' }))).rejects.toMatchObject({ code: 'forbidden' })
	await issueReport(editor, ref, asked({ reason: '' }))
	const draft = await getReportPdf(owner, ref.projectId, 1)
	expect((await readPdf(draft.pdf)).text).toContain('DRAFT')
	await expect(approveReport(editor, ref.projectId, { number: 1, accept: [] })).rejects.toMatchObject({
		code: 'forbidden',
	})
	const approvals = await Promise.allSettled([
		approveReport(owner, ref.projectId, { number: 1, accept: [] }),
		approveReport(owner, ref.projectId, { number: 1, accept: [] }),
	])
	expect(approvals.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
	const approved = await getReportPdf(owner, ref.projectId, 1)
	expect((await readPdf(approved.pdf)).text).not.toContain('DRAFT')

	const [chips] = (await openResult(owner, ref)).plan.powerContracts
	const patch = { kind: 'powerContracts' as const, itemId: chips?.id ?? '', field: 'energyPriceUsdPerMWh', value: 75 }
	await updatePlanItem(owner, ref, { patches: [patch], why: 'The utility gives more' })
	await issueReport(owner, ref, asked({ status: 'approved', reason: '' }))
	const rows = await listReports(owner, ref.projectId)
	expect(rows).toMatchObject([
		// Without words of its own it says what the edits say of themselves.
		{ number: 2, status: 'issued', approvedByName: owner.name, reason: 'The utility gives more' },
		{ number: 1, status: 'superseded', approvedByName: owner.name, createdByName: editor.name },
	])

	const compared = await compareIssues(owner, ref.projectId, { number: 2, against: null })
	expect(compared).toMatchObject({ name: 'R02', since: 'R01', isOneScenario: true, editsLeftOut: 0 })
	expect(compared.edits.find(({ place }) => place.startsWith('Energy price'))).toMatchObject({
		...{ by: owner.name, why: 'The utility gives more' },
	})
	expect(compared.figures.map(({ name }) => name)).toContain('Opex, over the plan')
	const frozen = await database().reportIssue.findMany({
		orderBy: { number: 'asc' },
		select: { facts: true },
		where: { projectId: ref.projectId },
	})
	expect(frozen[1]?.facts).toMatchObject({
		facts: {
			approvedBy: owner.name,
			revisions: [{ issue: 'R01', by: editor.name, status: 'Superseded' }],
			changes: { since: 'R01', edits: compared.edits, figures: compared.figures },
		},
	})
})

test(
	'an issue drawn again is the same byte for byte, and its plan file gives the same result',
	{ timeout: 60_000 },
	async () => {
		const { owner, ref } = await aSettledPlan()
		await issueReport(owner, ref, asked({ mark: 'Internal', note: 'For the board' }))
		const then = await openResult(owner, ref)
		const [contract] = then.plan.powerContracts
		await updatePlanItem(owner, ref, {
			patches: [{ kind: 'powerContracts', itemId: contract?.id ?? '', field: 'capacityMW', value: 7 }],
		})
		const again = await drawAgain(owner, ref.projectId, { number: 1 })
		expect(again).toMatchObject({ isSame: true, kept: then.result.engine, now: then.result.engine })
		const of = { projectId: ref.projectId, number: 1 }
		// Written in a thread: nothing is, for whoever has gone.
		const gone = AbortSignal.abort()
		for (const asking of [
			() => getIssuePlan(owner, { ...of, signal: gone }),
			() => drawAgain(owner, ref.projectId, { ...of, signal: gone }),
		])
			await expect(asking()).rejects.toMatchObject({ code: 'unavailable' })
		const { text, fileName } = await getIssuePlan(owner, of)
		expect(fileName).toMatch(/-R01-.*\.strata\.json$/)
		const parsed = parsePlanFile(JSON.parse(text))
		if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
		const { projectId } = await createProject(owner, owner.teamId, parsed.plan)
		expect((await openResult(owner, { projectId })).result).toEqual(then.result)
		const { text: csv } = await getIssueTable(owner, { ...of, table: 'results.plan' })
		expect(csv).toBe((await saveTable(owner, { projectId }, { table: 'results.plan' })).text)
		// A later engine says so plainly, and the file of the day stays.
		await database().reportIssue.updateMany({ where: { projectId: ref.projectId }, data: { engineVersion: '0.0.1' } })
		expect(await drawAgain(owner, ref.projectId, { number: 1 })).toMatchObject({ kept: '0.0.1', isSame: true })
	},
)

test('settings are kept with the plan, and nobody sets them over another’s', async () => {
	const { owner, ref } = await aBeginning()
	expect(await getReportChoice(owner, ref.projectId)).toEqual({ settings: PLAIN_SETTINGS, rev: 0 })
	const full = { ...PLAIN_SETTINGS, length: 'full' as const, redact: ['prices' as const] }
	await setReportChoice(owner, ref.projectId, { settings: full, rev: 0 })
	await expect(setReportChoice(owner, ref.projectId, { settings: PLAIN_SETTINGS, rev: 0 })).rejects.toMatchObject({
		code: 'conflict',
		userMessage: expect.stringContaining(owner.name),
	})
	const viewer = await aMember(owner.teamId, 'viewer')
	const { settings, rev } = await getReportChoice(viewer, ref.projectId)
	expect(settings).toEqual(full)
	await expect(setReportChoice(viewer, ref.projectId, { settings, rev })).rejects.toMatchObject({ code: 'forbidden' })
})

test('a comment that nobody has answered is an open point', async () => {
	const { owner, ref } = await aSettledPlan()
	const [contract] = (await openResult(owner, ref)).plan.powerContracts
	const place = { kind: 'powerContracts', itemId: contract?.id ?? '', field: '', scope: '', month: '' }
	const open = async () => (await checkBeforeIssue(await getHeading(owner, ref))).filter(blocks).map(({ text }) => text)
	expect(await open()).toEqual([])
	const said = await writeComment(owner, ref, { text: 'Is it firm?', at: { place }, address: '' })
	expect(await open()).toEqual([`A comment on ${contract?.name ?? ''} has no answer`])
	const editor = await aMember(owner.teamId, 'editor')
	await writeComment(editor, ref, { text: 'It is.', at: { threadId: said.ok ? said.threadId : '' }, address: '' })
	expect(await open()).toEqual([])
})

test('a viewer downloads and does not issue; a stranger finds nothing', { timeout: 120_000 }, async () => {
	const { owner, ref } = await aBeginning()
	await issueReport(owner, ref, asked())
	const viewer = await aMember(owner.teamId, 'viewer')
	expect((await getReportPdf(viewer, ref.projectId, 1)).pdf.byteLength).toBeGreaterThan(10_000)
	expect((await printReport(viewer, ref, { settings: { ...PLAIN_SETTINGS, paper: 'letter' } })).fileName).toMatch(
		/-now-.*\.pdf$/,
	)
	await expect(issueReport(viewer, ref, asked())).rejects.toMatchObject({ code: 'forbidden' })
	const stranger = await aPerson('Someone Else')
	for (const attempt of [
		() => issueReport(stranger, ref, asked()),
		() => listReports(stranger, ref.projectId),
		() => getReportPdf(stranger, ref.projectId, 1),
		() => printReport(stranger, ref, { settings: PLAIN_SETTINGS }),
	]) {
		await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
	}
	await expect(getReportPdf(owner, ref.projectId, 99)).rejects.toMatchObject({ code: 'not_found' })
})

test('a button that the page does not have does nothing', { timeout: 120_000 }, async () => {
	const { owner, ref } = await aBeginning()
	const browser = await aBrowser(owner)
	const at = { path: `/p/${ref.projectId}/reports`, params: { project: ref.projectId } }
	for (const intent of ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'other']) {
		const { status } = await browser.send(reportsAction, at, { intent, length: 'brief', reason: 'For the lender' })
		expect([intent, status]).toEqual([intent, 400])
	}
	expect(await listReportJobs(owner, ref.projectId)).toEqual([])
})

test('a page puts what it shows in the report, once, beside what somebody has set', { timeout: 60_000 }, async () => {
	const { owner, ref } = await aBeginning()
	const browser = await aBrowser(owner)
	const at = { path: `/p/${ref.projectId}/reports`, params: { project: ref.projectId } }
	const include = (section: string) => browser.send(reportsAction, at, { intent: 'include', section })
	expect((await include('uncertainty')).status).toBe(302)
	const first = await getReportChoice(owner, ref.projectId)
	expect(first.settings).toMatchObject({ length: 'brief', mark: 'Confidential' })
	expect(first.settings.sections?.at(-1)).toBe('uncertainty')
	// What is printed already is not set again; what nobody knows is refused.
	await include('uncertainty')
	expect((await getReportChoice(owner, ref.projectId)).rev).toBe(first.rev)
	await include('scenarios')
	const { settings } = await getReportChoice(owner, ref.projectId)
	expect(settings.sections?.slice(-2)).toEqual(['scenarios', 'uncertainty'])
	expect((await include('nothing')).status).toBe(404)
})
