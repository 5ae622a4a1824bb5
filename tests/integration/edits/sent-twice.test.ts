import { afterAll, beforeAll, expect, test } from 'vitest'
import * as energy from '#app/routes/p.$project.energy/route.tsx'
import * as reports from '#app/routes/p.$project.reports/route.tsx'
import * as members from '#app/routes/t.$team.members/route.tsx'
import * as newPlan from '#app/routes/t.$team.projects.new/route.tsx'
import { listReportJobs } from '#server/actions/jobs/report-jobs.ts'
import { startQueue } from '#server/actions/jobs/job-queue.ts'
import { currentEnv } from '#server/env.ts'
import { listReports } from '#server/actions/reports/issues.ts'
import { getPlan } from '../../factories/get-plan.ts'
import { createProject } from '#server/actions/projects/make-project.ts'
import { listProjects } from '#server/actions/projects/projects.ts'
import { listInvitations } from '#server/actions/teams/invitations.ts'
import { sampleTemplate } from '#shared/catalogue/templates.ts'
import { aBrowser, type Action } from '../../factories/browser.ts'
import { aPerson } from '../../factories/people.ts'
import { contract, planFile } from '../../factories/plan-file.ts'
import { typedEntry } from '../../factories/typed-entry.ts'
import { must } from '../../factories/must.ts'

const TIMES = 10

/** A line in which nothing is done: what is asked for waits and can be counted. */
let endQueue = () => Promise.resolve()
beforeAll(async () => {
	const wait = () => Promise.resolve()
	endQueue = await startQueue(currentEnv().DATABASE_URL ?? '', { report: wait, simulation: wait, webhook: wait })
})
afterAll(() => endQueue())

/** A plan with two contracts, and its owner at a browser. */
async function aDesk() {
	const owner = await aPerson()
	const { projectId } = await createProject(
		owner,
		owner.teamId,
		planFile({ powerContracts: [contract('grid'), contract('gas')] }),
	)
	const plan = async () => (await getPlan(owner, { projectId })).plan
	return { owner, browser: await aBrowser(owner), projectId, plan, params: { project: projectId, team: owner.teamId } }
}
type Desk = Awaited<ReturnType<typeof aDesk>>
type Creating = {
	readonly fields: (desk: Desk) => Promise<Readonly<Record<string, string | File>>>
	readonly page: { readonly action: Action; readonly path: string }
	/** the key that the page gives its form */
	readonly keyOf: (desk: Desk) => Promise<string>
	readonly count: (desk: Desk) => Promise<number>
}

const plans = async ({ owner }: Desk) => (await listProjects(owner, owner.teamId)).length
const contracts = async ({ plan }: Desk) => (await plan()).powerContracts.length
const at = (path: string, { params }: Desk) => ({ path, params })
const aFile = () =>
	new File([JSON.stringify({ ...planFile(), name: 'From a file' })], 'plan.json', { type: 'application/json' })

const NEW_PLAN = {
	page: { action: newPlan.action, path: '/t/team/projects/new' },
	keyOf: async (desk: Desk) => (await desk.browser.load(newPlan.loader, at('/t/team/projects/new', desk))).once,
	count: plans,
}
const CONTRACTS = {
	page: { action: energy.action, path: '/p/plan/energy' },
	keyOf: async (desk: Desk) => must((await desk.browser.load(energy.loader, at('/p/plan/energy', desk))).list).once,
	count: contracts,
}
const CREATING: Readonly<Record<string, Creating>> = {
	'a plan from a template': {
		...NEW_PLAN,
		fields: async () => ({ from: 'template', template: sampleTemplate, name: '' }),
	},
	'a plan from a file': { ...NEW_PLAN, fields: async () => ({ from: 'file', file: aFile() }) },
	'a plan from three answers': {
		...NEW_PLAN,
		fields: async () => ({ from: 'questions', place: 'Abilene', itMW: '12 MW', by: '2034', use: 'train' }),
	},
	'a blank plan': { ...NEW_PLAN, fields: async () => ({ from: 'blank', name: 'Northfield' }) },
	'a new contract': {
		...CONTRACTS,
		fields: async ({ plan }) => ({
			intent: 'add',
			list: 'powerContracts',
			...typedEntry(await plan(), { list: 'powerContracts', kind: 'utility_firm' }),
		}),
	},
	'a copy of a contract': {
		...CONTRACTS,
		fields: async () => ({ intent: 'duplicate', list: 'powerContracts', itemId: 'grid' }),
	},
	'an issue of the report': {
		page: { action: reports.action, path: '/p/plan/reports' },
		keyOf: async (desk) => (await desk.browser.load(reports.loader, at('/p/plan/reports', desk))).once,
		count: async ({ owner, projectId }) =>
			(await listReportJobs(owner, projectId)).length + (await listReports(owner, projectId)).length,
		fields: async () => ({ mark: 'Internal', note: 'For the board', reason: 'To see what is missing' }),
	},
	invitations: {
		page: { action: members.action, path: '/t/team/members' },
		keyOf: async (desk) => (await desk.browser.load(members.loader, at('/t/team/members', desk))).once,
		count: async ({ owner }) => (await listInvitations(owner, owner.teamId)).length,
		fields: async () => ({ intent: 'invite', addresses: 'jun@example.org', role: 'editor' }),
	},
}

