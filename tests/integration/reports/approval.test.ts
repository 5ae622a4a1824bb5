import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { reportsAction } from '#app/routes/p.$project.reports/reports-action.ts'
import * as reportsPage from '#app/routes/p.$project.reports/route.tsx'
import { unseal } from '#server/store/seal.ts'
import { database } from '#server/store/client.ts'
import { currentEnv } from '#server/env.ts'
import { listMails } from '#server/store/rows/mails.ts'
import { LAYOUT_VERSION } from '#server/views/report/layout-version.ts'
import { startQueue } from '#server/actions/jobs/job-queue.ts'
import { workOnReport } from '#server/actions/jobs/work-on-report.ts'
import { createProject } from '#server/actions/projects/make-project.ts'
import { updatePlanItem } from '#server/actions/plans/edits.ts'
import { getReportPdf, drawAgain } from '#server/actions/reports/print-report.ts'
import { issueReport } from '#server/actions/reports/issue-report.ts'
import { listReports } from '#server/actions/reports/issues.ts'
import { getNotifications, chooseMailTimes } from '#server/actions/talk/notifications.ts'
import { sendDigests } from '#server/actions/talk/send-digests.ts'
import { createWebhook } from '#server/actions/webhooks/webhooks.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { issueInputSchema } from '#shared/schemas/report/report-form.ts'
import { keptPointSchema } from '#shared/schemas/report/open-points.ts'
import { aBrowser } from '../../factories/browser.ts'
import { must } from '../../factories/must.ts'
import { readPdf } from '../../factories/pdf/read-pdf.ts'
import { aMember, aPerson, type Person } from '../../factories/people.ts'
import { contract, planFile } from '../../factories/plan-file.ts'
import { aToken, callApi } from '../../factories/programs/api.ts'

/** A line whose turns the test takes itself. */
let endQueue = () => Promise.resolve()
beforeAll(async () => {
	const wait = () => Promise.resolve()
	endQueue = await startQueue(currentEnv().DATABASE_URL ?? '', { report: wait, simulation: wait, webhook: wait })
})
afterAll(() => endQueue())

const problemSchema = z.object({
	title: z.string(),
	detail: z.string(),
	mend: z.string(),
	errors: z.array(z.object({ path: z.string(), message: z.string() })),
})
const reportSchema = z.object({
	status: z.string(),
	openPoints: z.number(),
	approvedBy: z.string().nullable(),
	points: z.array(keptPointSchema),
})
/** Who decides by the token of an owner, as it stands in the log. */
const BY = 'Mara Ortiz via CI'
const WHY = 'The board knows it and decides in March'
const asked = (over: Record<string, unknown> = {}) => ({
	input: issueInputSchema.parse({ reason: 'For the board', ...over }),
})
/** Lines are broken where the page ends. */
const bare = (text: string) => text.replace(/\s+/g, '')

/** A contract and nothing to use it: chips, halls, work and users are missing. */
async function aBeginning() {
	const owner = await aPerson('Mara Ortiz')
	const plan = planFile({ powerContracts: [contract('grid')] })
	const { projectId } = await createProject(owner, owner.teamId, plan)
	const token = await aToken(owner)
	const call = (path: string, body?: unknown, by = token) =>
		callApi(`/projects/${projectId}${path}`, {
			token: by,
			method: body === undefined ? 'GET' : 'POST',
			...(body !== undefined && { body }),
		})
	const review = async (number: number) => reportSchema.parse((await call(`/reports/${String(number)}`)).body)
	return { owner, projectId, ref: { projectId }, call, review }
}

const MISSING = ['layer@chips', 'layer@infrastructure', 'layer@models', 'layer@applications']

/** Points that were open, by template. */
const tried = new Map<string, number>()

