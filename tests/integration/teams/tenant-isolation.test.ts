import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Actor } from '#server/access/actor.ts'
import { editPlan, patchPlan, updatePlanHead, updatePlanItem, setAssumption } from '#server/actions/plans/edits.ts'
import { compareWorkbook, takeParts } from '#server/actions/exchange/imports.ts'
import { exportWorkbook, saveTable } from '#server/actions/exchange/exports.ts'
import { exportPlan } from '#server/actions/plans/plan-file.ts'
import { getPlan } from '../../factories/get-plan.ts'
import { getHeading } from '#server/actions/plans/plan-heading.ts'
import { getDecisions, getVerdict, tryPatch } from '#server/actions/plans/answers.ts'
import { listChanges } from '#server/actions/plans/history/list-changes.ts'
import { restoreVersion } from '#server/actions/plans/history/restore-version.ts'
import { sayWhere } from '#server/actions/live/presence.ts'
import { watchPlan } from '#server/actions/live/watch-plan.ts'
import { writeComment } from '#server/actions/talk/comments.ts'
import { listRevisions } from '#server/actions/plans/history/list-revisions.ts'
import { undoChange } from '#server/actions/plans/history/undo-change.ts'
import { listProjects, renameProject, binProject } from '#server/actions/projects/projects.ts'
import { archivePlan, filePlan, getShelf } from '#server/actions/projects/shelf.ts'
import { createProject } from '#server/actions/projects/make-project.ts'
import { restoreProject } from '#server/actions/projects/restore-project.ts'
import { createScenario, binScenario, restoreScenario, describeScenario } from '#server/actions/scenarios/scenarios.ts'
import { promoteScenario } from '#server/actions/scenarios/promote.ts'
import {
	inviteMembers,
	changeInvitationRole,
	revokeInvitation,
	listInvitations,
} from '#server/actions/teams/invitations.ts'
import { listMembers, changeRole, removeMember } from '#server/actions/teams/members.ts'
import { deleteTeam, renameTeam, getTeam } from '#server/actions/teams/team.ts'
import { renewInvitation } from '#server/actions/teams/renew-invitation.ts'
import { createToken, listTokens, revokeToken, setTokenAccess } from '#server/actions/tokens.ts'
import {
	createWebhook,
	listWebhooks,
	removeWebhook,
	resumeWebhook,
	testWebhook,
} from '#server/actions/webhooks/webhooks.ts'
import { ROLES, may, type Permission, type Role } from '#shared/permissions.ts'
import { aMember, anAddress, aPerson } from '../../factories/people.ts'
import { noteSet } from '../../factories/plan-edits.ts'
import { contract, planFile } from '../../factories/plan-file.ts'

type House = {
	teamId: string
	projectId: string
	invitationId: string
	memberId: string
	binnedId: string
	scenarioId: string
	tokenId: string
	webhookId: string
}
type PlanCommand = { name: string; needs: Permission; run: (actor: Actor, house: House) => Promise<unknown> }

const plan = () => planFile({ powerContracts: [contract('grid')] })
const grid = { kind: 'powerContracts' as const, itemId: 'grid' }
const TRIED = {
	patch: { powerContracts: { grid: { capacityMW: 240 } } },
	signal: new AbortController().signal,
}
const address = 'https://strata.example'
const COMMENTED = { ...grid, field: '', scope: '', month: '' }