test.each(Object.entries(CREATING))(
	'ten equal posts of the form for %s make one',
	async (_, { page, keyOf, count, fields }) => {
		const desk = await aDesk()
		const before = await count(desk)
		const form = { ...(await fields(desk)), once: await keyOf(desk) }
		const post = () => desk.browser.send(page.action, at(page.path, desk), form)
		const answers = await Promise.all(Array.from({ length: TIMES }, post))
		const refused = answers.filter(({ status }) => status >= 400)
		expect(await Promise.all(refused.map((answer) => answer.text()))).toEqual([])
		expect(await count(desk)).toBe(before + 1)
		// The page gives the next form a key of its own.
		const next = { ...form, once: await keyOf(desk) }
		expect((await desk.browser.send(page.action, at(page.path, desk), next)).status).toBeLessThan(400)
		// Whoever is invited already is not invited anew.
		expect(await count(desk)).toBe(before + (page.action === members.action ? 1 : 2))
	},
	120_000,
)

test('two rows of one page are copied one after the other, each once, before the page is drawn anew', async () => {
	const desk = await aDesk()
	const once = await CONTRACTS.keyOf(desk)
	const copy = (itemId: string) =>
		desk.browser.send(energy.action, at('/p/plan/energy', desk), {
			intent: 'duplicate',
			list: 'powerContracts',
			itemId,
			once,
		})
	const answers = [await copy('grid'), await copy('gas'), await copy('grid')]
	expect(answers.map(({ status }) => status)).toEqual([302, 302, 302])
	expect(await contracts(desk)).toBe(4)
})

test('files of one name and length are told apart by what is in them', async () => {
	const desk = await aDesk()
	const once = await NEW_PLAN.keyOf(desk)
	const send = (name: string) => {
		const file = new File([JSON.stringify({ ...planFile(), name })], 'plan.json', { type: 'application/json' })
		return desk.browser.send(newPlan.action, at('/t/team/projects/new', desk), { from: 'file', file, once })
	}
	expect((await send('East')).status).toBe(302)
	expect((await send('West')).status).toBe(409)
	expect((await listProjects(desk.owner, desk.owner.teamId)).map(({ name }) => name)).not.toContain('West')
})

test('an entry whose form was sent before with other contents is told so on its page, with what was typed', async () => {
	const desk = await aDesk()
	const once = await CONTRACTS.keyOf(desk)
	const typed = typedEntry(await desk.plan(), { list: 'powerContracts', kind: 'utility_firm' })
	const send = (name: string) =>
		desk.browser.send(energy.action, at('/p/plan/energy', desk), {
			intent: 'add',
			list: 'powerContracts',
			...typed,
			name,
			once,
		})
	expect((await send('First')).status).toBe(302)
	const second = await send('Second')
	expect(second.status).toBe(409)
	expect(JSON.parse(await second.text())).toMatchObject({
		ok: false,
		typed: { name: 'Second' },
		problems: [{ field: '' }],
	})
})
