import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { isAhead } from '#shared/status-month.ts'
import { counting, type LeverContext, type Lever, leversOf } from '../lever.ts'

type DemandLeversWorkload = PlanFile['workloads'][number]
type DemandLeversTraining = Extract<DemandLeversWorkload, { kind: 'training' }>
const LATER_DEADLINE = 12
const MOST_OF_EACH = 2

/** What is asked put off: applications and workloads that begin within the run, deadlines that fall near it. Rule R3. */
export function demandLevers(ask: LeverContext): readonly Lever[] {
	const { plan, result, run } = ask
	const first = result.months[run.from] ?? ''
	const last = result.months[run.to - 1] ?? ''
	const within = (month: string) => month >= first && month <= last && isAhead(plan, month)
	const applications = plan.applications.filter(({ startMonth }) => within(startMonth ?? plan.startMonth))
	const starting = plan.workloads.filter(({ kind, startMonth }) => kind !== 'inference' && within(startMonth))
	const training = plan.workloads.filter(
		(workload): workload is DemandLeversTraining =>
			workload.kind === 'training' &&
			workload.startMonth <= last &&
			(workload.deadlineMonth ?? '') >= first &&
			isAhead(plan, workload.deadlineMonth ?? ''),
	)
	return [
		...applications.slice(0, MOST_OF_EACH).map(({ id, name, startMonth, endMonth }) => {
			const now = startMonth ?? plan.startMonth
			const room = endMonth === null ? plan.horizonMonths : monthsBetween(now, endMonth)
			const lever = leversOf({ layer: 'applications', subject: name ?? id, list: 'applications', id })
			return lever('application_start', {
				field: 'startMonth',
				was: startMonth,
				sizes: counting(Math.min(monthsBetween(now, last) + 1, room)),
				value: (size) => addMonths(now, size),
			})
		}),
		...starting.slice(0, MOST_OF_EACH).map(({ id, name, startMonth }) =>
			leversOf({ layer: 'models', subject: name ?? id, list: 'workloads', id })('workload_start', {
				field: 'startMonth',
				was: startMonth,
				sizes: counting(monthsBetween(startMonth, last) + 1),
				value: (size) => addMonths(startMonth, size),
			}),
		),
		...training.slice(0, MOST_OF_EACH).map(({ id, name, deadlineMonth }) =>
			leversOf({ layer: 'models', subject: name ?? id, list: 'workloads', id })('workload_deadline', {
				field: 'deadlineMonth',
				was: deadlineMonth,
				sizes: counting(LATER_DEADLINE),
				value: (size) => addMonths(deadlineMonth ?? '', size),
			}),
		),
	]
}