const DEEDS: readonly PlanCommand[] = [
	{ name: 'see the team', needs: 'seePlans', run: (actor, { teamId }) => getTeam(actor, teamId) },
	{ name: 'list members', needs: 'seePlans', run: (actor, { teamId }) => listMembers(actor, teamId) },
	{ name: 'list projects', needs: 'seePlans', run: (actor, { teamId }) => listProjects(actor, teamId) },
	{ name: 'open a plan', needs: 'seePlans', run: (actor, { projectId }) => getPlan(actor, { projectId }) },
	{ name: 'open a page', needs: 'seePlans', run: (actor, { projectId }) => getHeading(actor, { projectId }) },
	{
		name: 'ask for decisions',
		needs: 'seePlans',
		run: (actor, { projectId }) => getDecisions(actor, { projectId }, {}),
	},
	{
		name: 'ask for the verdict',
		needs: 'seePlans',
		run: (actor, { projectId }) => getVerdict(actor, { projectId }, new AbortController().signal),
	},
	{
		name: 'try a patch',
		needs: 'seePlans',
		run: (actor, { projectId }) => tryPatch(actor, { projectId }, TRIED),
	},
	{ name: 'export a plan', needs: 'seePlans', run: (actor, { projectId }) => exportPlan(actor, { projectId }) },
	{
		name: 'save a table',
		needs: 'seePlans',
		run: (actor, { projectId }) => saveTable(actor, { projectId }, { table: 'results.plan' }),
	},
	{ name: 'save a workbook', needs: 'seePlans', run: (actor, { projectId }) => exportWorkbook(actor, { projectId }) },
	{
		name: 'watch a plan',
		needs: 'seePlans',
		run: async (actor, { projectId }) => {
			const ignore = () => undefined
			const line = { sessionId: null, since: 0, send: ignore, stir: ignore, end: ignore }
			await (
				await watchPlan(actor, { projectId }, line)
			)()
		},
	},
	{
		name: 'say where one is',
		needs: 'seePlans',
		run: (actor, { projectId }) =>
			sayWhere(actor, { projectId, stream: 'none' }, { page: '', list: '', itemId: '', field: '' }),
	},
	{
		name: 'comment',
		needs: 'comment',
		run: (actor, { projectId }) =>
			writeComment(actor, { projectId }, { text: 'Agreed?', at: { place: COMMENTED }, address }),
	},
	{
		name: 'restore a version',
		needs: 'changePlans',
		run: (actor, { projectId }) => restoreVersion(actor, { projectId }, { version: 1 }),
	},
	{ name: 'read the log', needs: 'seePlans', run: (actor, { projectId }) => listChanges(actor, { projectId }) },
	{
		name: 'compare with a workbook',
		needs: 'changePlans',
		run: (actor, { projectId }) => compareWorkbook(actor, { projectId }, { bytes: new ArrayBuffer(8) }),
	},
	{
		name: 'take from a workbook',
		needs: 'changePlans',
		run: (actor, { projectId }) =>
			takeParts(
				actor,
				{ projectId },
				{
					parts: [{ take: 'set', ...grid, field: 'capacityMW', value: 215 }],
					baseRev: 1,
				},
			),
	},
	{
		name: 'set a field',
		needs: 'changePlans',
		run: (actor, { projectId }) =>
			updatePlanItem(actor, { projectId }, { patches: [{ ...grid, field: 'capacityMW', value: 210 }] }),
	},
	{
		name: 'add an item',
		needs: 'changePlans',
		run: (actor, { projectId }) =>
			editPlan(
				actor,
				{ projectId },
				{ command: 'edits', edits: [{ action: 'add', kind: 'sites', item: { id: 'x' } }] },
			),
	},
	{
		name: 'remove an item',
		needs: 'changePlans',
		run: (actor, { projectId }) => editPlan(actor, { projectId }, { command: 'removal', ...grid, itemId: 'x' }),
	},
	{
		name: 'set the head',
		needs: 'changePlans',
		run: (actor, { projectId }) => updatePlanHead(actor, { projectId }, { fields: { description: 'x' } }),
	},
	{
		name: 'set an assumption',
		needs: 'changePlans',
		run: (actor, { projectId }) => setAssumption(actor, { projectId }, { key: 'siteReserve', entry: null }),
	},
	{
		name: 'make a scenario',
		needs: 'changePlans',
		run: (actor, { projectId }) => createScenario(actor, { projectId }, { label: 'Trial', about: '' }),
	},
	{
		name: 'describe a scenario',
		needs: 'changePlans',
		run: (actor, { projectId }) => describeScenario(actor, { projectId }, { label: 'Baseline', about: 'as agreed' }),
	},
	{
		name: 'delete a scenario',
		needs: 'changePlans',
		run: (actor, { projectId, scenarioId }) => binScenario(actor, { projectId, scenarioId }),
	},
	{
		name: 'restore a scenario',
		needs: 'changePlans',
		run: (actor, { projectId, scenarioId }) => restoreScenario(actor, projectId, scenarioId),
	},
	{
		name: 'promote a scenario',
		needs: 'changePlans',
		run: (actor, { projectId, scenarioId }) => promoteScenario(actor, { projectId, scenarioId }, { seen: 1e9 }),
	},
	{
		name: 'set a note',
		needs: 'changePlans',
		run: (actor, { projectId }) => editPlan(actor, { projectId }, noteSet('powerContracts/grid/capacityMW', null)),
	},
	{
		name: 'list versions',
		needs: 'seePlans',
		run: (actor, { projectId }) => listRevisions(actor, { projectId }, null),
	},
	{
		name: 'patch a plan',
		needs: 'changePlans',
		run: (actor, { projectId }) =>
			patchPlan(actor, { projectId }, { patch: { description: 'patched' }, baseRev: 1, why: '' }),
	},
	{ name: 'undo', needs: 'changePlans', run: (actor, { projectId }) => undoChange(actor, { projectId }) },
	{
		name: 'rename a project',
		needs: 'changePlans',
		run: (actor, { projectId }) => renameProject(actor, projectId, 'Renamed'),
	},
	{ name: 'restore a project', needs: 'changePlans', run: (actor, { binnedId }) => restoreProject(actor, binnedId) },
	{ name: 'make a project', needs: 'changePlans', run: (actor, { teamId }) => createProject(actor, teamId, plan()) },
	{
		name: 'file a plan',
		needs: 'changePlans',
		run: (actor, { projectId }) => filePlan(actor, projectId, 'Texas'),
	},
	{
		name: 'archive a plan',
		needs: 'changePlans',
		run: (actor, { projectId }) => archivePlan(actor, projectId, true),
	},
	{ name: 'see the shelf', needs: 'seePlans', run: (actor, { teamId }) => getShelf(actor, teamId) },
	{ name: 'bin a project', needs: 'changePlans', run: (actor, { projectId }) => binProject(actor, projectId) },
	{ name: 'list invitations', needs: 'manageTeam', run: (actor, { teamId }) => listInvitations(actor, teamId) },
	{
		name: 'invite',
		needs: 'manageTeam',
		run: (actor, { teamId }) =>
			inviteMembers(actor, teamId, { addresses: anAddress(), role: 'viewer', note: '', address }),
	},
	{
		name: 'change an invitation’s role',
		needs: 'manageTeam',
		run: (actor, { teamId, invitationId }) => changeInvitationRole(actor, teamId, { invitationId, role: 'viewer' }),
	},
	{
		name: 'copy an invitation’s link',
		needs: 'manageTeam',
		run: (actor, { teamId, invitationId }) => renewInvitation(actor, teamId, { invitationId, address, by: 'link' }),
	},
	{
		name: 'revoke an invitation',
		needs: 'manageTeam',
		run: (actor, { teamId, invitationId }) => revokeInvitation(actor, teamId, invitationId),
	},
	{
		name: 'change a role',
		needs: 'manageTeam',
		run: (actor, { teamId, memberId }) => changeRole(actor, teamId, { userId: memberId, role: 'viewer' }),
	},
	{
		name: 'remove a member',
		needs: 'manageTeam',
		run: (actor, { teamId, memberId }) => removeMember(actor, teamId, memberId),
	},
	{ name: 'list tokens', needs: 'manageTeam', run: (actor, { teamId }) => listTokens(actor, teamId) },
	{
		name: 'make a token',
		needs: 'manageTeam',
		run: (actor, { teamId }) => createToken(actor, teamId, { name: 'CI', scope: 'read', days: 30 }),
	},
	{
		name: 'revoke a token',
		needs: 'manageTeam',
		run: (actor, { teamId, tokenId }) => revokeToken(actor, teamId, tokenId),
	},
	{
		name: 'bound all tokens',
		needs: 'manageTeam',
		run: (actor, { teamId }) => setTokenAccess(actor, teamId, 'read'),
	},
	{ name: 'list webhooks', needs: 'manageTeam', run: (actor, { teamId }) => listWebhooks(actor, teamId) },
	{
		name: 'make a webhook',
		needs: 'manageTeam',
		run: (actor, { teamId }) =>
			createWebhook(actor, teamId, { url: 'https://strata.invalid/', events: ['plan.changed'] }),
	},
	{
		name: 'test a webhook',
		needs: 'manageTeam',
		run: (actor, { teamId, webhookId }) => testWebhook(actor, teamId, webhookId),
	},
	{
		name: 'resume a webhook',
		needs: 'manageTeam',
		run: (actor, { teamId, webhookId }) => resumeWebhook(actor, teamId, webhookId),
	},
	{
		name: 'remove a webhook',
		needs: 'manageTeam',
		run: (actor, { teamId, webhookId }) => removeWebhook(actor, teamId, webhookId),
	},
	{ name: 'rename the team', needs: 'manageTeam', run: (actor, { teamId }) => renameTeam(actor, teamId, 'Renamed') },
	{ name: 'delete the team', needs: 'ownTeam', run: (actor, { teamId }) => deleteTeam(actor, teamId) },
]

