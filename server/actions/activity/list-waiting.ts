import type { Actor } from '#server/access/actor.ts'
import { requireMember } from '#server/access/require-member.ts'
import { listWaitingTalk } from '#server/store/rows/activity.ts'
import { addressOfTalk } from '#server/actions/talk/talk-address.ts'
import { dayInSentence } from '#shared/formats/day.ts'
import { cutText } from '#shared/schemas/storable-text.ts'
import { didAt, type ToldTo } from '#shared/together/told.ts'

const MOST_SHOWN = 8
const MOST_LETTERS = 140

/**
 * What was said to the actor, is not settled and waits for their answer, in one team or in all of theirs.
 * @throws not_found for strangers of the team
 */
export async function listWaitingComments(
	{ actor, teamId }: { actor: Actor; teamId?: string },
	now: Date,
): Promise<readonly ToldTo[]> {
	if (teamId !== undefined) await requireMember(actor, teamId, 'seePlans')
	const rows = await listWaitingTalk({ userId: actor.userId, teamId }, MOST_SHOWN)
	return rows.map((row) => ({
		id: row.threadId,
		who: row.authorName,
		did: didAt(row.cause),
		label: row.label,
		plan: row.plan,
		text: cutText(row.text, MOST_LETTERS),
		to: addressOfTalk(row.projectId, row),
		when: dayInSentence(row.createdAt, now),
		isUnread: row.readAt === null,
	}))
}
