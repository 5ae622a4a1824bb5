import type { AccountHolder } from '#server/auth/actor.ts'
import { listNotifications, markRead } from '#server/repositories/notifications.ts'
import { stampText } from '#shared/presentation/wording/day.ts'
import { addressOfTalk, didOf } from './talk-address.ts'

const MOST_SHOWN = 100

export type ListedNotification = {
	readonly id: string
	readonly who: string
	readonly did: string
	readonly label: string
	readonly plan: string
	readonly text: string
	readonly to: string
	readonly when: string
	readonly isUnread: boolean
}

/** What somebody was told, the latest first, each with the way to where it was said. */
export async function getNotifications({ userId }: AccountHolder): Promise<readonly ListedNotification[]> {
	const rows = await listNotifications(userId, MOST_SHOWN)
	return rows.map(({ id, projectId, cause, createdAt, readAt, project, comment }) => {
		return {
			id,
			who: comment.authorName,
			did: didOf(cause),
			label: comment.label,
			plan: project.name,
			text: comment.text,
			to: addressOfTalk(projectId, comment),
			when: stampText(createdAt),
			isUnread: readAt === null,
		}
	})
}

export async function readAll({ userId }: AccountHolder): Promise<void> {
	await markRead(userId)
}
