import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { database } from '#server/store/client.ts'
import { currentEnv } from '#server/env.ts'
import { startQueue } from '#server/actions/jobs/job-queue.ts'
import { cancelJob, getJob, listReportJobs, requestReport, retryJob } from '#server/actions/jobs/report-jobs.ts'
import { startJobs } from '#server/actions/jobs/start-jobs.ts'
import { workOnReport } from '#server/actions/jobs/work-on-report.ts'
import { createProject } from '#server/actions/projects/make-project.ts'
import { listReports } from '#server/actions/reports/issues.ts'
import { getNotifications } from '#server/actions/talk/notifications.ts'
import { issueInputSchema } from '#shared/schemas/report/report-form.ts'
import { aMember, aPerson } from '../../factories/people.ts'
import { logoPng } from '../../factories/pdf/logo-png.ts'
import { planFile } from '../../factories/plan-file.ts'

const INPUT = issueInputSchema.parse({ reason: 'To see what is missing' })
const url = () => currentEnv().DATABASE_URL ?? ''

/** A line whose turns the test takes itself. */
let endQueue = () => Promise.resolve()
beforeAll(async () => {
	const wait = () => Promise.resolve()
	endQueue = await startQueue(url(), { report: wait, simulation: wait, webhook: wait })
})
afterAll(() => endQueue())

const takeTurn = (stopping = new AbortController().signal) =>
	workOnReport({ teamId: '', id: '' }, { last: false, stopping })

async function aDesk() {
	const owner = await aPerson()
	const { projectId } = await createProject(owner, owner.teamId, planFile())
	const ask = async () => (await requestReport(owner, { projectId }, INPUT)).jobId
	const stateOf = async (id: string) => (await getJob(owner, owner.teamId, id)).state
	return { owner, teamId: owner.teamId, projectId, ask, stateOf }
}

test('teams have their turns one after the other, and who asked is told', { timeout: 60_000 }, async () => {
	const [many, one] = [await aDesk(), await aDesk()]
	const [first, second] = [await many.ask(), await many.ask()]
	const other = await one.ask()
	await takeTurn()
	await takeTurn()
	expect([await many.stateOf(first), await many.stateOf(second), await one.stateOf(other)]).toEqual([
		...['done', 'waiting', 'done'],
	])
	expect(await getJob(many.owner, many.teamId, first)).toMatchObject({ share: 1, number: 1, note: null, problem: null })
	expect(await getNotifications({ ...many.owner })).toMatchObject([
		{ label: 'R01 is ready', to: `/p/${many.projectId}/reports?issued=1`, isUnread: true },
	])
	await takeTurn()
	expect(await many.stateOf(second)).toBe('done')
})

test('what is given up is not kept, however far it was, and can be tried again', { timeout: 60_000 }, async () => {
	const { owner, teamId, projectId, ask, stateOf } = await aDesk()
	const id = await ask()
	const stranger = await aPerson()
	await expect(cancelJob(stranger, teamId, id)).rejects.toMatchObject({ code: 'not_found' })
	const editor = await aMember(teamId, 'editor')
	await expect(cancelJob(editor, teamId, id)).rejects.toMatchObject({ code: 'forbidden' })
	const turn = takeTurn()
	await expect.poll(() => stateOf(id), { interval: 5 }).toBe('running')
	expect(await cancelJob(owner, teamId, id)).toMatchObject({ state: 'cancelled', problem: 'Given up by Ana Lucas.' })
	await turn
	expect(await listReports(owner, projectId)).toEqual([])
	await expect(cancelJob(owner, teamId, id)).rejects.toMatchObject({ code: 'conflict' })
	expect(await listReportJobs(owner, projectId)).toMatchObject([{ id, state: 'cancelled' }])
	await retryJob(owner, teamId, id)
	await takeTurn()
	expect(await stateOf(id)).toBe('done')
	expect(await listReports(owner, projectId)).toMatchObject([{ number: 1, reason: INPUT.reason }])
	expect(await listReportJobs(owner, projectId)).toEqual([])
})

