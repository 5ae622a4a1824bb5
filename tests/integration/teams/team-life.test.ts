import { expect, test } from 'vitest'
import { database } from '#server/store/client.ts'
import { findRole } from '#server/store/rows/members.ts'
import { auditFilterIn, readAudit, saveAudit } from '#server/actions/audit/read-audit.ts'
import { createProject } from '#server/actions/projects/create-project.ts'
import { listAllProjects, listProjects } from '#server/actions/projects/list-projects.ts'
import { changeRole } from '#server/actions/teams/change-role.ts'
import { createTeam } from '#server/actions/teams/create-team.ts'
import { deleteTeam, getDeletedTeam, listDeletedTeams, restoreTeam } from '#server/actions/teams/delete-team.ts'
import { getInvitation } from '#server/actions/teams/get-invitation.ts'
import { acceptInvitation } from '#server/actions/teams/accept-invitation.ts'
import { getTeam, listTeams } from '#server/actions/teams/get-team.ts'
import { inviteMembers } from '#server/actions/teams/invite-members.ts'
import { removeMember } from '#server/actions/teams/remove-member.ts'
import { renameTeam } from '#server/actions/teams/rename-team.ts'
import { getSecondStepPolicy, setSecondStepPolicy } from '#server/actions/teams/second-step-policy.ts'
import { transferOwnership } from '#server/actions/teams/transfer-ownership.ts'
import { cleanUp } from '#server/actions/upkeep/clean-up.ts'
import { must } from '../../factories/must.ts'
import { aMember, aPerson } from '../../factories/people.ts'
import { getPlan } from '../../factories/get-plan.ts'
import { planFile } from '../../factories/plan-file.ts'

const DAY_MS = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS)
const everything = auditFilterIn(new URLSearchParams())
const whatIn = async (...asked: Parameters<typeof readAudit>) =>
	(await readAudit(...asked)).entries.map(({ who, what }) => `${who} ${what}`)

test('a team is made by its owner, who sees it beside the others', async () => {
	const ana = await aPerson()
	const { teamId } = await createTeam(ana, 'Northern Virginia')
	expect((await listTeams(ana)).map(({ name, role }) => [name, role])).toContainEqual(['Northern Virginia', 'owner'])
	expect(await whatIn(ana, teamId, { filter: everything, after: null })).toEqual([
		'Ana Lucas made the team Northern Virginia',
	])
})

test('a deleted team opens nothing, says who deleted it, and comes back with all that was in it', async () => {
	const owner = await aPerson()
	const { teamId } = owner
	const editor = await aMember(teamId, 'editor')
	const { projectId } = await createProject(owner, teamId, planFile())
	const invite = {
		addresses: 'late@crew.example',
		role: 'viewer' as const,
		note: '',
		address: 'https://strata.example',
	}
	const [sent] = await inviteMembers(owner, teamId, invite)
	const token = must(sent?.link?.split('/invite/')[1])
	await deleteTeam(owner, teamId)
	const shut = { code: 'not_found', leadsTo: `/t/${teamId}/deleted` }
	await expect(getTeam(editor, teamId)).rejects.toMatchObject(shut)
	await expect(getPlan(owner, { projectId })).rejects.toMatchObject(shut)
	await expect(listProjects(owner, teamId)).rejects.toMatchObject(shut)
	expect((await listAllProjects(editor)).map(({ id }) => id)).not.toContain(projectId)
	expect((await listTeams(editor)).map(({ id }) => id)).not.toContain(teamId)
	expect(await getInvitation(null, token)).toEqual({ state: 'invalid' })
	await expect(acceptInvitation({ ...editor, email: 'late@crew.example' }, token)).rejects.toMatchObject({
		code: 'not_found',
	})
	expect(await getDeletedTeam(editor, teamId)).toMatchObject({ deletedBy: 'Ana Lucas', mayRestore: false })
	expect(await listDeletedTeams(editor)).toMatchObject([{ id: teamId }])
	await expect(getDeletedTeam(await aPerson(), teamId)).rejects.toMatchObject({ code: 'not_found' })
	await expect(restoreTeam(editor, teamId)).rejects.toMatchObject({ code: 'forbidden' })
	await restoreTeam(owner, teamId)
	expect((await getPlan(editor, { projectId })).project.id).toBe(projectId)
	expect(await getInvitation(null, token)).toMatchObject({ state: 'ready' })
	await expect(restoreTeam(owner, teamId)).rejects.toMatchObject({ code: 'not_found' })
})

