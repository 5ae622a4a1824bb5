import type { AccountHolder } from '#server/access/actor.ts'
import { findMailChoice, putMailChoice } from '#server/store/rows/notifications.ts'
import { MAIL_DEFAULTS, MAIL_TIMES, type Cause, type MailTime } from '#shared/together/talk.ts'

export type MailTimes = Readonly<Record<Cause, MailTime>>

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
