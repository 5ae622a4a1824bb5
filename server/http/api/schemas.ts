import { z } from 'zod'
import type { Json, JsonRecord } from '#server/store/rows/plan-documents.ts'
import { isRecord } from '#shared/is-record.ts'
import { MOST_LETTERS } from '#shared/together/talk.ts'
import { acceptSchema, keptPointSchema, POINT_KINDS, rejectionSchema } from '#shared/schemas/report/open-points.ts'
import { ISSUE_STATES, issueInputSchema } from '#shared/schemas/report/report-form.ts'
import { PACKETS } from '#shared/report/packets.ts'
import { largeLoadSchema } from '#shared/schemas/packets/large-load.ts'
import { trainingSchema } from '#shared/schemas/packets/training.ts'

// What calls answer with, as the document describes it. A test holds every answer to these.

const json = z.unknown()
export const version = z.number().int().min(0).describe('The number of the latest edit; the ETag in quotes.')

const fieldChange = z.object({ field: z.string(), before: json, after: json })
export const changeSchema = z
	.object({
		version,
		step: z.number().int().describe('What was done at once has one step.'),
		at: z.iso.datetime(),
		by: z.string(),
		why: z.string(),
		action: z.enum(['create', 'update', 'add', 'remove']),
		list: z.string().describe('A list of the plan, or head, assumptions, notes, plan.'),
		id: z.string(),
		fields: z.array(fieldChange),
		undoes: z.number().int().nullable(),
	})
	.meta({ id: 'Change' })
/** A field that is not written, as somebody else has written it since. */
export const conflictSchema = z
	.object({
		list: z.string(),
		id: z.string(),
		field: z.string(),
		by: z.string(),
		at: z.iso.datetime(),
		was: json.optional(),
		now: json.optional(),
	})
	.meta({ id: 'Conflict' })

const problemEntry = z.object({ path: z.string(), message: z.string(), mend: z.string().optional() })
export const problemSchema = z
	.object({
		type: z.string(),
		title: z.string(),
		status: z.number().int(),
		detail: z.string(),
		mend: z.string().optional().describe('What to do next.'),
		errors: z.array(problemEntry).optional(),
		version: version.optional(),
		changes: z.array(changeSchema).optional().describe('What others have written since, for 412.'),
		conflicts: z.array(conflictSchema).optional().describe('Fields that others have written since, for 412.'),
	})
	.meta({ id: 'Problem', description: 'A problem document (RFC 9457).' })

export const meSchema = z
	.object({
		team: z.object({ id: z.string(), name: z.string() }),
		name: z.string().describe('The person named in the edit log for what this token does.'),
		scope: z.enum(['read', 'write']).describe('What the token may do now.'),
	})
	.meta({ id: 'Caller' })

export const projectSchema = z
	.object({
		id: z.string(),
		name: z.string(),
		version,
		createdAt: z.iso.datetime(),
		updatedAt: z.iso.datetime(),
	})
	.meta({ id: 'Project' })

const next = z.string().nullable().describe('The cursor of the next page; null where this is the last.')
export const projectsSchema = z.object({ items: z.array(projectSchema), next }).meta({ id: 'Projects' })
export const madeSchema = z.object({ id: z.string(), version }).meta({ id: 'MadeProject' })
export const versionSchema = z
	.object({ version, said: z.string().nullable().describe('What else was done with it.') })
	.meta({ id: 'Written' })

export const scenarioSchema = z
	.object({ id: z.string(), label: z.string(), about: z.string(), baseline: z.boolean(), version })
	.meta({ id: 'Scenario' })
export const scenariosSchema = z.object({ items: z.array(scenarioSchema) }).meta({ id: 'Scenarios' })

export const changesSchema = z
	.object({ version, items: z.array(changeSchema), next: z.number().int().nullable() })
	.meta({ id: 'Changes' })

