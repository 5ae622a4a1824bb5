import type { JobView } from '#server/actions/jobs/report-jobs.ts'

/** Where an issued report is saved from. */
export const fileOf = (projectId: string, number: number) =>
	`/api/v1/projects/${projectId}/report.pdf?issue=${String(number)}`

/** A job as programs are told of it. */
export function jobBody({ id, kind, state, projectId, number, note, simulated, problem, share, part }: JobView) {
	const facts = { id, state, progress: share, part, problem }
	if (kind === 'report') {
		return { ...facts, kind, result: number === null ? null : { number, href: fileOf(projectId, number), note } }
	}
	const href = `/api/v1/projects/${projectId}/simulations/${id}`
	return { ...facts, kind, result: simulated && { ...simulated, href } }
}
