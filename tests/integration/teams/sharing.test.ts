import type { LoaderFunctionArgs } from '@remix-run/node'
import { expect, test } from 'vitest'
import * as activity from '#app/routes/p.$project.activity/route.tsx'
import * as planFileRoute from '#app/routes/p.$project.plan[.]json/route.ts'
import * as reportFile from '#app/routes/p.$project.report[.]pdf/route.ts'
import * as reports from '#app/routes/p.$project.reports/route.tsx'
import * as shared from '#app/routes/s.$token/route.tsx'
import { GUEST_ID, type Actor } from '#server/access/actor.ts'
import { countTry } from '#server/access/limits/rate-limits.ts'
import { keepShare, readShares } from '#server/access/share-cookie.ts'
import { newToken } from '#server/access/tokens.ts'
import { database } from '#server/store/client.ts'
import { createProject } from '#server/actions/projects/make-project.ts'
import { createScenario } from '#server/actions/scenarios/scenarios.ts'
import { editPlan } from '#server/actions/plans/edits.ts'
import { issueReport } from '#server/actions/reports/issue-report.ts'
import { listReports } from '#server/actions/reports/issues.ts'
import {
	createShareLink,
	type NewShareLink,
	changeShareLink,
	settleOldLinks,
	endShareLink,
	listShareLinks,
} from '#server/actions/sharing/share-links.ts'
import { copyPlan } from '#server/actions/sharing/copy-plan.ts'
import { findShareLink, sharePasswordProblems } from '#server/access/open-share-link.ts'
import { deleteTeam, restoreTeam } from '#server/actions/teams/team.ts'
import { issueInputSchema } from '#shared/schemas/report/report-form.ts'
import { linkSections, PLAN_ALONE, type LinkSection, type LinkShows } from '#shared/together/link-scope.ts'
import { getPlan } from '../../factories/get-plan.ts'
import { must } from '../../factories/must.ts'
import { aPerson } from '../../factories/people.ts'
import { noteSet } from '../../factories/plan-edits.ts'
import { contract, planFile } from '../../factories/plan-file.ts'

const HOST = 'http://localhost'
const here = { ip: 'here' }
const CONTEXT = { cspNonce: '', requestId: 'test', clientAddress: '127.0.0.1', gone: new AbortController().signal }

async function aSharedPlan(over: Partial<NewShareLink> = {}) {
	const owner = await aPerson('Quillon Vantage')
	const { projectId } = await createProject(owner, owner.teamId, planFile({ powerContracts: [contract('grid')] }))
	const link = { name: 'bank', days: 7, password: '', shows: PLAN_ALONE, ...over }
	const token = await createShareLink(here, owner, { projectId, link })
	return { owner, projectId, token }
}

const showing = (...sections: LinkSection[]) => ({ shows: { ...PLAN_ALONE, sections } })

async function cookieFor(token: string): Promise<string> {
	const [cookie = ''] = keepShare(new Request(HOST), { token, link: must(await findShareLink(token)) })
	return must(cookie.split(';')[0])
}

const requestWith = (cookie: string, path = '/') => new Request(HOST + path, { headers: { Cookie: cookie } })

async function guestWith(cookie: string): Promise<Actor> {
	const shares = await readShares(requestWith(cookie))
	return { userId: GUEST_ID, name: 'Guest', email: null, requestId: 'test', shares }
}

test('a link opens its plan to be read, and nothing else of the team', async () => {
	const { owner, projectId, token } = await aSharedPlan()
	const { projectId: other } = await createProject(owner, owner.teamId, planFile())
	const guest = await guestWith(await cookieFor(token))
	expect((await getPlan(guest, { projectId })).plan.powerContracts).toHaveLength(1)
	await expect(getPlan(guest, { projectId: other })).rejects.toMatchObject({ code: 'not_found' })
	const edit = noteSet('powerContracts/grid/capacityMW', null)
	await expect(editPlan(guest, { projectId }, edit)).rejects.toMatchObject({ code: 'forbidden' })
})

test('the table of links tells no token and no password', async () => {
	const { owner, token } = await aSharedPlan({ password: 'seventeen otters' })
	const rows = JSON.stringify(await database().shareLink.findMany({ where: { teamId: owner.teamId } }))
	expect(rows).not.toContain(token)
	expect(rows).not.toContain('seventeen otters')
	expect(rows).toContain('$argon2id$')
})

test('an ended or expired link, one of a plan in the bin and one of a deleted team open nothing, for whoever holds it too', async () => {
	const { owner, projectId, token } = await aSharedPlan()
	const cookie = await cookieFor(token)
	const opens = async () =>
		(await readShares(requestWith(cookie))).length === 1 && (await findShareLink(token)) !== null
	expect(await opens()).toBe(true)
	await deleteTeam(owner, owner.teamId)
	expect(await opens()).toBe(false)
	await restoreTeam(owner, owner.teamId)
	const binned = (deletedAt: Date | null) =>
		database().project.updateMany({ where: { id: projectId }, data: { deletedAt } })
	await binned(new Date())
	expect(await findShareLink(token)).toBe(null)
	await binned(null)
	const until = (expiresAt: Date) =>
		database().shareLink.updateMany({ where: { teamId: owner.teamId }, data: { expiresAt } })
	await until(new Date(Date.now() - 1))
	expect(await opens()).toBe(false)
	await until(new Date(Date.now() + 60_000))
	expect(await opens()).toBe(true)
	await endShareLink(owner, projectId, must((await listShareLinks(owner, projectId))[0]).id)
	expect(await opens()).toBe(false)
})

