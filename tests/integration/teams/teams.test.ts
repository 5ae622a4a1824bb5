import { expect, test } from 'vitest'
import * as members from '#app/routes/t.$team.members/route.tsx'
import { database } from '#server/store/client.ts'
import { hashToken } from '#server/access/tokens.ts'
import { findRole } from '#server/store/rows/members.ts'
import { acceptInvitation } from '#server/actions/teams/accept-invitation.ts'
import { changeRole } from '#server/actions/teams/change-role.ts'
import { declineInvitation } from '#server/actions/teams/decline-invitation.ts'
import { getInvitation } from '#server/actions/teams/get-invitation.ts'
import { inviteMembers } from '#server/actions/teams/invite-members.ts'
import { joinAsNewUser } from '#server/actions/teams/join-as-new-user.ts'
import { leaveTeam } from '#server/actions/teams/remove-member.ts'
import { listInvitations } from '#server/actions/teams/list-invitations.ts'
import { renewInvitation } from '#server/actions/teams/renew-invitation.ts'
import { revokeInvitation } from '#server/actions/teams/revoke-invitation.ts'
import type { Role } from '#shared/permissions.ts'
import { inviteSchema } from '#shared/schemas/account-forms.ts'
import { aBrowser } from '../../factories/browser.ts'
import { aMember, anAddress, aPerson, PASSWORD, type Person } from '../../factories/people.ts'

const address = 'https://strata.example'
const tokenIn = (link: string | null | undefined) => link?.split('/invite/')[1] ?? ''

async function anInvitation(owner: Person, email: string, role: Role = 'editor'): Promise<string> {
	const [result] = await inviteMembers(owner, owner.teamId, { addresses: email, role, note: '', address })
	return tokenIn(result?.link)
}

test('each pasted address has its own result, with a link where one was made', async () => {
	const owner = await aPerson()
	const member = await aMember(owner.teamId, 'viewer')
	const fresh = anAddress()
	const invite = { role: 'editor' as const, note: '', address }
	const pasted = `${fresh.toUpperCase()}; ${member.email}\nnot-an-address, <${owner.email}>`
	const results = await inviteMembers(owner, owner.teamId, { ...invite, addresses: pasted })
	expect(results.map(({ outcome }) => outcome)).toEqual(['invited', 'already_member', 'invalid', 'already_member'])
	expect(results[0]?.link).toMatch(/^https:\/\/strata\.example\/invite\/[\w-]{43}$/)
	const [again] = await inviteMembers(owner, owner.teamId, { ...invite, addresses: fresh })
	expect(again?.outcome).toBe('renewed')
	expect(again?.link).toBe(results[0]?.link)
	expect((await getInvitation(null, tokenIn(again?.link))).state).toBe('ready')
	expect(await listInvitations(owner, owner.teamId)).toHaveLength(1)
})

test('an address invited twice at once has one invitation', async () => {
	const owner = await aPerson()
	const email = anAddress()
	await Promise.all([anInvitation(owner, email), anInvitation(owner, email)])
	expect(await listInvitations(owner, owner.teamId)).toHaveLength(1)
})

test('the table of invitations tells no token', async () => {
	const owner = await aPerson()
	const token = await anInvitation(owner, anAddress())
	const rows = await database().invitation.findMany({ where: { teamId: owner.teamId } })
	expect(JSON.stringify(rows)).not.toContain(token)
	expect(rows[0]?.tokenHash).toBe(hashToken(token))
})

test('nobody hands out a role above their own, and ownership is never sent by mail', async () => {
	const owner = await aPerson()
	const admin = await aMember(owner.teamId, 'admin')
	const editor = await aMember(owner.teamId, 'editor')
	const invite = (actor: Person, role: Role) =>
		inviteMembers(actor, owner.teamId, { addresses: anAddress(), role, note: '', address })
	await expect(invite(owner, 'owner')).rejects.toMatchObject({ code: 'forbidden' })
	await expect(invite(editor, 'viewer')).rejects.toMatchObject({ code: 'forbidden' })
	expect((await invite(admin, 'admin'))[0]?.outcome).toBe('invited')
})