export const revisionsSchema = z
	.object({
		version,
		items: z.array(
			z.object({
				version,
				at: z.iso.datetime(),
				by: z.string(),
				why: z.string(),
				changes: z.number().int().describe('Entries that it changed.'),
			}),
		),
		next: z.number().int().nullable(),
	})
	.meta({ id: 'Revisions' })

export const resultSchema = z
	.looseObject({
		format: z.literal('strata.result/1'),
		engine: z.string(),
		months: z.array(z.string()),
		layers: z.record(z.string(), z.looseObject({ unit: z.string() })),
		binding: z.array(z.string().nullable()),
	})
	.meta({ id: 'Result', description: 'The result document; the contract in the repository’s docs lists every key.' })

export const explanationSchema = z
	.object({ explanation: z.looseObject({}), scopes: z.array(z.unknown()) })
	.meta({ id: 'Explanation' })

export const reportSchema = z
	.object({
		number: z.number().int(),
		status: z.enum(ISSUE_STATES),
		mark: z.string(),
		note: z.string(),
		reason: z.string().describe('Why it was issued.'),
		openPoints: z.number().int().describe('Items that were open when the plan was frozen.'),
		rejection: rejectionSchema
			.nullable()
			.describe('Why and when the draft was sent back, with its reviewer; null where it was not.'),
		scenario: z.string(),
		version: z.number().int(),
		by: z.string(),
		at: z.iso.datetime(),
		approvedBy: z.string().nullable(),
		approvedAt: z.iso.datetime().nullable(),
		engine: z.string().describe('The version that computed and drew it.'),
		hash: z.string().describe('SHA-256 of the frozen plan file.'),
		href: z.string(),
	})
	.meta({ id: 'Report' })
export const reportsSchema = z.object({ items: z.array(reportSchema) }).meta({ id: 'Reports' })
export const approvedSchema = z.object({ number: z.number().int(), href: z.string() }).meta({ id: 'Approved' })
/** An issue, with what was open in it by name. */
export const reviewSchema = reportSchema
	.extend({
		points: z
			.array(keptPointSchema)
			.describe('What was open when the plan was frozen; `accepted` says why, with the approver.'),
	})
	.meta({ id: 'ReportReview' })
export const openPointsSchema = z
	.object({
		items: z.array(
			z.object({
				id: z.string().describe('What `accept` names it by.'),
				kind: z.enum(POINT_KINDS).describe('A finding is printed in the report and never blocks it.'),
				blocks: z.boolean().describe('It is closed or accepted by name before a report is approved.'),
				text: z.string(),
				mend: z.string().describe('What closes it.'),
				page: z.string().describe('The page of the plan on which it is closed.'),
			}),
		),
	})
	.meta({ id: 'OpenPoints' })
export const approvalWishSchema = z.object({ accept: acceptSchema.default([]) }).meta({ id: 'ApprovalWish' })
export const rejectionWishSchema = rejectionSchema.pick({ reason: true }).meta({ id: 'RejectionWish' })
export const rejectedSchema = z.object({ number: z.number().int() }).meta({ id: 'Rejected' })
/** The settings of the report, whether it is approved, and why it is issued. */
export const reportWishSchema = issueInputSchema.meta({ id: 'ReportWish' })

const jobFacts = {
	id: z.string(),
	state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
	progress: z.number().min(0).max(1).describe('The share of its parts or draws that are done.'),
	part: z.string().describe('The part that is at work.'),
	problem: z.string().nullable().describe('Why it failed.'),
}
const reportMade = z.object({
	number: z.number().int(),
	href: z.string(),
	note: z.string().nullable().describe('What the report goes without, as a logo that cannot be drawn; null else.'),
})
const simulationDone = z.object({
	href: z.string(),
	version: version.describe('The edit of the plan that it is of.'),
	draws: z.number().int(),
})
export const jobSchema = z
	.discriminatedUnion('kind', [
		z.object({
			...jobFacts,
			kind: z.literal('report'),
			result: reportMade.nullable().describe('Where the outcome is.'),
		}),
		z.object({
			...jobFacts,
			kind: z.literal('simulation'),
			result: simulationDone.nullable().describe('Where the outcome is.'),
		}),
	])
	.meta({ id: 'Job' })