test.each(TEMPLATES)(
	'the report of $name is issued as a draft and approved with its open points by name',
	{ timeout: 120_000 },
	async ({ name, plan }) => {
		const owner = await aPerson('Mara Ortiz')
		const parsed = parsePlanFile(plan)
		if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
		const { projectId } = await createProject(owner, owner.teamId, parsed.plan)
		const token = await aToken(owner)
		const call = (path: string, body?: unknown) =>
			callApi(`/projects/${projectId}${path}`, { token, method: body ? 'POST' : 'GET', ...(body ? { body } : {}) })
		await issueReport(owner, { projectId }, asked())
		const draft = reportSchema.parse((await call('/reports/1')).body)
		expect(draft).toMatchObject({ status: 'draft', approvedBy: null, openPoints: draft.points.length })
		// What is short or late is what the report tells: it stands in no way.
		expect(draft.points.filter(({ kind }) => kind === 'finding')).toEqual([])
		expect((await readPdf((await getReportPdf(owner, projectId, 1)).pdf)).pages[0]).toContain('DRAFT')
		tried.set(name, draft.points.length)
		const accept = draft.points.map(({ id }) => ({ point: id, reason: WHY }))
		if (accept.length > 0) {
			const refused = await call('/reports/1/approve', {})
			const problem = problemSchema.parse(refused.body)
			expect([refused.status, problem.title]).toEqual([409, 'Open items'])
			expect(problem.errors.map(({ path }) => path)).toEqual(accept.map(({ point }) => point))
		}
		expect((await call('/reports/1/approve', { accept })).status).toBe(200)
		const approved = reportSchema.parse((await call('/reports/1')).body)
		expect(approved).toMatchObject({ status: 'issued', approvedBy: BY })
		expect(approved.points.map(({ accepted }) => [accepted?.by, accepted?.reason])).toEqual(accept.map(() => [BY, WHY]))
		const { text, pages } = await readPdf((await getReportPdf(owner, projectId, 1)).pdf)
		expect(text).not.toContain('DRAFT')
		for (const { text: point } of approved.points) expect(bare(text)).toContain(bare(point))
		expect(bare(text).split(bare(WHY)).length - 1).toBe(accept.length)
		expect(bare(pages[0] ?? '').includes('see“Approval”')).toBe(accept.length > 0)
		expect(await drawAgain(owner, projectId, { number: 1 })).toMatchObject({ isSame: true })
	},
)

test('what is tried on each template is no empty try: some have points to accept, and not all', () => {
	const counts = [...tried.values()]
	expect(counts).toHaveLength(TEMPLATES.length)
	expect(counts.some((count) => count > 1)).toBe(true)
	expect(counts.includes(0)).toBe(true)
})

test(
	'a point that is left out is refused by name, one that is not open too, and a role that may not approve does not',
	{ timeout: 60_000 },
	async () => {
		const { owner, projectId, ref, call, review } = await aBeginning()
		await issueReport(owner, ref, asked())
		const { points } = await review(1)
		expect(points.map(({ id }) => id)).toEqual(expect.arrayContaining(MISSING))
		const [first, ...others] = points.map(({ id }) => ({ point: id, reason: WHY }))
		const refused = await call('/reports/1/approve', { accept: others })
		expect(refused.status).toBe(409)
		expect(problemSchema.parse(refused.body)).toMatchObject({
			detail: expect.stringContaining(must(points[0]).text.replace(/\.$/, '')),
			errors: [{ path: first?.point, message: must(points[0]).text }],
		})
		const unknown = await call('/reports/1/approve', { accept: [first, ...others, { point: 'layer@x', reason: WHY }] })
		expect(problemSchema.parse(unknown.body)).toMatchObject({ errors: [{ path: 'layer@x' }] })
		expect((await call('/reports/1/approve', { accept: [{ ...first, reason: ' ' }, ...others] })).status).toBe(422)
		for (const role of ['editor', 'commenter', 'viewer'] as const) {
			const member = await aMember(owner.teamId, role)
			const browser = await aBrowser(member)
			const at = { path: `/p/${projectId}/reports`, params: { project: projectId } }
			const ticked = { accept: points.map(({ id }) => id), point: points.map(({ id }) => id), acceptReason: WHY }
			for (const intent of ['approve', 'reject'])
				expect(
					(await browser.send(reportsAction, at, { intent, number: '1', rejection: 'No', ...ticked })).status,
				).toBe(403)
		}
		expect(await listReports(owner, projectId)).toMatchObject([{ status: 'draft' }])
	},
)

