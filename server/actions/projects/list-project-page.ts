import type { Actor } from '#server/access/actor.ts'
import { requireMember } from '#server/access/require-member.ts'
import { AppError } from '#server/access/app-error.ts'
import { listProjectPage as listRows, type PagedProject } from '#server/store/rows/projects.ts'

export type ProjectPage = { readonly rows: readonly PagedProject[]; readonly next: string | null }

/**
 * Some of a team's projects, the newest first. `cursor`: where the page before ended; whatever changes meanwhile, none is told
 * twice and none that was there is left out.
 * @throws not_found for strangers, unreadable for a cursor that no page has given
 */
export async function listProjectPage(
	actor: Actor,
	teamId: string,
	{ cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<ProjectPage> {
	await requireMember(actor, teamId, 'seePlans')
	const after = cursor === null ? null : readCursor(cursor)
	const rows = await listRows({ teamId }, { after, count: limit + 1 })
	const shown = rows.slice(0, limit)
	const last = shown.at(-1)
	return { rows: shown, next: rows.length > limit && last !== undefined ? cursorOf(last) : null }
}

const cursorOf = ({ createdAt, id }: PagedProject): string =>
	Buffer.from(`${createdAt.toISOString()} ${id}`).toString('base64url')

function readCursor(cursor: string): { createdAt: Date; id: string } {
	const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
	const createdAt = new Date(time)
	if (!Number.isNaN(createdAt.getTime()) && /^[0-9a-z-]{1,40}$/.test(id)) return { createdAt, id }
	throw new AppError('unreadable', {
		userMessage: 'This is no cursor of these pages.',
		mend: 'Begin with the first page, and send back what stands in `next`.',
	})
}
