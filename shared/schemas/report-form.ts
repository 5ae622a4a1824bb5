import { z } from 'zod'

export const REPORT_MARKS = ['', 'Confidential', 'Internal', 'Public'] as const

/** What a person says when issuing a report. */
export const issueInputSchema = z.object({
	status: z.enum(['draft', 'approved']).default('draft'),
	mark: z.enum(REPORT_MARKS).default(''),
	note: z.string().trim().max(300, { error: 'At most 300 characters: one or two sentences.' }).default(''),
	paper: z.enum(['a4', 'letter']).default('a4'),
})
export type IssueInput = z.infer<typeof issueInputSchema>
