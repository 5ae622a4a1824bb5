import type { Actor } from '#server/access/actor.ts'
import { issueNumber } from '#shared/report/issue-name.ts'
import { counted } from '#shared/formats/months.ts'
import { newId } from '#server/access/tokens.ts'
import { currentEnv } from '#server/env.ts'
import { listMembers, type MemberRow } from '#server/store/rows/members.ts'
import { createNotifications, findMailChoice, settleNotifications } from '#server/store/rows/notifications.ts'
import { sendMail } from '#server/actions/mail.ts'
import { chosenTimes } from '#server/actions/talk/notifications.ts'
import { may } from '#shared/permissions.ts'

type TellApproversParams = { readonly teamId: string; readonly id: string; readonly name: string }

type AwaitingApproval = { readonly number: number; readonly reason: string; readonly openPoints: number }

type Mailing = () => Promise<void>

const CAUSE = 'approval'

const pageOf = (number: number) => `reports?review=${String(number)}`

/** Whoever may approve reports of a team, the owner first. */
export async function listApprovers(teamId: string): Promise<readonly MemberRow[]> {
	const rows = (await listMembers({ teamId })).filter(({ role }) => may(role, 'issueReports'))
	return [...rows.filter(({ role }) => role === 'owner'), ...rows.filter(({ role }) => role !== 'owner')]
}

/** Tells whoever may approve that a draft waits; nobody of their own. The answer sends the mails, once what is told is kept. */
export async function tellApprovers(
	actor: Actor,
	project: TellApproversParams,
	{ number, reason, openPoints }: AwaitingApproval,
): Promise<Mailing> {
	const open = openPoints === 0 ? 'Nothing is open.' : `It has ${counted(openPoints, 'open item')}.`
	const told = `${issueNumber(number)} waits for your approval. ${actor.name} made it${reason === '' ? '' : `: ${reason}`}`
	const members = await listApprovers(project.teamId)
	return await tell(
		members.filter(({ userId }) => userId !== actor.userId),
		project,
		{
			told,
			text: open,
			page: pageOf(number),
			subject: `${issueNumber(number)} of ${project.name} waits for your approval`,
		},
	)
}

type Decided = { readonly number: number; readonly createdById: string; readonly said: string }

/**
 * Tells whoever made a draft what came of it, unless they decided it themselves; who was told that it waits need not look any
 * more. The answer sends the mail.
 */
export async function tellMaker(
	actor: Actor,
	project: TellApproversParams,
	{ number, createdById, said }: Decided,
): Promise<Mailing> {
	await settleNotifications({ teamId: project.teamId, projectId: project.id }, { cause: CAUSE, page: pageOf(number) })
	const members = await listMembers({ teamId: project.teamId })
	return await tell(
		members.filter(({ userId }) => userId === createdById && userId !== actor.userId),
		project,
		{
			told: `${actor.name} ${said}`,
			text: '',
			page: `reports?issued=${String(number)}`,
			subject: `${issueNumber(number)} of ${project.name}: ${actor.name} ${said}`,
		},
	)
}

type Message = { readonly told: string; readonly text: string; readonly page: string; readonly subject: string }

async function tell(
	members: readonly MemberRow[],
	{ teamId, id: projectId, name }: TellApproversParams,
	{ told, text, page, subject }: Message,
): Promise<Mailing> {
	const due = await Promise.all(
		members.map(async (member) => ({ member, time: chosenTimes(await findMailChoice(member.userId)).approval })),
	)
	const now = new Date()
	await createNotifications(
		due.map(({ member: { userId }, time }) => {
			const mailedAt = time === 'daily' ? null : now
			return {
				teamId,
				id: newId(),
				userId,
				projectId,
				commentId: null,
				threadId: null,
				cause: CAUSE,
				told,
				page,
				mailedAt,
			}
		}),
	)
	const { ORIGIN, PORT } = currentEnv()
	const address = ORIGIN ?? `http://localhost:${String(PORT)}`
	return async () => {
		for (const { member, time } of due) {
			if (time !== 'at once' || member.email === null) continue
			const lines = [`${told} (${name})`, text, `Open it: ${address}/p/${projectId}/${page}`]
			await sendMail({
				to: member.email,
				subject,
				text: `${lines.filter((line) => line !== '').join('\n\n')}\nWhich mails you get: ${address}/account/notifications\n`,
			})
		}
	}
}
