import { expect, test } from 'vitest'
import * as home from '#app/routes/app/route.tsx'
import { updateSecondStepPolicy } from '#server/store/rows/teams.ts'
import { listActivity, listWaitingComments } from '#server/actions/activity.ts'
import { editPlan, updatePlanItem } from '#server/actions/plans/edits.ts'
import { binProject } from '#server/actions/projects/projects.ts'
import { createProject } from '#server/actions/projects/make-project.ts'
import { createScenario } from '#server/actions/scenarios/scenarios.ts'
import { settleThread, writeComment } from '#server/actions/talk/comments.ts'
import { createShareLink } from '#server/actions/sharing/share-links.ts'
import { changeRole, removeMember } from '#server/actions/teams/members.ts'
import { renameTeam } from '#server/actions/teams/team.ts'
import { createToken } from '#server/actions/tokens.ts'
import { readTalkKey } from '#shared/together/talk.ts'
import { PLAN_ALONE } from '#shared/together/link-scope.ts'
import { aBrowser } from '../../factories/browser.ts'
import { must } from '../../factories/must.ts'
import { aMember, aPerson, type Person } from '../../factories/people.ts'
import { contract, planFile } from '../../factories/plan-file.ts'
import { statementsSent } from '../../factories/statements-sent.ts'

const plan = (name: string) => ({
	...planFile({ powerContracts: [{ ...contract('grid'), name: 'Utility, phase 1' }, contract('gas')] }),
	name,
})
const set = (value: number, itemId = 'grid') => ({
	patches: [{ kind: 'powerContracts' as const, itemId, field: 'capacityMW', value }],
})

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
	const sent = statementsSent()
	await work()
	sent.end()
	return sent.texts().length
}

test('a team is told who did what in which of its plans, the latest first, with the way there', async () => {
	const mara = await aPerson('Mara Ortiz')
	const jun = await aMember(mara.teamId, 'editor')
	const { projectId } = await createProject(mara, mara.teamId, plan('Abilene'))
	const { projectId: other } = await createProject(mara, mara.teamId, plan('Austin'))
	const scenarioId = await createScenario(mara, { projectId: other }, { label: 'Faster grid', about: '' })
	await updatePlanItem(mara, { projectId }, set(125))
	await updatePlanItem(jun, { projectId }, set(130))
	await updatePlanItem(jun, { projectId }, { patches: [...set(140).patches, ...set(60, 'gas').patches] })
	await editPlan(jun, { projectId }, { command: 'removal', kind: 'powerContracts', itemId: 'gas' })
	await updatePlanItem(mara, { projectId: other, scenarioId }, set(155))

	const lines = await listActivity({ actor: jun, teamId: mara.teamId }, new Date())
	expect(lines.map(({ who, what, within: of }) => [who, what, of?.name])).toEqual([
		['Mara Ortiz', 'changed Capacity of Utility, phase 1', 'Austin, Faster grid'],
		['The editor', 'removed contract gas, and three other changes', 'Abilene'],
		['Mara Ortiz', 'changed Capacity of Utility, phase 1', 'Abilene'],
		['Mara Ortiz', 'created the scenario', 'Austin, Faster grid'],
		['Mara Ortiz', 'created the plan', 'Austin'],
		['Mara Ortiz', 'created the plan', 'Abilene'],
	])
	expect(lines.slice(0, 3).map(({ to }) => to)).toEqual([
		`/p/${other}/energy?row=powerContracts%2Fgrid&scenario=${scenarioId}`,
		`/p/${projectId}/energy`,
		`/p/${projectId}/energy?row=powerContracts%2Fgrid`,
	])
	await binProject(mara, other)
	const [binned, ...rest] = await listActivity({ actor: jun, teamId: mara.teamId }, new Date())
	expect(binned).toMatchObject({ who: 'Mara Ortiz', what: 'moved to trash Austin', to: `/t/${mara.teamId}` })
	expect(rest.map(({ within: of }) => of?.name)).not.toContain('Austin')
})