test('an invitation is open for its own address, closed for others, and says so without giving the team away to strangers', async () => {
	const owner = await aPerson()
	const invited = await aPerson('Bo Lind')
	const other = await aPerson('Cy Park')
	const token = await anInvitation(owner, invited.email)
	expect(await getInvitation(null, 'no-such-token')).toEqual({ state: 'invalid' })
	expect(await getInvitation(null, token)).toMatchObject({ state: 'ready', signedIn: false })
	expect(await getInvitation(invited, token)).toMatchObject({ state: 'ready', signedIn: true })
	expect(await getInvitation(other, token)).toMatchObject({ state: 'wrong_account', signedInAs: other.email })
	await expect(acceptInvitation(other, token)).rejects.toMatchObject({ code: 'forbidden' })
	await acceptInvitation(invited, token)
	expect(await findRole({ teamId: owner.teamId }, invited.userId)).toBe('editor')
	expect(await getInvitation(invited, token)).toMatchObject({ state: 'already_member' })
	expect(await getInvitation(null, token)).toEqual({ state: 'invalid' })
})

test('expired, revoked and declined invitations let nobody in', async () => {
	const owner = await aPerson()
	const invited = await aPerson()
	const expired = await anInvitation(owner, invited.email)
	await database().invitation.updateMany({
		where: { tokenHash: hashToken(expired) },
		data: { expiresAt: new Date(Date.now() - 1000) },
	})
	expect(await getInvitation(invited, expired)).toEqual({ state: 'invalid' })
	await expect(acceptInvitation(invited, expired)).rejects.toMatchObject({ code: 'not_found' })
	const revoked = await anInvitation(owner, invited.email)
	const [pending] = await listInvitations(owner, owner.teamId)
	await revokeInvitation(owner, owner.teamId, pending?.id ?? '')
	expect(await getInvitation(invited, revoked)).toEqual({ state: 'revoked' })
	await expect(acceptInvitation(invited, revoked)).rejects.toMatchObject({ code: 'not_found' })
	const declined = await anInvitation(owner, invited.email)
	await declineInvitation(declined)
	await expect(acceptInvitation(invited, declined)).rejects.toMatchObject({ code: 'not_found' })
})

test('«Copy link» shows the link that was given out, good for another week', async () => {
	const owner = await aPerson()
	const before = await anInvitation(owner, anAddress())
	const [pending] = await listInvitations(owner, owner.teamId)
	const id = { invitationId: pending?.id ?? '' }
	await database().invitation.updateMany({ where: { tokenHash: hashToken(before) }, data: { expiresAt: new Date(0) } })
	const link = await renewInvitation(owner, owner.teamId, { ...id, address, plan: 'p1', by: 'link' })
	expect(link).toBe(`${address}/invite/${before}?plan=p1`)
	expect(await getInvitation(null, before)).toMatchObject({ state: 'ready' })
	// An invitation from before links were kept can only get a new one.
	await database().invitation.updateMany({ where: { tokenHash: hashToken(before) }, data: { sealedToken: null } })
	const anew = tokenIn(await renewInvitation(owner, owner.teamId, { ...id, address, by: 'link' }))
	expect(await getInvitation(null, before)).toEqual({ state: 'invalid' })
	expect(await getInvitation(null, anew)).toMatchObject({ state: 'ready' })
})

test('an invitation is good for as many days as were chosen, and as long again under the same link when it is sent again', async () => {
	const owner = await aPerson()
	const addresses = anAddress()
	const daysLeft = async () => {
		const [pending] = await listInvitations(owner, owner.teamId)
		return Math.round(((pending?.expiresAt.getTime() ?? 0) - Date.now()) / 86_400_000)
	}
	const invite = { addresses, role: 'editor' as const, note: '', address }
	const [first] = await inviteMembers(owner, owner.teamId, { ...invite, days: 2 })
	expect(await daysLeft()).toBe(2)
	const [pending] = await listInvitations(owner, owner.teamId)
	await database().invitation.updateMany({ where: { teamId: owner.teamId }, data: { expiresAt: new Date(0) } })
	const link = await renewInvitation(owner, owner.teamId, { invitationId: pending?.id ?? '', address, by: 'mail' })
	expect([link, await daysLeft()]).toEqual([first?.link, 2])
	const [again] = await inviteMembers(owner, owner.teamId, { ...invite, days: 30 })
	expect([again?.link, await daysLeft()]).toEqual([first?.link, 30])
	for (const days of ['0', '31', '7.5', 'a week'])
		expect(inviteSchema.safeParse({ ...invite, days }).success).toBe(false)
	expect(inviteSchema.parse({ ...invite }).days).toBe(7)
})

test('a batch that the hour’s limit does not reach for invites nobody', async () => {
	const owner = await aPerson()
	const batch = (count: number) => ({
		addresses: Array.from({ length: count }, anAddress).join(' '),
		role: 'viewer' as const,
		note: '',
		address,
	})
	for (const count of [100, 99]) await inviteMembers(owner, owner.teamId, batch(count))
	await expect(inviteMembers(owner, owner.teamId, batch(100))).rejects.toMatchObject({ code: 'rate_limited' })
	expect(await listInvitations(owner, owner.teamId)).toHaveLength(199)
	const [last] = await inviteMembers(owner, owner.teamId, batch(1))
	expect(last?.outcome).toBe('invited')
})

