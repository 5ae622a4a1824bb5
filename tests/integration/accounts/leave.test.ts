import { randomBytes } from 'node:crypto'
import { TOTP, Secret } from 'otpauth'
import { expect, test } from 'vitest'
import * as dataPage from '#app/routes/account.data/route.tsx'
import * as dataFile from '#app/routes/account.data[.]json/route.ts'
import * as secondStepPage from '#app/routes/account.second-step/route.tsx'
import { database } from '#server/store/client.ts'
import { findRole } from '#server/store/rows/members.ts'
import { listMails } from '#server/store/rows/mails.ts'
import { fateField, WITH_ME } from '#server/actions/accounts/delete-account.ts'
import { signUp, logIn } from '#server/actions/accounts/sign-up.ts'
import { updatePlanHead } from '#server/actions/plans/edits.ts'
import { createProject } from '#server/actions/projects/make-project.ts'
import { writeComment } from '#server/actions/talk/comments.ts'
import { createScenario } from '#server/actions/scenarios/scenarios.ts'
import { aBrowser } from '../../factories/browser.ts'
import { aMember, aPerson, PASSWORD } from '../../factories/people.ts'
import { planFile } from '../../factories/plan-file.ts'

const PAGE = { path: '/account/data', params: {} }
const FILE = { path: '/account/data.json', params: {} }
const anIp = () => ({ ip: randomBytes(4).toString('hex') })

test('the file has the account, the plans one made whole, and of others’ plans one’s own edits alone', async () => {
	const [ana, owner] = [await aPerson(), await aPerson('Mara Ortiz')]
	const { projectId } = await createProject(ana, ana.teamId, planFile({ name: 'Northfield' }))
	await createScenario(ana, { projectId }, { label: 'Trial', about: '' })
	const shared = await createProject(owner, owner.teamId, planFile({ name: 'Southbank' }))
	await database().member.create({ data: { teamId: owner.teamId, userId: ana.userId, role: 'editor' } })
	await updatePlanHead(owner, shared, { fields: { description: 'by the owner' } })
	await updatePlanHead(ana, shared, { fields: { description: 'by Ana' } })
	const at = { place: { kind: 'sites', itemId: 'abilene', field: '', scope: '', month: '' } }
	await writeComment(ana, shared, { text: 'By the letter of May', at, address: 'https://strata.example' })
	const browser = await aBrowser(ana)
	const answer = await browser.load(dataFile.loader, FILE)
	expect(answer.headers.get('Content-Disposition')).toContain('strata-account.json')
	const text = await answer.text()
	const file = JSON.parse(text)
	expect(file.account).toMatchObject({ name: ana.name, email: ana.email, isProven: false })
	expect(file.sessions).toHaveLength(1)
	expect(file.teams.map(({ role }: { role: string }) => role)).toEqual(['owner', 'editor'])
	const [theirs, mine] = file.plans
	expect([theirs.name, theirs.madeByMe, theirs.scenarios[0].plan]).toEqual(['Southbank', false, null])
	expect(JSON.stringify(theirs.scenarios[0].edits)).toContain('by Ana')
	expect(theirs.comments).toMatchObject([
		{ label: 'Abilene', text: 'By the letter of May', editedAt: null, deletedAt: null },
	])
	expect(text).not.toContain('{"field":"description","before":null,"after":"by the owner"}')
	expect(mine.scenarios.map(({ label }: { label: string }) => label)).toEqual(['Baseline', 'Trial'])
	expect(mine.scenarios[0].plan).toMatchObject({ format: 'strata.plan/1', name: 'Northfield' })
	expect(text).not.toContain('argon2')
})

test('an export is refused after ten an hour', async () => {
	const ana = await aPerson()
	const browser = await aBrowser(ana)
	for (let made = 0; made < 10; made += 1) await (await browser.load(dataFile.loader, FILE)).text()
	await expect(browser.load(dataFile.loader, FILE)).rejects.toMatchObject({ status: 429 })
})

test('an account goes with its password alone: sessions, team, plans and address', async () => {
	const ana = await aPerson()
	const { projectId } = await createProject(ana, ana.teamId, planFile())
	const browser = await aBrowser(ana)
	const wrong = await browser.send(dataPage.action, PAGE, { current: 'not my password' })
	expect([wrong.status, await wrong.text()]).toEqual([
		400,
		expect.stringContaining('"current":["Incorrect password. Try again, or log out and reset it.'),
	])
	expect((await browser.send(dataPage.action, PAGE, { current: PASSWORD })).status).toBe(302)
	const where = { userId: ana.userId }
	expect([
		await database().user.count({ where: { id: ana.userId } }),
		await database().session.count({ where }),
		await database().team.count({ where: { id: ana.teamId } }),
		await database().project.count({ where: { id: projectId } }),
		await database().loginSalt.count({ where: { email: ana.email } }),
	]).toEqual([0, 0, 0, 0, 0])
	expect((await logIn(anIp(), null, { email: ana.email, password: PASSWORD })).ok).toBe(false)
	expect((await listMails(ana.email))[0]?.subject).toBe('Your Strata account is deleted')
})