export const tablesSchema = z
	.object({ items: z.array(z.object({ name: z.string(), label: z.string(), csv: z.string() })) })
	.meta({ id: 'Tables' })
export const tableRowsSchema = z
	.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])))
	.meta({ id: 'Rows' })

export const packetSchema = z
	.discriminatedUnion('format', [largeLoadSchema, trainingSchema])
	.meta({ id: 'Packet', description: PACKETS.map(({ label, says }) => `${label}. ${says}`).join(' ') })

export const commentSchema = z
	.object({
		id: z.string(),
		version: version.describe('Counts its texts; the If-Match of an edit, in quotes.'),
		by: z.string(),
		at: z.iso.datetime(),
		editedAt: z.iso.datetime().nullable().describe('When its author changed it; null where they have not.'),
		deleted: z.boolean().describe('Its text is gone; it keeps its place, as more was said after it.'),
		text: z.string(),
	})
	.meta({ id: 'Comment' })
export const threadSchema = z
	.object({
		id: z.string(),
		place: z.string().describe('Its place: `powerContracts/grid`, `figure/facilityPowerMW/site:abilene/2027-03`.'),
		label: z.string(),
		scenario: z.string(),
		resolvedBy: z.string().nullable().describe('The person who resolved it; null while it is open.'),
		comments: z
			.array(commentSchema)
			.describe('What began it, then the latest, or those before a cursor, oldest first.'),
		earlier: z
			.string()
			.nullable()
			.describe('The `before` with which its own address answers those between; null where none are omitted.'),
	})
	.meta({ id: 'Thread' })
export const threadsSchema = z.object({ items: z.array(threadSchema), next }).meta({ id: 'Threads' })
export const commentWishSchema = z
	.object({
		text: z.string().max(MOST_LETTERS),
		place: z.string().max(900).optional().describe('Where a thread begins: `powerContracts/grid`.'),
		thread: z.string().max(100).optional().describe('The thread that is answered; then no place.'),
	})
	.meta({ id: 'CommentWish' })
export const commentEditSchema = z.object({ text: z.string().max(MOST_LETTERS) }).meta({ id: 'CommentEdit' })
export const commentVersionSchema = z.object({ thread: z.string(), version }).meta({ id: 'CommentVersion' })
export const threadIdSchema = z.object({ thread: z.string() }).meta({ id: 'ThreadId' })

/** Each entry of a patch is an edit that is made, checked and logged by itself. */
const MOST_ENTRIES = 1000

function entriesIn(patch: JsonRecord): number {
	const sizeOf = (value: Json) =>
		Array.isArray(value) ? value.length : isRecord(value) ? Object.keys(value).length : 1
	return Object.values(patch).reduce<number>((sum, value) => sum + sizeOf(value), 0)
}

/** JSON has been read, and holds nothing that cannot be kept: a record of it, of no more than can be written, is all there is to see to. */
export const patchSchema = z
	.custom<JsonRecord>(isRecord, { error: 'expected an object', abort: true })
	.refine((patch) => entriesIn(patch) <= MOST_ENTRIES, {
		error: `expected at most ${String(MOST_ENTRIES)} entries; write in several patches, or put a whole plan in place of this one`,
	})
	.meta({
		id: 'PlanPatch',
		description: `A JSON merge patch (RFC 7396) of the plan file with its lists keyed by id: \`{"sites": {"abilene": {"targetItMW": 300}}}\`. An id that is not there is a new entry, null deletes an entry with everything that refers to it, or resets a field to its default. At most ${String(MOST_ENTRIES)} entries.`,
	})
