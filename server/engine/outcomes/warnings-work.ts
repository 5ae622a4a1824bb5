import type { Warning } from '#shared/result.ts'
import { formatMonth } from '#shared/units/format.ts'
import { nameOf, type WarningFacts } from './warning-facts.ts'

/** Work that nobody asks for, or that ends too late. */
export function workWarnings({ frame, parts }: WarningFacts): readonly Warning[] {
	const { plan } = frame.world.model
	const named = new Set(
		plan.workloads.flatMap((workload) => ('applicationIds' in workload ? workload.applicationIds : [])),
	)
	const unserved = plan.applications.flatMap((application, index): readonly Warning[] =>
		named.has(application.id)
			? []
			: [
					{
						path: `applications[${String(index)}]`,
						code: 'no_workload',
						text: `No workload serves ${nameOf(application)}: its tokens are asked for and never served.`,
						mend: 'Add an inference workload that names it.',
					},
				],
	)
	const late = plan.workloads.flatMap((workload, index): readonly Warning[] => {
		const training = parts.workloads[workload.id]?.training
		if (workload.kind !== 'training' || training?.meetsDeadline !== false || workload.deadlineMonth === null) return []
		const ends =
			training.finishMonth === null
				? 'does not end within the plan'
				: `ends in ${formatMonth(training.finishMonth, 'long')}`
		return [
			{
				path: `workloads[${String(index)}].deadlineMonth`,
				code: 'deadline_missed',
				text: `${nameOf(workload)} ${ends}; its deadline is ${formatMonth(workload.deadlineMonth, 'long')}.`,
				mend: 'Give it more accelerators or a higher priority, or start it earlier.',
			},
		]
	})
	return [...unserved, ...late]
}
