import type { Actor } from '#server/access/actor.ts'
import { newId } from '#server/access/tokens.ts'
import { listWriters } from '#server/store/rows/comments.ts'
import { listMembers, type MemberRow } from '#server/store/rows/members.ts'
import { createNotifications, findMailChoice, listMentioned } from '#server/store/rows/notifications.ts'
import { sendMail } from '#server/actions/mail/send-mail.ts'
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

/** Sends what is to be mailed at once; called when what is told is kept, as a mail cannot be taken back. */
export type Mailing = () => Promise<void>
type ToldMember = { readonly member: MemberRow; readonly cause: Cause }

/** Tells whoever a comment names, and whoever has written in its thread; nobody of what they wrote themselves. */
export async function tellPeople(actor: Actor, said: Said): Promise<Mailing> {
	const { members, named } = await othersIn(actor, said)
	const writers = new Set(await listWriters(said, said.threadId))
	return await tell(
		actor,
		said,
		members.flatMap((member) => {
			const cause: Cause | null = named.has(member.userId) ? 'mention' : writers.has(member.userId) ? 'answer' : null
			return cause === null ? [] : [{ member, cause }]
		}),
	)
}

/** Tells whoever a comment has come to name by being edited, once; who is named in it no more keeps what they were told. */
export async function tellNamedSince(actor: Actor, said: Said, before: string): Promise<Mailing> {
	const { members, named } = await othersIn(actor, said)
	const known = new Set([...mentionedIn(before, members).map(({ userId }) => userId), ...(await listMentioned(said))])
	const since = members.filter(({ userId }) => named.has(userId) && !known.has(userId))
	return await tell(
		actor,
		said,
		since.map((member) => ({ member, cause: 'mention' })),
	)
}

async function othersIn({ userId: own }: Actor, { teamId, text }: Said) {
	const members = (await listMembers({ teamId })).filter(({ userId }) => userId !== own)
	return { members, named: new Set(mentionedIn(text, members).map(({ userId }) => userId)) }
}

async function tell(actor: Actor, said: Said, told: readonly ToldMember[]): Promise<Mailing> {
	const { teamId, projectId, commentId, threadId } = said
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
	return async () => {
		for (const { member, cause } of atOnce) await mail(actor, said, { member, cause })
	}
}

async function mail(
	{ name }: Actor,
	{ projectId, projectName, scenarioId, place, label, text, address }: Said,
	{ member, cause }: ToldMember,
): Promise<void> {
	if (member.email === null) return
	const to = addressOfTalk(projectId, { ...place, scenarioId })
	await sendMail({
		to: member.email,
		subject: `${name} ${didOf(cause)}: ${label}, ${projectName}`,
		text: `${name} ${didAt(cause)} ${label} in ${projectName}:\n\n${text}\n\nRead and answer: ${address}${to}\nWhich mails you get: ${address}/account/notifications\n`,
	})
}
