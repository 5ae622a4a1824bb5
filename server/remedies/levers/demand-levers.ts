import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { isAhead } from '#shared/status-month.ts'
import { counting, type Ask, type Lever } from '../lever.ts'

type Workload = PlanFile['workloads'][number]
type Training = Extract<Workload, { kind: 'training' }>
const LATER_DEADLINE = 12
const MOST_OF_EACH = 2

/** What is asked put off: applications and workloads that begin within the run, deadlines that fall near it. Rule R3. */
export function demandLevers(ask: Ask): readonly Lever[] {
	const { plan, result, run } = ask
	const first = result.months[run.from] ?? ''
	const last = result.months[run.to - 1] ?? ''
	const within = (month: string) => month >= first && month <= last && isAhead(plan, month)
	const applications = plan.applications.filter(({ startMonth }) => within(startMonth ?? plan.startMonth))
	const starting = plan.workloads.filter(({ kind, startMonth }) => kind !== 'inference' && within(startMonth))
	const training = plan.workloads.filter(
		(workload): workload is Training =>
			workload.kind === 'training' &&
			workload.startMonth <= last &&
			(workload.deadlineMonth ?? '') >= first &&
			isAhead(plan, workload.deadlineMonth ?? ''),
	)
	return [
		...applications.slice(0, MOST_OF_EACH).map(({ id, name, startMonth, endMonth }): Lever => {
			const now = startMonth ?? plan.startMonth
			const room = endMonth === null ? plan.horizonMonths : monthsBetween(now, endMonth)
			return {
				lever: 'application_start',
				layer: 'applications',
				subject: name ?? id,
				sizes: counting(Math.min(monthsBetween(now, last) + 1, room)),
				change: (size) =>
					set({ list: 'applications', id, field: 'startMonth', value: addMonths(now, size), was: startMonth }),
			}
		}),
		...starting.slice(0, MOST_OF_EACH).map(({ id, name, startMonth }): Lever => ({
			lever: 'workload_start',
			layer: 'models',
			subject: name ?? id,
			sizes: counting(monthsBetween(startMonth, last) + 1),
			change: (size) =>
				set({ list: 'workloads', id, field: 'startMonth', value: addMonths(startMonth, size), was: startMonth }),
		})),
		...training.slice(0, MOST_OF_EACH).map(({ id, name, deadlineMonth }): Lever => ({
			lever: 'workload_deadline',
			layer: 'models',
			subject: name ?? id,
			sizes: counting(LATER_DEADLINE),
			change: (size) =>
				set({
					list: 'workloads',
					id,
					field: 'deadlineMonth',
					value: addMonths(deadlineMonth ?? '', size),
					was: deadlineMonth,
				}),
		})),
	]
}

type Setting = { list: 'applications' | 'workloads'; id: string; field: string; value: string; was: string | null }
const set = (setting: Setting) => ({ action: 'set', ...setting }) as const