test(
	'on the page an owner ticks each point and gives one reason for several; what was left out comes back by name',
	{ timeout: 60_000 },
	async () => {
		const { owner, projectId, ref, review } = await aBeginning()
		const editor = await aMember(owner.teamId, 'editor')
		await issueReport(editor, ref, asked())
		const { points } = await review(1)
		const ids = points.map(({ id }) => id)
		const at = { path: `/p/${projectId}/reports`, params: { project: projectId } }
		const hers = await aBrowser(owner)
		const seen = await hers.load(reportsPage.loader, at)
		expect(seen.review).toMatchObject({ state: 'decide', title: 'R01 waits for approval', isStale: false })
		const his = await (await aBrowser(editor)).load(reportsPage.loader, { ...at, path: `${at.path}?review=1` })
		expect(his.review).toMatchObject({ state: 'wait', approvers: 'Mara Ortiz (owner)' })
		// What lacks its reason is told beside the field of the reason.
		const mute = await hers.send(reportsAction, at, {
			intent: 'issue',
			length: 'brief',
			section: 'summary',
			reason: '',
		})
		expect([mute.status, JSON.parse(await mute.text())]).toMatchObject([
			409,
			{ errors: { reason: [expect.any(String)] } },
		])
		const fields = { intent: 'approve', number: '1', point: ids, pointReason: ids.map(() => ''), acceptReason: WHY }
		const send = (over: object) => hers.send(reportsAction, at, { ...fields, ...over })
		const back = await send({ accept: ids.slice(1) })
		expect([back.status, await back.text()]).toEqual([409, expect.stringContaining(must(points[0]).text.slice(0, 20))])
		expect((await send({ accept: ids, acceptReason: '' })).status).toBe(422)
		await updatePlanItem(owner, ref, {
			patches: [{ kind: 'powerContracts', itemId: 'grid', field: 'capacityMW', value: 7 }],
		})
		expect((await hers.load(reportsPage.loader, at)).review).toMatchObject({ isStale: true })
		const own = ids.map((_, index) => (index === 0 ? 'Chips are rented' : ''))
		expect((await send({ accept: ids, pointReason: own })).status).toBe(302)
		const { points: accepted } = await review(1)
		expect(accepted.map((point) => point.accepted?.reason)).toEqual(
			ids.map((_, index) => (index === 0 ? 'Chips are rented' : WHY)),
		)
		const done = await hers.load(reportsPage.loader, { ...at, path: `${at.path}?review=1` })
		expect(done.review).toMatchObject({
			state: 'decided',
			title: expect.stringContaining('Mara Ortiz approved R01 with'),
		})
	},
)

test(
	'a program that issues with points open is told which, under a title that says so',
	{ timeout: 60_000 },
	async () => {
		const { owner, projectId, call, review } = await aBeginning()
		const open = await call('/open-points')
		const items = z.object({ items: z.array(z.object({ id: z.string(), blocks: z.boolean() })) }).parse(open.body).items
		const ids = items.flatMap(({ id, blocks }) => (blocks ? [id] : []))
		expect(ids).toEqual(expect.arrayContaining(MISSING))
		for (const wish of [{}, { status: 'approved', reason: 'For the board' }]) {
			const refused = await call('/reports', wish)
			const problem = problemSchema.parse(refused.body)
			expect([refused.status, problem.title]).toEqual([409, 'Open items'])
			expect(problem.errors.map(({ path }) => path)).toEqual(ids)
		}
		const accept = ids.map((point) => ({ point, reason: WHY }))
		expect((await call('/reports', { reason: 'For the board', accept })).status).toBe(422)
		expect((await call('/reports', { status: 'approved', accept })).status).toBe(202)
		await workOnReport({ teamId: '', id: '' }, { last: false, stopping: new AbortController().signal })
		expect(await listReports(owner, projectId)).toMatchObject([{ number: 1, status: 'issued', openPoints: ids.length }])
		expect((await review(1)).points.map(({ accepted }) => accepted?.reason)).toEqual(ids.map(() => WHY))
		expect((await readPdf((await getReportPdf(owner, projectId, 1)).pdf)).text).not.toContain('DRAFT')
	},
)

const toldTo = async (person: Person) => (await getNotifications(person)).map(({ label, to }) => ({ label, to }))
const mailsTo = async ({ email }: Person) =>
	(await listMails(email)).filter(({ subject }) => /R0\d|message/.test(subject)).map(({ subject }) => subject)