test('a link used twice at the same moment lets one in', async () => {
	const owner = await aPerson()
	const invited = await aPerson()
	const token = await anInvitation(owner, invited.email)
	const uses = await Promise.allSettled(Array.from({ length: 6 }, () => acceptInvitation(invited, token)))
	expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('of newcomers who use one link at the same moment one joins, and the others leave no account behind', async () => {
	const owner = await aPerson()
	const email = anAddress()
	const token = await anInvitation(owner, email)
	const joins = await Promise.allSettled(
		Array.from({ length: 5 }, (_, index) =>
			joinAsNewUser({ ip: `newcomer ${index}` }, null, { token, name: 'Dee Roy', password: `${PASSWORD} ${index}` }),
		),
	)
	expect(joins.filter((join) => join.status === 'fulfilled' && join.value.ok)).toHaveLength(1)
	expect(await database().user.count({ where: { email } })).toBe(1)
})

test('a newcomer joins under the invited address, whatever else the form says', async () => {
	const owner = await aPerson()
	const email = anAddress()
	const token = await anInvitation(owner, email, 'commenter')
	const joined = await joinAsNewUser({ ip: 'newcomer' }, null, { token, name: 'Dee Roy', password: PASSWORD })
	expect(joined).toMatchObject({ ok: true, teamId: owner.teamId })
	const user = await database().user.findFirstOrThrow({ where: { email } })
	expect(await findRole({ teamId: owner.teamId }, user.id)).toBe('commenter')
})

test('an invitation from somebody who has lost the right to give that role is worthless', async () => {
	const owner = await aPerson()
	const admin = await aMember(owner.teamId, 'admin')
	const invited = await aPerson()
	const [result] = await inviteMembers(admin, owner.teamId, {
		addresses: invited.email,
		role: 'admin',
		note: '',
		address,
	})
	await changeRole(owner, owner.teamId, { userId: admin.userId, role: 'viewer' })
	await expect(acceptInvitation(invited, tokenIn(result?.link))).rejects.toMatchObject({ code: 'not_found' })
})

test('of two owners who leave or step down at the same moment, one stays', async () => {
	for (let round = 0; round < 8; round++) {
		const first = await aPerson()
		const second = await aMember(first.teamId, 'owner')
		const steps = await Promise.allSettled([
			leaveTeam(first, first.teamId),
			changeRole(second, first.teamId, { userId: second.userId, role: 'viewer' }),
		])
		expect(steps.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
		expect(await database().member.count({ where: { teamId: first.teamId, role: 'owner' } })).toBe(1)
	}
})

test('the last owner can’t be demoted, by nobody', async () => {
	const owner = await aPerson()
	await expect(changeRole(owner, owner.teamId, { userId: owner.userId, role: 'admin' })).rejects.toMatchObject({
		code: 'conflict',
	})
	await expect(leaveTeam(owner, owner.teamId)).rejects.toMatchObject({ code: 'conflict' })
})

test('an admin can’t touch an owner', async () => {
	const owner = await aPerson()
	await aMember(owner.teamId, 'owner')
	const admin = await aMember(owner.teamId, 'admin')
	await expect(changeRole(admin, owner.teamId, { userId: owner.userId, role: 'viewer' })).rejects.toMatchObject({
		code: 'forbidden',
	})
	await expect(changeRole(admin, owner.teamId, { userId: admin.userId, role: 'owner' })).rejects.toMatchObject({
		code: 'forbidden',
	})
})

test('a role is read whatever its letters’ case; a word that is none changes nobody', async () => {
	const owner = await aPerson()
	const { teamId } = owner
	const { userId } = await aMember(teamId, 'editor')
	const browser = await aBrowser(owner)
	const at = { path: `/t/${teamId}/members`, params: { team: teamId } }
	const change = async (role: string) =>
		(await browser.send(members.action, at, { intent: 'change-role', userId, role })).status
	expect([await change('Admin'), await findRole({ teamId }, userId)]).toEqual([200, 'admin'])
	expect([await change('boss'), await findRole({ teamId }, userId)]).toEqual([400, 'admin'])
	const invite = { intent: 'invite', addresses: anAddress(), note: '', days: '7' }
	expect((await browser.send(members.action, at, { ...invite, role: 'boss' })).status).toBe(400)
	expect(await listInvitations(owner, teamId)).toEqual([])
})