test('a job at work when its server stops is taken again', { timeout: 60_000 }, async () => {
	const { owner, projectId, ask, stateOf } = await aDesk()
	const [stopped, died] = [await ask(), await ask()]
	const stopping = new AbortController()
	const turn = takeTurn(stopping.signal)
	await expect.poll(() => stateOf(stopped), { interval: 5 }).toBe('running')
	stopping.abort()
	await expect(turn).rejects.toThrow()
	expect(await stateOf(stopped)).toBe('waiting')
	// Of the other nobody could say anything any more.
	const stirredAt = new Date(Date.now() - 120_000)
	await database().apiJob.updateMany({ where: { id: died }, data: { state: 'running', stirredAt } })
	await endQueue()
	endQueue = await startJobs(url())
	await expect
		.poll(async () => [await stateOf(stopped), await stateOf(died)], { timeout: 20_000 })
		.toEqual([...['done', 'done']])
	expect((await listReports(owner, projectId)).map(({ number }) => number)).toEqual([2, 1])
})

test(
	'a job whose server ended without a word is taken by one that was there all along',
	{ timeout: 60_000 },
	async () => {
		const { owner, projectId, ask, stateOf } = await aDesk()
		const died = await ask()
		await takeTurn()
		await endQueue()
		endQueue = await startJobs(url(), 200)
		// As if it were at work elsewhere: its turn is spent, and nothing in the line leads to it.
		const stirredAt = new Date(Date.now() - 120_000)
		await database().apiJob.updateMany({ where: { id: died }, data: { state: 'running', stirredAt, endedAt: null } })
		await expect.poll(() => stateOf(died), { timeout: 20_000 }).toBe('done')
		expect((await listReports(owner, projectId)).map(({ number }) => number)).toEqual([2, 1])
	},
)

test(
	'a job whose server ended before it could put it in the line is done by one that was there all along',
	{ timeout: 60_000 },
	async () => {
		const { teamId, owner, projectId, ask, stateOf } = await aDesk()
		const lost = await ask()
		await endQueue()
		endQueue = await startJobs(url(), 200)
		await expect.poll(() => stateOf(lost), { timeout: 20_000 }).toBe('done')
		const id = 'lost'
		const { asked, ...row } = await database().apiJob.findFirstOrThrow({
			where: { teamId },
			select: { teamId: true, projectId: true, userId: true, userName: true, kind: true, asked: true },
		})
		await database().apiJob.create({
			data: { ...row, asked: asked ?? {}, id, createdAt: new Date(Date.now() - 120_000) },
			select: { id: true },
		})
		await expect.poll(() => stateOf(id), { timeout: 20_000 }).toBe('done')
		expect((await listReports(owner, projectId)).map(({ number }) => number)).toEqual([2, 1])
	},
)

test(
	'a logo that can’t be drawn is refused with what mends it, and no report goes without it unsaid',
	{ timeout: 60_000 },
	async () => {
		const { owner, projectId } = await aDesk()
		const empty = logoPng({ width: 300, height: 100, data: deflateSync(Buffer.alloc(10)) })
		const input = { ...INPUT, logo: Buffer.from(empty).toString('base64') }
		await expect(requestReport(owner, { projectId }, input)).rejects.toMatchObject({
			code: 'conflict',
			userMessage: expect.stringMatching(/^Logo: this picture is damaged/),
		})
		expect(await listReportJobs(owner, projectId)).toEqual([])
	},
)

test('a job whose damaged logo was kept before it was asked about says that its report goes without', async () => {
	const { owner, teamId, projectId, ask } = await aDesk()
	const id = await ask()
	const empty = logoPng({ width: 300, height: 100, data: deflateSync(Buffer.alloc(10)) })
	const { asked } = await database().apiJob.findFirstOrThrow({ where: { id } })
	const old = { ...Object(asked), input: { ...INPUT, logo: Buffer.from(empty).toString('base64') } }
	await database().apiJob.update({ where: { teamId_id: { teamId, id } }, data: { asked: old } })
	await takeTurn()
	const note = expect.stringMatching(/^Made without its logo\. Logo: this picture is damaged/)
	expect(await getJob(owner, teamId, id)).toMatchObject({ state: 'done', number: 1, note, problem: null })
	expect(await getNotifications({ ...owner })).toMatchObject([
		{ label: expect.stringContaining('R01 is ready. Made without its logo.'), to: `/p/${projectId}/reports?issued=1` },
	])
}, 60_000)
