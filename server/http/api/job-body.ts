import type { JobView } from '#server/actions/jobs/report-jobs.ts'

/** Where an issued report is saved from. */
export const fileOf = (projectId: string, number: number) =>
	`/api/v1/projects/${projectId}/report.pdf?issue=${String(number)}`

/** A job as programs are told of it. */
export function jobBody({ id, state, projectId, number, note, problem, share, part }: JobView) {
	const result = number === null ? null : { number, href: fileOf(projectId, number), note }
	return { id, kind: 'report' as const, state, progress: share, part, result, problem }
}
