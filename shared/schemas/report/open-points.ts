import { z } from 'zod'

/** What stands in the way of a report: nobody entered it, or it can't be as it is entered. A finding stands in its way never. */
export const POINT_KINDS = ['missing', 'impossible', 'finding'] as const
export type PointKind = (typeof POINT_KINDS)[number]

export const MOST_REASON = 300
/** More than anybody signs by name. */
export const MOST_ACCEPTED = 200
const MOST_ID = 400

const shortEnough = { error: 'At most 300 characters: one or two sentences.' }
export const reasonSchema = z.string().trim().max(MOST_REASON, shortEnough)
const givenReason = reasonSchema.min(1, { error: 'Say why.' })

/** A point that is accepted as it is, by its name, with why. */
export const acceptanceSchema = z.object({
	point: z.string().min(1).max(MOST_ID).describe('The `id` of an open item.'),
	reason: givenReason.describe('Why the report may be issued with it. Printed in the report.'),
})
export type Acceptance = z.infer<typeof acceptanceSchema>
export const acceptSchema = z
	.array(acceptanceSchema)
	.max(MOST_ACCEPTED, { error: `At most ${String(MOST_ACCEPTED)} items are accepted by name.` })

/** A point that was open when a plan was frozen, as its issue keeps it. */
export const keptPointSchema = z.object({
	id: z.string(),
	kind: z.enum(POINT_KINDS),
	text: z.string(),
	/** what closes it */
	mend: z.string(),
	/** the page of the plan on which it is closed */
	page: z.string(),
	accepted: z.object({ reason: z.string(), by: z.string(), at: z.iso.datetime() }).nullable(),
})
export type KeptPoint = z.infer<typeof keptPointSchema>

/** Why a draft was sent back, by whom and when. */
export const rejectionSchema = z.object({ reason: givenReason, by: z.string(), at: z.iso.datetime() })
export type Rejection = z.infer<typeof rejectionSchema>
