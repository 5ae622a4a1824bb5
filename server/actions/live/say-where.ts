import type { Actor } from '#server/access/actor.ts'
import { requireProject } from '#server/access/require-member.ts'
import { notFound } from '#server/access/app-error.ts'
import { sendNotice } from '#server/store/rows/notices.ts'
import { updatePresence, type Whereabouts } from '#server/store/rows/presences.ts'

/**
 * Notes where in a plan somebody is, for the others who have it open. Of a stream that has ended nothing is noted.
 * @throws not_found for strangers and who reads by a link
 */
export async function sayWhere(
	actor: Actor,
	{ projectId, stream }: { readonly projectId: string; readonly stream: string },
	at: Whereabouts,
): Promise<void> {
	const { teamId, guest } = await requireProject(actor, projectId, 'seePlans')
	if (guest) throw notFound('project')
	const known = await updatePresence({ teamId, userId: actor.userId, id: stream }, at)
	if (known) await sendNotice({ kind: 'presence', projectId })
}