async function aHouse(): Promise<House & { owner: Actor }> {
	const owner = await aPerson()
	const { teamId } = owner
	const member = await aMember(teamId, 'commenter')
	const { projectId } = await createProject(owner, teamId, plan())
	const { projectId: binnedId } = await createProject(owner, teamId, plan())
	await binProject(owner, binnedId)
	const scenarioId = await createScenario(owner, { projectId }, { label: 'Trial', about: '' })
	await inviteMembers(owner, teamId, { addresses: anAddress(), role: 'viewer', note: '', address })
	const [invitation] = await listInvitations(owner, teamId)
	const { id: tokenId } = await createToken(owner, teamId, { name: 'Export', scope: 'read', days: null })
	await createWebhook(owner, teamId, { url: 'https://strata.invalid/', events: ['report.issued'] })
	const webhookId = (await listWebhooks(owner, teamId)).webhooks[0]?.id ?? ''
	const more = { scenarioId, binnedId, tokenId, webhookId }
	return { owner, teamId, projectId, ...more, invitationId: invitation?.id ?? '', memberId: member.userId }
}

async function outcome(command: PlanCommand, actor: Actor, house: House): Promise<string> {
	try {
		await command.run(actor, house)
		return 'done'
	} catch (error) {
		if (error instanceof Error && 'code' in error) return String(error.code)
		throw error
	}
}

