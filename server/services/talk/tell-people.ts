import type { Actor } from '#server/auth/actor.ts'
import { newId } from '#server/auth/tokens.ts'
import { listComments } from '#server/repositories/comments.ts'
import { listMembers, type MemberRow } from '#server/repositories/members.ts'
import { createNotifications, findMailChoice } from '#server/repositories/notifications.ts'
import { sendMail } from '#server/services/mail/send-mail.ts'
import { didAt, didOf } from '#shared/together/told.ts'
import { mentionedIn, type Cause, type TalkPlace } from '#shared/together/talk.ts'
import { chosenTimes } from './mail-choice.ts'
import { addressOfTalk } from './talk-address.ts'

export type Said = {
	readonly teamId: string
	readonly projectId: string
	readonly projectName: string
	readonly scenarioId: string
	readonly commentId: string
	readonly threadId: string
	readonly place: TalkPlace
	readonly label: string
	readonly text: string
	/** what links in mails start with */
	readonly address: string
}

const MOST_OF_A_THREAD = 500

/** Tells whoever a comment names, and whoever has written in its thread; nobody of what they wrote themselves. */
export async function tellPeople(actor: Actor, said: Said): Promise<() => Promise<void>> {
	const { teamId, projectId, commentId, threadId } = said
	const members = (await listMembers({ teamId })).filter(({ userId }) => userId !== actor.userId)
	const named = new Set(mentionedIn(said.text, members).map(({ userId }) => userId))
	const thread = await listComments({ teamId, projectId }, { threadId, most: MOST_OF_A_THREAD })
	const writers = new Set(thread.map(({ authorId }) => authorId))
	const told = members.flatMap((member) => {
		const cause: Cause | null = named.has(member.userId) ? 'mention' : writers.has(member.userId) ? 'answer' : null
		return cause === null ? [] : [{ member, cause }]
	})
	const due = await Promise.all(
		told.map(async ({ member, cause }) => ({
			member,
			cause,
			time: chosenTimes(await findMailChoice(member.userId))[cause],
		})),
	)
	const now = new Date()
	await createNotifications(
		due.map(({ member: { userId }, cause, time }) => {
			const mailedAt = time === 'daily' ? null : now
			return { teamId, id: newId(), userId, projectId, commentId, threadId, cause, mailedAt }
		}),
	)
	const atOnce = due.filter(({ time }) => time === 'at once')
	// After what is told is kept: a mail cannot be taken back.
	return async () => {
		for (const { member, cause } of atOnce) await mail(actor, said, { member, cause })
	}
}

async function mail(
	{ name }: Actor,
	{ projectId, projectName, scenarioId, place, label, text, address }: Said,
	{ member, cause }: { member: MemberRow; cause: Cause },
): Promise<void> {
	if (member.email === null) return
	const to = addressOfTalk(projectId, { ...place, scenarioId })
	await sendMail({
		to: member.email,
		subject: `${name} ${didOf(cause)}: ${label}, ${projectName}`,
		text: `${name} ${didAt(cause)} ${label} in ${projectName}:\n\n${text}\n\nRead and answer: ${address}${to}\nWhich mails you get: ${address}/account/notifications\n`,
	})
}
