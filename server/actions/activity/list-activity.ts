import type { Actor } from '#server/access/actor.ts'
import { withinTeams } from '#server/store/tenancy/admit.ts'
import { requireMember } from '#server/access/require-member.ts'
import { listItemsAt, listTeamAudit, listTeamDeeds, type DeedRow, type ItemAt } from '#server/store/rows/activity.ts'
import { deedInWords } from '#server/views/history/deed-words.ts'
import { PERMISSIONS } from '#shared/permissions.ts'
import {
	buildTeamActivity,
	TOLD_OF_PLANS,
	TOLD_OF_THE_TEAM,
	type ActivityLine,
} from '#server/views/history/team-activity.ts'
import { nameOfEntry } from '#server/views/messages/edited-place.ts'

/** Whoever may read the audit log is told of the team itself, too. */
const MANAGERS = { roles: PERMISSIONS.readAudit, actions: TOLD_OF_THE_TEAM }

/** More than are shown: what one person did in a row is told as one. */
const MOST_READ = 60

/**
 * The latest that was done in the plans of one team, or of all the actor's teams, and with the team itself where they look
 * after it.
 * @throws not_found for strangers of the team
 */
export async function listActivity(
	{ actor, teamId }: { actor: Actor; teamId?: string },
	now: Date,
): Promise<readonly ActivityLine[]> {
	if (teamId !== undefined) await requireMember(actor, teamId, 'seePlans')
	const reader = { userId: actor.userId, teamId }
	const [deeds, audit] = await Promise.all([
		listTeamDeeds(reader, MOST_READ),
		listTeamAudit(reader, { everybody: TOLD_OF_PLANS, managers: MANAGERS, most: MOST_READ }),
	])
	const names = await namesIn(deeds)
	const baselines = new Map(deeds.map(({ scenarioId, baselineId }) => [scenarioId, baselineId]))
	const nameOf =
		({ teamId: of, scenarioId }: { teamId: string; scenarioId: string }) =>
		(list: string, id: string) =>
			names.get(keyOf({ teamId: of, scenarioId: baselines.get(scenarioId) ?? scenarioId, list, id })) ?? id
	return buildTeamActivity({ deeds, audit, nameOf }, now)
}

const keyOf = ({ teamId, scenarioId, list, id }: ItemAt) => [teamId, scenarioId, list, id].join(' ')

/** The names that the words for what was done ask for, read at once. */
async function namesIn(deeds: readonly DeedRow[]): Promise<ReadonlyMap<string, string>> {
	const asked = new Map<string, ItemAt>()
	for (const deed of deeds)
		deedInWords(deed, (list, id) => {
			const at = { teamId: deed.teamId, scenarioId: deed.baselineId, list, id }
			asked.set(keyOf(at), at)
			return id
		})
	const places = [...asked.values()]
	const items = await withinTeams(
		places.map(({ teamId }) => teamId),
		() => listItemsAt(places),
	)
	return new Map(
		items.flatMap(({ item, ...at }) => {
			const name = nameOfEntry(item)
			return name === null ? [] : [[keyOf(at), name] as const]
		}),
	)
}