test(
	'a draft that waits is told to whoever may approve, by mail as they chose, and what came of it to whoever made it',
	{ timeout: 60_000 },
	async () => {
		const { owner, projectId, ref, call, review } = await aBeginning()
		const [admin, other, editor, viewer] = [
			await aMember(owner.teamId, 'admin'),
			await aMember(owner.teamId, 'admin'),
			await aMember(owner.teamId, 'editor'),
			await aMember(owner.teamId, 'viewer'),
		]
		const times = { mention: 'at once', answer: 'daily' } as const
		await chooseMailTimes(admin, { ...times, approval: 'daily' })
		await chooseMailTimes(other, { ...times, approval: 'never' })
		await createWebhook(owner, owner.teamId, {
			url: 'https://8.8.8.8/',
			events: ['report.waiting', 'report.approved', 'report.rejected'],
		})
		await issueReport(editor, ref, asked())
		const waiting = {
			label: 'R01 waits for your approval. The editor made it: For the board',
			to: `/p/${projectId}/reports?review=1`,
		}
		for (const person of [owner, admin, other]) expect(await toldTo(person)).toEqual([waiting])
		for (const person of [editor, viewer]) expect(await toldTo(person)).toEqual([])
		expect(await mailsTo(owner)).toEqual(['R01 of Abilene campus waits for your approval'])
		const [mail] = await listMails(owner.email)
		expect(unseal(must(mail).sealedText)).toContain(`/p/${projectId}/reports?review=1`)
		expect([await mailsTo(admin), await mailsTo(other)]).toEqual([[], []])
		await sendDigests(new Date())
		expect([await mailsTo(admin), await mailsTo(other)]).toEqual([['One message to you not read yet'], []])

		expect((await call('/reports/1/reject', { reason: '' })).status).toBe(422)
		expect((await call('/reports/1/reject', { reason: 'State the chips first' })).status).toBe(200)
		expect(await toldTo(editor)).toMatchObject([{ label: `${BY} sent R01 back: State the chips first` }])
		expect(await mailsTo(editor)).toEqual([`R01 of Abilene campus: ${BY} sent R01 back: State the chips first`])
		const unread = async (person: Person) => (await getNotifications(person)).filter(({ isUnread }) => isUnread).length
		expect([await unread(owner), await unread(admin), await unread(other)]).toEqual([0, 0, 0])
		const accept = (await review(1)).points.map(({ id }) => ({ point: id, reason: WHY }))
		const late = await call('/reports/1/approve', { accept })
		expect([late.status, late.body]).toMatchObject([409, { detail: 'R01 is no draft any more: sent back.' }])
		expect(await listReports(owner, projectId)).toMatchObject([
			{ status: 'rejected', rejection: { by: BY, reason: 'State the chips first' } },
		])

		// Whoever makes and approves it alone is told nothing of it.
		await issueReport(owner, ref, asked())
		expect((await toldTo(owner)).filter(({ label }) => label.startsWith('R02'))).toEqual([])
		expect((await toldTo(admin))[0]?.label).toMatch(/^R02 waits/)
		expect((await call('/reports/2/approve', { accept })).status).toBe(200)
		expect((await toldTo(owner)).filter(({ label }) => label.includes('approved'))).toEqual([])
		const events = await database().webhookDelivery.findMany({
			where: { teamId: owner.teamId },
			select: { event: true },
		})
		expect(events.map(({ event }) => event).toSorted()).toEqual([
			...['report.approved', 'report.rejected', 'report.waiting', 'report.waiting'],
		])
	},
)

test(
	'a draft from before points had names is issued again, and is not approved unseen',
	{ timeout: 60_000 },
	async () => {
		const { owner, projectId, ref, call } = await aBeginning()
		await issueReport(owner, ref, asked())
		await database().reportIssue.updateMany({ where: { projectId }, data: { points: [] } })
		const refused = await call('/reports/1/approve', {})
		expect([refused.status, refused.body]).toMatchObject([409, { title: 'Not possible in this state' }])
		const at = { path: `/p/${projectId}/reports?review=1`, params: { project: projectId } }
		expect((await (await aBrowser(owner)).load(reportsPage.loader, at)).review).toMatchObject({ state: 'unnamed' })
	},
)

test('an issue whose pages were laid out otherwise says so when it is drawn again', { timeout: 60_000 }, async () => {
	const { owner, projectId, ref } = await aBeginning()
	await issueReport(owner, ref, asked())
	expect(await drawAgain(owner, projectId, { number: 1 })).toMatchObject({
		isSame: true,
		layouts: { kept: LAYOUT_VERSION, now: LAYOUT_VERSION },
	})
	await database().$executeRaw`
			UPDATE "report_issues" SET "facts" = ("facts"::jsonb - 'layout')::json WHERE "projectId" = ${projectId}`
	expect(await drawAgain(owner, projectId, { number: 1 })).toMatchObject({ layouts: { kept: 1, now: LAYOUT_VERSION } })
})
