import { expect, test } from 'vitest'
import { database } from '#server/store/client.ts'
import { createProject } from '#server/actions/projects/create-project.ts'
import { updatePlanItem } from '#server/actions/plans/update-plan-item.ts'
import { changeRole } from '#server/actions/teams/change-role.ts'
import { deleteTeam, restoreTeam } from '#server/actions/teams/delete-team.ts'
import { inviteMembers } from '#server/actions/teams/invite-members.ts'
import { leaveTeam, removeMember } from '#server/actions/teams/remove-member.ts'
import { transferOwnership } from '#server/actions/teams/transfer-ownership.ts'
import { createToken } from '#server/actions/tokens/create-token.ts'
import { listTokens } from '#server/actions/tokens/list-tokens.ts'
import { revokeToken } from '#server/actions/tokens/revoke-token.ts'
import { must } from '../../factories/must.ts'
import { aMember, anAddress, aPerson } from '../../factories/people.ts'
import { getPlan } from '../../factories/get-plan.ts'
import { contract, planFile } from '../../factories/plan-file.ts'

/** `npm run races` goes as many rounds as the bar asks for. */
const ASKED = Number(process.env['RACE_ROUNDS'] ?? 0)
const rounds = (usual: number) => (ASKED > 0 ? ASKED : usual)
const [MANY, FEW] = [rounds(40), rounds(10)]
const WITHIN = { timeout: 60_000 * Math.max(1, ASKED / 20) }
const owners = (teamId: string) => database().member.count({ where: { teamId, role: 'owner' } })
const done = (steps: readonly PromiseSettledResult<unknown>[]) =>
	steps.filter(({ status }) => status === 'fulfilled').length

test('of owners who leave, step down, hand over or remove each other at once, one stays', WITHIN, async () => {
	const first = await aPerson()
	const { teamId } = first
	const second = await aMember(teamId, 'owner')
	const members = { create: { teamId, role: 'owner' } }
	for (let round = 0; round < MANY; round += 1) {
		for (const { userId } of [first, second])
			await database().member.upsert({
				where: { teamId_userId: { teamId, userId } },
				create: { ...members.create, userId },
				update: { role: 'owner' },
			})
		const ways = [
			() => leaveTeam(first, teamId),
			() => changeRole(first, teamId, { userId: first.userId, role: 'viewer' }),
			() => removeMember(first, teamId, second.userId),
			() => transferOwnership(first, teamId, second.userId),
		]
		const others = [
			() => leaveTeam(second, teamId),
			() => changeRole(second, teamId, { userId: second.userId, role: 'admin' }),
			() => removeMember(second, teamId, first.userId),
		]
		const [one, other] = [ways[round % ways.length], others[round % others.length]]
		await Promise.allSettled([one?.(), other?.()])
		expect([round, (await owners(teamId)) >= 1]).toEqual([round, true])
	}
})

test(
	'an address invited by four at once has one invitation, and all four were given its one link',
	WITHIN,
	async () => {
		let owner = await aPerson()
		for (let round = 0; round < MANY; round += 1) {
			// A team invites so many an hour.
			if (round % 40 === 39) owner = await aPerson()
			const { teamId } = owner
			const email = anAddress()
			const invite = { addresses: email, role: 'viewer' as const, note: '', address: 'https://strata.example' }
			const sent = await Promise.all(Array.from({ length: 4 }, () => inviteMembers(owner, teamId, invite)))
			expect(new Set(sent.map(([result]) => result?.link)).size).toBe(1)
			expect(await database().invitation.count({ where: { teamId, email } })).toBe(1)
		}
	},
)

test(
	'an edit beside the deletion of its team is kept whole or refused, and none is taken after it',
	WITHIN,
	async () => {
		const owner = await aPerson()
		const { teamId } = owner
		const { projectId } = await createProject(owner, teamId, planFile({ powerContracts: [contract('grid')] }))
		const ref = { projectId }
		const set = (value: number) =>
			updatePlanItem(owner, ref, { patches: [{ kind: 'powerContracts', itemId: 'grid', field: 'capacityMW', value }] })
		for (let round = 0; round < FEW; round += 1) {
			const { rev } = await getPlan(owner, ref)
			const value = 300 + round * 10
			const order: string[] = []
			const edits = [1, 2, 3].map((more) =>
				set(value + more).then(
					(answer) => order.push(answer.ok ? 'edited' : 'told'),
					(error: unknown) => {
						if (!(error instanceof Error && 'code' in error)) throw error
						order.push(String(error.code))
					},
				),
			)
			await Promise.all([...edits, deleteTeam(owner, teamId).then(() => order.push('deleted'))])
			await expect(set(1)).rejects.toMatchObject({ code: 'not_found' })
			await restoreTeam(owner, teamId)
			const taken = order.filter((what) => what === 'edited').length
			expect((await getPlan(owner, ref)).rev).toBe(rev + taken)
			expect(order.filter((what) => what === 'edited' || what === 'not_found' || what === 'told')).toHaveLength(3)
		}
	},
)

test('a plan made beside the deletion of its team is in it or is not made', WITHIN, async () => {
	const owner = await aPerson()
	const { teamId } = owner
	for (let round = 0; round < FEW; round += 1) {
		const before = await database().project.count({ where: { teamId } })
		const steps = await Promise.allSettled([createProject(owner, teamId, planFile()), deleteTeam(owner, teamId)])
		expect(steps[1].status).toBe('fulfilled')
		expect(await database().project.count({ where: { teamId } })).toBe(before + done(steps) - 1)
		await expect(createProject(owner, teamId, planFile())).rejects.toMatchObject({ code: 'not_found' })
		await restoreTeam(owner, teamId)
	}
})

test('of three who make the last token that a team may keep, one does', WITHIN, async () => {
	const owner = await aPerson()
	const { teamId } = owner
	const make = () => createToken(owner, teamId, { name: 'Nightly export', scope: 'read', days: 30 })
	const made = async () => (await Promise.allSettled([make()]))[0].status === 'fulfilled'
	while (await made());
	const { tokens } = await listTokens(owner, teamId)
	expect(tokens.length).toBeGreaterThan(1)
	for (let round = 0; round < FEW; round += 1) {
		const [last] = (await listTokens(owner, teamId)).tokens
		await revokeToken(owner, teamId, must(last).id)
		const steps = await Promise.allSettled([make(), make(), make()])
		const kept = (await listTokens(owner, teamId)).tokens.length
		expect([round, done(steps), kept]).toEqual([round, 1, tokens.length])
	}
})