test('who looks after a team is told of members, links and programs, with the way to each; others are not', async () => {
	const mara = await aPerson('Mara Ortiz')
	const { teamId } = mara
	const jun = await aMember(teamId, 'editor')
	const { projectId } = await createProject(mara, teamId, plan('Abilene'))
	const origin = { ip: '192.0.2.1' }
	await changeRole(mara, teamId, { userId: jun.userId, role: 'viewer' })
	await createShareLink(origin, mara, { projectId, link: { name: 'bank', days: 7, password: '', shows: PLAN_ALONE } })
	await createToken(mara, teamId, { name: 'Sheet', scope: 'read', days: 30 })
	await renameTeam(mara, teamId, 'Texas build')
	const seen = async (actor: Person) => {
		const lines = await listActivity({ actor, teamId }, new Date())
		return lines.map(({ what, to, within }) => [what, to, within?.name])
	}
	const everybody = [['created the plan', `/p/${projectId}`, 'Abilene']]
	expect(await seen(mara)).toEqual([
		['renamed the team to Texas build', `/t/${teamId}/settings`, 'Texas build'],
		['made the token Sheet (read)', `/t/${teamId}/audit?kind=programs`, 'Texas build'],
		['made a link to Abilene, bank. The plan, always current.', `/p/${projectId}/share`, 'Texas build'],
		[`changed a role, ${jun.name}: Editor to Viewer`, `/t/${teamId}/members`, 'Texas build'],
		...everybody,
	])
	expect(await seen(jun)).toEqual(everybody)
})

test('twenty plans take as many statements as one', async () => {
	const mara = await aPerson('Mara Ortiz')
	const { projectId } = await createProject(mara, mara.teamId, plan('Plan 1'))
	await updatePlanItem(mara, { projectId }, set(125))
	const look = async () => {
		await listActivity({ actor: mara }, new Date())
		await listWaitingComments({ actor: mara }, new Date())
	}
	const one = await statementsOf(look)
	for (let count = 2; count <= 20; count += 1) {
		const made = await createProject(mara, mara.teamId, plan(`Plan ${String(count)}`))
		if (count % 2 === 0) await updatePlanItem(mara, { projectId: made.projectId }, set(100 + count))
	}
	expect(await statementsOf(look)).toBe(one)
	expect(one).toBeLessThanOrEqual(4)
	expect((await listActivity({ actor: mara }, new Date()))[0]?.within?.name).toBe('Plan 20')
})

test('what waits is what was said to somebody in an open thread since they last wrote there', async () => {
	const mara = await aPerson('Mara Ortiz')
	const jun = await aMember(mara.teamId, 'commenter')
	const { projectId } = await createProject(mara, mara.teamId, plan('Abilene'))
	const place = must(readTalkKey('powerContracts/grid'))
	const address = 'https://strata.example'
	const say = async (who: Person, text: string, at: { place: typeof place } | { threadId: string }) => {
		const said = await writeComment(who, { projectId }, { text, at, address })
		return must(said.ok ? said.threadId : null)
	}
	const waiting = async () =>
		(await (await aBrowser(jun)).load(home.loader, { path: '/app', params: {} })).waiting.comments
	const threadId = await say(mara, `@${jun.name} is this agreed?`, { place })
	await say(mara, `@${jun.name} I need it today.`, { threadId })
	expect(await waiting()).toEqual([
		expect.objectContaining({
			who: 'Mara Ortiz',
			did: 'mentioned you at',
			label: 'Utility, phase 1',
			plan: 'Abilene',
			text: `@${jun.name} I need it today.`,
			isUnread: true,
			to: expect.stringContaining('talk=powerContracts%2Fgrid'),
		}),
	])
	await say(jun, 'It is.', { threadId })
	expect(await waiting()).toEqual([])
	await say(mara, 'Thank you.', { threadId })
	expect(await waiting()).toHaveLength(1)
	await settleThread(mara, { projectId, threadId }, true)
	expect(await waiting()).toEqual([])
})

test('nobody is told of a team they are not in, have left, or lack the second step for', async () => {
	const mara = await aPerson('Mara Ortiz')
	const jun = await aMember(mara.teamId, 'editor')
	const stranger = await aPerson()
	await createProject(mara, mara.teamId, plan('Abilene'))
	const seen = async (actor: Person) => (await listActivity({ actor }, new Date())).length
	expect([await seen(jun), await seen(stranger)]).toEqual([1, 0])
	await expect(listActivity({ actor: stranger, teamId: mara.teamId }, new Date())).rejects.toMatchObject({
		code: 'not_found',
	})
	await updateSecondStepPolicy({ teamId: mara.teamId }, true)
	expect(await seen(jun)).toBe(0)
	await updateSecondStepPolicy({ teamId: mara.teamId }, false)
	await removeMember(mara, mara.teamId, jun.userId)
	expect(await seen(jun)).toBe(0)
})