test('another account of the same address still logs in', async () => {
	const ana = await aPerson()
	const password = 'copper ladder monsoon fig'
	const other = await signUp(anIp(), null, { name: 'Ana at work', email: ana.email, password })
	await (await aBrowser(ana)).send(dataPage.action, PAGE, { current: PASSWORD })
	expect(await logIn(anIp(), null, { email: ana.email, password })).toEqual(other)
})

test('a team with others asks what becomes of it, and goes to whom one names', async () => {
	const ana = await aPerson()
	const jun = await aMember(ana.teamId, 'viewer')
	const stranger = await aPerson('Sam Stray')
	const { projectId } = await createProject(ana, ana.teamId, planFile())
	const browser = await aBrowser(ana)
	const { teams } = await browser.load(dataPage.loader, PAGE)
	expect(teams).toMatchObject([{ id: ana.teamId, plans: 1, others: [{ userId: jun.userId }] }])
	const field = fateField(ana.teamId)
	for (const fate of ['', stranger.userId, ana.userId]) {
		const refused = await browser.send(dataPage.action, PAGE, { current: PASSWORD, [field]: fate })
		expect([refused.status, await refused.text()]).toEqual([
			400,
			expect.stringContaining(`"${field}":["Choose what becomes of`),
		])
	}
	const left = await browser.send(dataPage.action, PAGE, { current: PASSWORD, [field]: jun.userId })
	expect(left.status).toBe(302)
	expect(await findRole({ teamId: ana.teamId }, jun.userId)).toBe('owner')
	expect(await findRole({ teamId: ana.teamId }, ana.userId)).toBeNull()
	expect(await database().project.count({ where: { id: projectId } })).toBe(1)
	const log = await database().auditEntry.findMany({ where: { teamId: ana.teamId }, orderBy: { at: 'asc' } })
	expect(log.slice(-2).map(({ action }) => action)).toEqual(['team.handed_over', 'member.left'])
})

test('or goes for everybody; a team with another owner, and one somebody only works in, go on without asking', async () => {
	const ana = await aPerson()
	const jun = await aMember(ana.teamId, 'editor')
	const second = await aPerson('Mara Ortiz')
	await database().member.create({ data: { teamId: second.teamId, userId: ana.userId, role: 'owner' } })
	const third = await aPerson('Kim Boateng')
	await database().member.create({ data: { teamId: third.teamId, userId: ana.userId, role: 'editor' } })
	const browser = await aBrowser(ana)
	const sent = { current: PASSWORD, [fateField(ana.teamId)]: WITH_ME }
	expect((await browser.send(dataPage.action, PAGE, sent)).status).toBe(302)
	const teams = await database().team.findMany({ where: { id: { in: [ana.teamId, second.teamId, third.teamId] } } })
	expect(teams.map(({ id }) => id).sort()).toEqual([second.teamId, third.teamId].sort())
	expect(await database().user.count({ where: { id: jun.userId } })).toBe(1)
	expect(await database().member.count({ where: { userId: ana.userId } })).toBe(0)
})

test('two owners who delete their accounts at once never leave a team with members and no owner', async () => {
	const ana = await aPerson()
	const { teamId } = ana
	const mara = await aMember(teamId, 'owner')
	await aMember(teamId, 'viewer')
	const browsers = await Promise.all([ana, mara].map(aBrowser))
	const answers = await Promise.all(
		browsers.map((browser) => browser.send(dataPage.action, PAGE, { current: PASSWORD })),
	)
	expect(answers.map(({ status }) => status).sort()).toEqual([302, 409])
	expect(await database().member.count({ where: { teamId, role: 'owner' } })).toBe(1)
})

test('with a second step the account goes with a code as well', async () => {
	const ana = await aPerson()
	const browser = await aBrowser(ana)
	const at = { path: '/account/second-step', params: {} }
	await browser.send(secondStepPage.action, at, { intent: 'begin', current: PASSWORD })
	const { view } = await browser.load(secondStepPage.loader, at)
	if (view.state !== 'begun') throw new Error(view.state)
	const app = new TOTP({ secret: Secret.fromBase32(view.secret) })
	await browser.send(secondStepPage.action, at, { intent: 'confirm', code: app.generate() })
	const refused = await browser.send(dataPage.action, PAGE, { current: PASSWORD })
	expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('"code":["This code')])
	const code = app.generate({ timestamp: Date.now() + 30_000 })
	expect((await browser.send(dataPage.action, PAGE, { current: PASSWORD, code })).status).toBe(302)
	expect(await database().user.count({ where: { id: ana.userId } })).toBe(0)
})
