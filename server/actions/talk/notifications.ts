import type { AccountHolder } from '#server/access/actor.ts'
import {
	listNotifications,
	markRead,
	type NotificationRow,
	findMailChoice,
	putMailChoice,
} from '#server/store/rows/notifications.ts'
import { stampText } from '#shared/formats/day.ts'
import { didAt, type ToldTo } from '#shared/together/told.ts'
import { MAIL_DEFAULTS, MAIL_TIMES, type Cause, type MailTime, talkKey, type TalkPlace } from '#shared/together/talk.ts'

/** Where in a plan something was said: its page with the comments open at the place. */
export function addressOfTalk(projectId: string, said: TalkPlace & { readonly scenarioId: string }): string {
	const search = new URLSearchParams({ scenario: said.scenarioId, talk: talkKey(said) })
	return `/p/${projectId}?${search.toString()}`
}

type MailTimes = Readonly<Record<Cause, MailTime>>

/** When somebody wants mail of what; where nothing was chosen, or an older choice is unknown, the default. */
export function chosenTimes(stored: Readonly<Record<Cause, string>> | null): MailTimes {
	const timeOf = (cause: Cause) => MAIL_TIMES.find((time) => time === stored?.[cause]) ?? MAIL_DEFAULTS[cause]
	return { mention: timeOf('mention'), answer: timeOf('answer'), approval: timeOf('approval') }
}

export async function getMailTimes({ userId }: AccountHolder): Promise<MailTimes> {
	return chosenTimes(await findMailChoice(userId))
}

export async function chooseMailTimes({ userId }: AccountHolder, times: MailTimes): Promise<void> {
	await putMailChoice(userId, times)
}

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