test('a deleted team is kept for 30 days and then gone', async () => {
	const owner = await aPerson()
	await deleteTeam(owner, owner.teamId)
	await cleanUp(inDays(29))
	expect(await database().team.count({ where: { id: owner.teamId } })).toBe(1)
	expect(await cleanUp(inDays(31))).toMatchObject({ teams: 1 })
	expect(await database().team.count({ where: { id: owner.teamId } })).toBe(0)
})

test('a team is handed over whole: the new owner owns it, the old one is an admin', async () => {
	const owner = await aPerson()
	const { teamId } = owner
	const editor = await aMember(teamId, 'editor')
	await expect(transferOwnership(editor, teamId, editor.userId)).rejects.toMatchObject({ code: 'forbidden' })
	await expect(transferOwnership(owner, teamId, owner.userId)).rejects.toMatchObject({ code: 'conflict' })
	await transferOwnership(owner, teamId, editor.userId)
	const roles = await Promise.all([owner, editor].map(({ userId }) => findRole({ teamId }, userId)))
	expect(roles).toEqual(['admin', 'owner'])
	await expect(deleteTeam(owner, teamId)).rejects.toMatchObject({ code: 'forbidden' })
})

test('a team that asks for a second step opens to none without one, says where to get it, and never locks its owner out', async () => {
	const owner = await aPerson()
	const { teamId } = owner
	const editor = await aMember(teamId, 'editor')
	const { projectId } = await createProject(owner, teamId, planFile())
	await expect(setSecondStepPolicy(owner, teamId, 'needed')).rejects.toMatchObject({ code: 'conflict' })
	await aKey(owner.userId)
	expect(await getSecondStepPolicy(owner, teamId)).toEqual({ needed: false, without: ['The editor'], own: true })
	await setSecondStepPolicy(owner, teamId, 'needed')
	const led = { code: 'forbidden', leadsTo: `/account/second-step?team=${teamId}` }
	await expect(getTeam(editor, teamId)).rejects.toMatchObject(led)
	await expect(getPlan(editor, { projectId })).rejects.toMatchObject(led)
	expect((await getPlan(owner, { projectId })).project.id).toBe(projectId)
	await aKey(editor.userId)
	expect((await getPlan(editor, { projectId })).project.id).toBe(projectId)
	await expect(setSecondStepPolicy(editor, teamId, 'free')).rejects.toMatchObject({ code: 'forbidden' })
})

async function aKey(userId: string): Promise<void> {
	await database().passkey.create({
		data: { id: `key of ${userId}`, userId, name: 'Key', publicKey: new Uint8Array(1) },
	})
}

test('the audit log is narrowed by person, kind and day, read page by page, and saved without formulas in it', async () => {
	const owner = await aPerson()
	const { teamId } = owner
	const admin = await aMember(teamId, 'admin')
	const editor = await aMember(teamId, 'editor')
	await renameTeam(admin, teamId, '=HYPERLINK("https://evil.example")')
	await changeRole(owner, teamId, { userId: editor.userId, role: 'viewer' })
	await removeMember(owner, teamId, editor.userId)
	await database().auditEntry.createMany({
		data: Array.from({ length: 60 }, (_, index) => ({
			...{ teamId, id: `old ${String(index).padStart(2, '0')}`, actorId: owner.userId, actorName: owner.name },
			...{ action: 'project.created', subject: `Plan ${index}`, at: new Date(Date.UTC(2026, 0, 2)) },
		})),
	})
	const filter = (search: string) => auditFilterIn(new URLSearchParams(search))
	const read = (search: string) => whatIn(owner, teamId, { filter: filter(search), after: null })
	expect(await read('kind=members')).toEqual([
		'Ana Lucas removed The editor',
		'Ana Lucas changed a role, The editor: Editor to Viewer',
	])
	expect(await read(`person=${admin.userId}`)).toEqual([
		'The admin renamed the team to =HYPERLINK("https://evil.example")',
	])
	expect(await read('from=2026-01-02&to=2026-01-02&kind=plans')).toHaveLength(50)
	expect(await read('to=2026-01-01')).toEqual([])

	const first = await readAudit(admin, teamId, { filter: everything, after: null })
	const second = await readAudit(admin, teamId, { filter: everything, after: first.next })
	const ids = [...first.entries, ...second.entries].map(({ id }) => id)
	expect([first.entries.length, second.next, new Set(ids).size]).toEqual([50, null, 63])
	expect(first.people.map(({ name }) => name)).toEqual(['Ana Lucas', 'The admin'])

	const file = await saveAudit(owner, teamId, filter('kind=team'))
	expect(file).toContain(`,"'=HYPERLINK(""https://evil.example"")",`)
	await expect(saveAudit(editor, teamId, everything)).rejects.toMatchObject({ code: 'not_found' })
})
