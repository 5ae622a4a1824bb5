import { fieldFacts } from '#shared/fields/registry.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { MilestoneKind } from '#shared/result/milestone-result.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { plannedMonth } from './milestone-plan.ts'
import { PLAIN, slipStatus, type Dated } from './dated.ts'
import { milestoneText } from '../messages/milestones.ts'

type DemandRowsWorkload = PlanFile['workloads'][number]

/** The last month of what has no end of its own: of the plan, or, where it begins after that, its first. */
function lastMonth({ months }: PlanResult, start: string): string {
	const last = months.at(-1) ?? ''
	return start > last ? start : last
}

/** When a workload is to end, by the field that says so, and when it does. */
function endsOf(workload: DemandRowsWorkload, result: PlanResult) {
	if (workload.kind === 'training') {
		const finish = result.workloads[workload.id]?.training?.finishMonth ?? null
		const planned = workload.deadlineMonth ?? finish ?? lastMonth(result, workload.startMonth)
		return { planned, finish, end: { field: 'deadlineMonth', value: workload.deadlineMonth ?? '' } }
	}
	const planned = workload.endMonth ?? lastMonth(result, workload.startMonth)
	const end = { field: 'endMonth', value: workload.endMonth ?? '', follows: true } as const
	return { planned, finish: planned, end }
}

/** Training runs to their end, services for as long as they run. */
export function workloadRows(plan: PlanFile, result: PlanResult): readonly Dated[] {
	return plan.workloads.map((workload): Dated => {
		const { planned, finish, end: ends } = endsOf(workload, result)
		const end = finish === null ? null : addMonths(finish, 1)
		const delayMonths = finish === null ? 0 : Math.max(0, monthsBetween(planned, finish))
		return {
			...PLAIN,
			ref: `workload:${workload.id}`,
			kind: 'workload',
			name: workload.name ?? workload.id,
			siteId: null,
			layer: 'models',
			plannedStart: workload.startMonth,
			plannedEnd: addMonths(planned, 1),
			start: workload.startMonth,
			end,
			delayMonths,
			...slipStatus({ end, delayMonths }),
			moves: {
				list: 'workloads',
				id: workload.id,
				start: { field: 'startMonth', value: workload.startMonth },
				end: ends,
			},
		}
	})
}

export function applicationRows(plan: PlanFile, result: PlanResult): readonly Dated[] {
	return plan.applications.map((application): Dated => {
		const start = application.startMonth ?? plan.startMonth
		const end = addMonths(application.endMonth ?? lastMonth(result, start), 1)
		return {
			...PLAIN,
			ref: `application:${application.id}`,
			kind: 'application',
			name: application.name ?? application.id,
			siteId: null,
			layer: 'applications',
			plannedStart: start,
			plannedEnd: end,
			start,
			end,
			statusText: 'In use',
			moves: {
				list: 'applications',
				id: application.id,
				start: { field: 'startMonth', value: application.startMonth ?? '' },
				end: null,
			},
		}
	})
}

/** Tenants in halls of the plan: from the first month of the lease to the end of its term. */
export function leaseRows({ leases }: PlanFile): readonly Dated[] {
	return leases.map((lease): Dated => {
		const months = lease.termMonths ?? Number(fieldFacts('leases', 'termMonths').default)
		const [start, end] = [lease.startMonth, addMonths(lease.startMonth, months)]
		return {
			...PLAIN,
			...{ ref: `lease:${lease.id}`, kind: 'lease', name: lease.name || lease.id },
			...{ siteId: lease.siteId, layer: 'infrastructure' },
			...{ plannedStart: start, plannedEnd: end, start, end },
			statusText: 'Leased',
			moves: {
				list: 'leases',
				id: lease.id,
				start: { field: 'startMonth', value: start },
				end: { field: 'termMonths', value: String(months) },
			},
		}
	})
}

/** A hall and a training run tell their end themselves. */
const TOLD_ELSEWHERE: readonly MilestoneKind[] = ['hall_ready', 'training_done']

export function milestoneRows(plan: PlanFile, result: PlanResult): readonly Dated[] {
	return result.milestones
		.filter(({ kind }) => !TOLD_ELSEWHERE.includes(kind))
		.map(({ month, kind, siteId, facts }): Dated => {
			const planned = plannedMonth(plan, result, { kind, siteId, month })
			const end = addMonths(month, 1)
			const delayMonths = monthsBetween(planned, month)
			const span = { plannedStart: planned, plannedEnd: addMonths(planned, 1), start: month, end }
			const ref = `milestone:${kind}/${siteId ?? ''}`
			return {
				...PLAIN,
				...span,
				delayMonths,
				...slipStatus({ end, delayMonths }),
				ref,
				kind: 'milestone',
				name: milestoneText(facts).replace(/\.$/, ''),
				siteId: null,
				layer: 'energy',
			}
		})
}