test('a password is asked for, guesses are counted, and a cookie made up without it opens nothing', async () => {
	const { token } = await aSharedPlan({ password: 'seventeen otters' })
	const link = must(await findShareLink(token))
	expect(await readShares(requestWith(`strata_share=${token}`))).toEqual([])
	expect(await readShares(requestWith(`strata_share=${token}~AAAA`))).toEqual([])
	const guess = (password: string) => sharePasswordProblems({ ip: '10.0.0.9' }, link, password)
	for (let tries = 0; tries < 10; tries += 1) expect(await guess('eighteen otters')).not.toBe(null)
	await expect(guess('seventeen otters')).rejects.toMatchObject({ code: 'rate_limited' })
	expect(await sharePasswordProblems({ ip: '10.0.0.10' }, link, 'seventeen otters')).toBe(null)
	expect(await readShares(requestWith(await cookieFor(token)))).toHaveLength(1)
})

test('who guesses from many networks keeps no honest reader out, and has three tries from each', async () => {
	const { token } = await aSharedPlan({ password: 'seventeen otters' })
	const link = must(await findShareLink(token))
	for (let tries = 0; tries < 60; tries += 1) await countTry('sharePasswordByLink', link.id)
	const from = (ip: string, password: string) => sharePasswordProblems({ ip }, link, password)
	for (let tries = 0; tries < 3; tries += 1) expect(await from('10.1.0.9', 'eighteen otters')).not.toBe(null)
	await expect(from('10.1.0.9', 'seventeen otters')).rejects.toMatchObject({ code: 'rate_limited' })
	expect(await from('10.1.0.10', 'seventeen otters')).toBe(null)
})

test('three who make the fiftieth link to a plan at once make one', async () => {
	const { owner, projectId } = await aSharedPlan()
	const { userId: createdById, name: createdByName, teamId } = owner
	const row = () => ({ teamId, projectId, id: newToken(), tokenHash: newToken(), sealedToken: new Uint8Array(1) })
	const data = Array.from({ length: 48 }, () => ({ ...row(), createdById, createdByName }))
	await database().shareLink.createMany({ data })
	const link = { name: '', days: null, password: '', shows: PLAN_ALONE }
	const make = () => createShareLink(here, owner, { projectId, link })
	const done = await Promise.allSettled([make(), make(), make()])
	expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
	expect(await listShareLinks(owner, projectId)).toHaveLength(50)
})

test('the way in counts who opened it, sets its cookie for pages of plans alone, and says to no other site where it was', async () => {
	const { owner, projectId, token } = await aSharedPlan()
	const params = { token }
	const answer = await shared.loader({ request: requestWith('', `/s/${token}`), params, context: { ...CONTEXT } })
	expect([answer.status, answer.headers.get('Location')]).toEqual([302, `/p/${projectId}`])
	expect(answer.headers.get('Set-Cookie')).toMatch(/strata_share=[\w-]{43}; Path=\/p;.*HttpOnly/)
	expect((await listShareLinks(owner, projectId))[0]).toMatchObject({ opened: 1, by: 'Quillon Vantage', token })
	const gone = await shared.loader({ request: requestWith(''), params: { token: 'none' }, context: { ...CONTEXT } })
	expect(gone.status).toBe(404)
})

test('a guest is shown no name of a member, and saves the plan file', async () => {
	const { owner, projectId, token } = await aSharedPlan(showing('activity', 'planFile'))
	await editPlan(owner, { projectId }, noteSet('powerContracts/grid/capacityMW', { quality: 'quote', source: 'Oncor' }))
	const cookie = await cookieFor(token)
	const params = { project: projectId }
	const asked = (path: string) => ({
		request: requestWith(cookie, `/p/${projectId}/${path}`),
		...{ params, context: { ...CONTEXT } },
	})
	const log = await activity.loader(asked('activity'))
	expect(log.entries.map(({ who }) => who)).toContain('A planner')
	expect(JSON.stringify(log)).not.toContain('Quillon')
	const file = await planFileRoute.loader(asked('plan.json'))
	expect(JSON.parse(await file.text())).toMatchObject({ powerContracts: [{ id: 'grid' }] })
})

