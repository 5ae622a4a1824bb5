import { z } from 'zod'

/** What servers tell each other through the database: ids and counts, never what is in a plan. */
const noticeSchema = z.discriminatedUnion('kind', [
	/** an edit; rev is its place in the line of the scenario it was made in, origin the server that made it */
	z.object({
		kind: z.literal('changed'),
		projectId: z.string(),
		scenarioId: z.string(),
		rev: z.number(),
		origin: z.string(),
	}),
	/** somebody came, went, or is at another place */
	z.object({ kind: z.literal('presence'), projectId: z.string() }),
	/** somebody wrote a comment, or settled one */
	z.object({ kind: z.literal('talk'), projectId: z.string() }),
	/** how far work is that somebody has asked for; number is that of the report that came of it */
	z.object({
		kind: z.literal('job'),
		projectId: z.string(),
		id: z.string(),
		by: z.string(),
		state: z.string(),
		share: z.number(),
		part: z.string(),
		number: z.number().nullable(),
	}),
	/** work was put in a line of jobs: whoever does such looks now */
	z.object({ kind: z.literal('work'), queue: z.string() }),
])
export type Notice = z.infer<typeof noticeSchema>
/** What is told of a plan, to those who have it open. */
export type PlanNotice = Exclude<Notice, { readonly kind: 'work' }>

/** The notice in a payload; null where it is of another version, or none. */
export function readNotice(payload: string): Notice | null {
	try {
		const { success, data } = noticeSchema.safeParse(JSON.parse(payload))
		return success ? data : null
	} catch {
		return null
	}
}
