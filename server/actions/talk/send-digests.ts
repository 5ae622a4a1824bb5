import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { takeUnmailed } from '#server/store/rows/notifications.ts'
import { sendMail } from '#server/actions/mail/send-mail.ts'
import { currentEnv } from '#server/env.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'

/** Sends everybody who wants it one mail of what was said to them and they have not read; twice at once sends it once. */
export async function sendDigests(now: Date): Promise<number> {
	const rows = await acrossTeams(() => takeUnmailed(now))
	const people = new Map(rows.map(({ user }) => [user.id, user]))
	const { ORIGIN, PORT } = currentEnv()
	const address = ORIGIN ?? `http://localhost:${String(PORT)}`
	for (const { id, name, email } of people.values()) {
		if (email === null) continue
		const own = rows.filter(({ user }) => user.id === id)
		const lines = own.map(({ comment, project, projectId, told, page }) =>
			comment === null
				? `${project.name}: ${told}\n  ${address}/p/${projectId}/${page}`
				: `${comment.authorName} at ${comment.label}, ${project.name}:\n  ${comment.text.replaceAll('\n', '\n  ')}`,
		)
		const isTalk = own.every(({ comment }) => comment !== null)
		await sendMail({
			to: email,
			subject: sentenceCase(`${counted(own.length, isTalk ? 'comment' : 'message')} to you not read yet`),
			text: `${name},\n\n${lines.join('\n\n')}\n\nRead and answer: ${address}/account/notifications\n`,
		})
	}
	return people.size
}