test('a guest gets no file that names who issued it, kept or drawn again', { timeout: 60_000 }, async () => {
	const { owner, projectId, token } = await aSharedPlan(showing(...linkSections))
	await issueReport(owner, { projectId }, { input: issueInputSchema.parse({ reason: 'For the bank' }) })
	const cookie = await cookieFor(token)
	const statusOf = async (loader: (asked: LoaderFunctionArgs) => Promise<unknown>, path: string) => {
		const request = requestWith(cookie, `/p/${projectId}/${path}`)
		const asked = loader({ request, params: { project: projectId }, context: { ...CONTEXT } })
		return await asked.then(
			() => 200,
			(refused: unknown) => (refused instanceof Response ? refused.status : refused),
		)
	}
	expect(await statusOf(reportFile.loader, 'report.pdf?issue=1')).toBe(404)
	expect(await statusOf(reportFile.loader, 'report.pdf?issue=1&again')).toBe(404)
	expect(await statusOf(reports.loader, 'reports?again=1')).toBe(404)
	// The list itself is shown, without names.
	expect(await statusOf(reports.loader, 'reports')).toBe(200)
	const guest = await guestWith(cookie)
	expect(JSON.stringify(await listReports(guest, projectId))).not.toContain('Quillon')
})

test('a frozen version stays as it was, through edits of the plan and of what it follows', async () => {
	const { owner, projectId, token: open } = await aSharedPlan()
	const seen = async (token: string) => await getPlan(await guestWith(await cookieFor(token)), { projectId })
	const freeze = async (over: Partial<LinkShows>) =>
		await createShareLink(here, owner, {
			projectId,
			link: { name: '', days: null, password: '', shows: { ...PLAN_ALONE, ...over } },
		})
	const capacity = async (text: string) => {
		const cells = [{ id: 'grid', field: 'capacityMW', text }]
		const edit = { intent: 'set' as const, list: 'powerContracts' as const, cells }
		const answer = await editPlan(owner, { projectId }, { command: 'page', edit, typed: {}, today: '2026-11' })
		expect(answer.ok).toBe(true)
	}
	await capacity('210')
	const scenarioId = await createScenario(owner, { projectId }, { label: 'Trial', about: '' })
	const { rev: second } = await getPlan(owner, { projectId })
	const { rev: ofTrial } = await getPlan(owner, { projectId, scenarioId })
	const [now, first, trial] = [
		await freeze({ version: second }),
		await freeze({ version: second - 1 }),
		await freeze({ scenarioId, version: ofTrial }),
	]
	await capacity('220')
	const of = async (token: string) => (await seen(token)).plan.powerContracts.map(({ capacityMW }) => capacityMW)
	const before = (await getPlan(owner, { projectId })).plan.powerContracts.length
	expect([await of(open), await of(now), await of(trial)]).toEqual([[220], [210], [210]])
	expect(await of(first)).toHaveLength(before)
	expect(await of(first)).not.toEqual([210])
	expect((await seen(now)).rev).toBe(second)
	await expect(freeze({ version: 99 })).rejects.toMatchObject({ code: 'not_found' })
	// What it shows beside the plan can be changed; the version is the one that was frozen.
	const { id } = must(await findShareLink(now))
	const { scenarioId: own } = must(await findShareLink(now))
	const shows = { ...PLAN_ALONE, scenarioId: own, version: second, sections: ['finance' as const] }
	await changeShareLink(owner, { projectId, id, shows })
	expect(await of(now)).toEqual([210])
	expect(must((await listShareLinks(owner, projectId)).find((link) => link.id === id)).scope.sections).toEqual([
		'finance',
	])
})

test('the audit log says what a link shows, as it is made, changed and settled', async () => {
	const { owner, projectId, token } = await aSharedPlan(showing('finance'))
	const { id } = must(await findShareLink(token))
	const shows = { ...PLAN_ALONE, sections: ['planFile' as const], withholds: ['prices' as const] }
	await changeShareLink(owner, { projectId, id, shows })
	await database().shareLink.updateMany({ where: { id }, data: { scopedAt: null } })
	await settleOldLinks(owner, projectId, 'limit')
	// Said once: it does not wait for an answer again.
	await settleOldLinks(owner, projectId, 'keep')
	const rows = await database().auditEntry.findMany({
		where: { teamId: owner.teamId, action: { startsWith: 'share.' } },
		orderBy: { at: 'asc' },
	})
	expect(rows.map(({ action, subject }) => [action, subject.replace(/^.*, bank\. /, '')])).toEqual([
		['share.created', 'The plan, always current, with costs and finance.'],
		// A file would tell the prices.
		['share.changed', 'The plan, always current. Withheld: prices.'],
		['share.changed', 'The plan, always current.'],
	])
})

test('a reader takes a copy into their own team, and the plan that was shared stays as it was', async () => {
	const { owner, projectId, token } = await aSharedPlan()
	const reader = await aPerson('Rae Onda')
	const { shares = [] } = await guestWith(await cookieFor(token))
	const copied = await copyPlan({ ...reader, shares }, { projectId }, { teamId: reader.teamId, name: 'Mine' })
	if (!copied.ok) throw new Error(JSON.stringify(copied.errors))
	const { plan, project } = await getPlan(reader, { projectId: copied.projectId })
	expect([plan.name, project.teamId, plan.powerContracts.length]).toEqual(['Mine', reader.teamId, 1])
	const elsewhere = copyPlan({ ...reader, shares }, { projectId }, { teamId: owner.teamId, name: 'Mine' })
	await expect(elsewhere).rejects.toMatchObject({ code: 'not_found' })
	expect((await getPlan(owner, { projectId })).rev).toBe(1)
})
