import { z } from 'zod'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'

const id = z.string().min(1).max(100)

export const none = z.object({})
export const projectParams = z.object({ project: id.describe('The id of a project.') })
export const scenarioQuery = z.object({
	scenario: id.optional().describe('The id of a scenario; the baseline without.'),
})
export const why = z
	.string()
	.max(300)
	.default('')
	.describe('The reason, for the log of edits: write one that a colleague understands a year from now.')
export const editQuery = scenarioQuery.extend({ why })
export const month = z
	.string()
	.regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'expected a month, such as 2027-04' })
	.describe('A month, such as 2027-04.')

/** The plan that a call is about. */
export function refOf({
	params: { project },
	query: { scenario },
}: {
	readonly params: { readonly project: string }
	readonly query: { readonly scenario?: string | undefined }
}): PlanRef {
	return { projectId: project, scenarioId: scenario ?? null }
}