test('a stranger finds nothing of another team, whatever they try, and learns not even that it exists', async () => {
	const house = await aHouse()
	const stranger = await aPerson('Sam Stray')
	const nowhere = {
		teamId: 'none',
		projectId: 'none',
		invitationId: 'none',
		memberId: 'none',
		binnedId: 'none',
		scenarioId: 'none',
		tokenId: 'none',
		webhookId: 'none',
	}
	for (const command of DEEDS) {
		expect([command.name, await outcome(command, stranger, house)]).toEqual([command.name, 'not_found'])
		expect([command.name, await outcome(command, stranger, nowhere)]).toEqual([command.name, 'not_found'])
	}
}, 60_000)

test('an owner of another team gets nowhere by naming their own team beside this one’s rows', async () => {
	const house = await aHouse()
	const other = await aPerson('Sam Stray')
	const mixed = { ...house, teamId: other.teamId }
	for (const name of ['copy an invitation’s link', 'revoke an invitation', 'change a role', 'remove a member']) {
		const command = DEEDS.find((known) => known.name === name)
		expect([name, command && (await outcome(command, other, mixed))]).toEqual([name, 'not_found'])
	}
})

test('a scenario of one project is not found under another', async () => {
	const house = await aHouse()
	const other = await aHouse()
	const { scenario } = await getPlan(other.owner, { projectId: other.projectId })
	await expect(getPlan(house.owner, { projectId: house.projectId, scenarioId: scenario.id })).rejects.toMatchObject({
		code: 'not_found',
	})
})

test.each(ROLES.map((role) => [role]))(
	'the role %s may do what the role table says, and nothing else',
	async (role: Role) => {
		const house = await aHouse()
		const person = await aMember(house.teamId, role)
		for (const command of DEEDS) {
			const expected = may(role, command.needs) ? 'done' : 'forbidden'
			expect([command.name, await outcome(command, person, house)]).toEqual([command.name, expected])
		}
	},
	60_000,
)

test('every key of a team’s table starts with the team', () => {
	const schema = readFileSync('prisma/schema.prisma', 'utf8')
	const global = new Set([
		...['User', 'LoginSalt', 'SecondFactor', 'RecoveryCode', 'Passkey', 'PasskeyChallenge'],
		...['Session', 'AccountToken', 'RateLimit', 'Mail', 'MailChoice', 'Team'],
	])
	const models = [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].filter(([, name]) => !global.has(name ?? ''))
	expect(models.length).toBeGreaterThanOrEqual(9)
	for (const [, name, body] of models) {
		const keys = [...(body ?? '').matchAll(/(@@id|@@unique|references: |fields: )\(?\[(\w+)/g)].map(
			([, , first]) => first,
		)
		const own = keys.filter((key) => key !== 'id' && key !== 'userId')
		expect([name, body?.includes('@@id([teamId')]).toEqual([name, true])
		expect([name, own.every((key) => key === 'teamId')]).toEqual([name, true])
	}
})
