import { z } from 'zod'
import { acceptSchema, reasonSchema } from './open-points.ts'
import { reportSettingsSchema } from './report-settings.ts'

/**
 * What an issue is. Approving makes of a draft what is issued; the next that is issued supersedes it. One that was sent back
 * stays what it was drawn as.
 */
export const ISSUE_STATES = ['draft', 'issued', 'superseded', 'rejected'] as const
export type IssueState = (typeof ISSUE_STATES)[number]
export const ISSUE_STATE_LABELS: Readonly<Record<IssueState, string>> = {
	draft: 'Draft',
	issued: 'Issued',
	superseded: 'Superseded',
	rejected: 'Sent back',
}

/** What a person says when issuing a report: how it is set, whether they approve it, and why it goes out. */
export const issueInputSchema = reportSettingsSchema
	.extend({
		status: z.enum(['draft', 'approved']).default('draft'),
		reason: reasonSchema.default(''),
		accept: acceptSchema.default([]).describe('Open items the approver accepts, each by its name.'),
	})
	.refine(({ status, accept }) => status === 'approved' || accept.length === 0, {
		path: ['accept'],
		error: 'Items are accepted by the approver: set status to approved, or accept them when the draft is approved.',
	})
export type IssueInput = z.infer<typeof issueInputSchema>
