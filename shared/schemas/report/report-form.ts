import { z } from 'zod'
import { reportSettingsSchema } from './report-settings.ts'

/** What an issue is. Approving makes of a draft what is issued; the next that is issued supersedes it. */
export const ISSUE_STATES = ['draft', 'issued', 'superseded'] as const
export type IssueState = (typeof ISSUE_STATES)[number]
export const ISSUE_STATE_LABELS: Readonly<Record<IssueState, string>> = {
	draft: 'Draft',
	issued: 'Issued',
	superseded: 'Superseded',
}

export const MOST_REASON = 300

/** What a person says when issuing a report: how it is set, whether they approve it, and why it goes out. */
export const issueInputSchema = reportSettingsSchema.extend({
	status: z.enum(['draft', 'approved']).default('draft'),
	reason: z.string().trim().max(MOST_REASON, { error: 'At most 300 characters: one or two sentences.' }).default(''),
})
export type IssueInput = z.infer<typeof issueInputSchema>
