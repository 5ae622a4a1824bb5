import { z } from 'zod'
import { reportSettingsSchema } from './report-settings.ts'

/** What a person says when issuing a report. */
export const issueInputSchema = reportSettingsSchema
	.pick({ mark: true, note: true, paper: true })
	.extend({ status: z.enum(['draft', 'approved']).default('draft') })
	.strip()
export type IssueInput = z.infer<typeof issueInputSchema>
