import type { AccountHolder } from '#server/access/actor.ts'
import { listNotifications, markRead, type NotificationRow } from '#server/store/rows/notifications.ts'
import { stampText } from '#shared/formats/day.ts'
import { didAt, type ToldTo } from '#shared/together/told.ts'
import { addressOfTalk } from './talk-address.ts'

const MOST_SHOWN = 100

/** What somebody was told, the latest first, each with the way to where it was said or done. */
export async function getNotifications({ userId }: AccountHolder): Promise<readonly ToldTo[]> {
	const rows = await listNotifications(userId, MOST_SHOWN)
	return rows.map((row) => ({
		...saidIn(row),
		id: row.id,
		plan: row.project.name,
		when: stampText(row.createdAt),
		isUnread: row.readAt === null,
	}))
}

function saidIn({
	projectId,
	cause,
	comment,
	told,
	page,
}: NotificationRow): Pick<ToldTo, 'who' | 'did' | 'label' | 'text' | 'to'> {
	const plan = `/p/${projectId}`
	if (comment === null) return { who: 'Strata', did: 'tells:', label: told, text: '', to: `${plan}/${page}` }
	const { authorName: who, label, text } = comment
	return { who, did: didAt(cause), label, text, to: addressOfTalk(projectId, comment) }
}

export async function readAll({ userId }: AccountHolder): Promise<void> {
	await markRead(userId)
}
