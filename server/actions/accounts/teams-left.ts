import type { AccountHolder } from '#server/access/actor.ts'
import { withinTeams } from '#server/store/tenancy/admit.ts'
import { listMembers } from '#server/store/rows/members.ts'
import { countProjects } from '#server/store/rows/projects.ts'
import { listTeamsOf } from '#server/store/rows/teams.ts'

export type TeamLeft = {
	readonly id: string
	readonly name: string
	readonly plans: number
	/** who else is in it, and could own it */
	readonly others: readonly { readonly userId: string; readonly name: string; readonly email: string | null }[]
}

/** The teams of which somebody is the only owner: what becomes of them has to be said before the account can go. */
export async function listTeamsLeft({ userId }: AccountHolder): Promise<TeamLeft[]> {
	const teams = (await listTeamsOf(userId)).filter(({ role }) => role === 'owner')
	const left = await Promise.all(
		teams.map(async ({ id, name }) => {
			const [members, { shelf }] = await withinTeams([id], () =>
				Promise.all([listMembers({ teamId: id }), countProjects({ teamId: id })]),
			)
			const owners = members.filter(({ role }) => role === 'owner').length
			const others = members
				.filter((member) => member.userId !== userId)
				.map((member) => ({ userId: member.userId, name: member.name, email: member.email }))
			return owners > 1 ? [] : [{ id, name, plans: shelf, others }]
		}),
	)
	return left.flat()
}
