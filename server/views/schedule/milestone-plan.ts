import type { MilestoneKind } from '#shared/result/milestone-result.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'

type Milestoned = Pick<PlanResult, 'milestones' | 'schedule'>
type Milestone = { readonly kind: MilestoneKind; readonly siteId: string | null; readonly month: string }

const isBuilt = (ref: string) => ref.startsWith('phase:') || ref.startsWith('order:')
const first = (months: readonly string[]) => months.toSorted()[0]
const last = (months: readonly string[]) => months.toSorted().at(-1)

/**
 * The month in which first or full power was to come: with the first or the last of the halls and orders of its site on their own
 * planned dates, and no sooner than power or, where tenants bring the chips, the lease. The month in which it comes, for every other
 * milestone and where nothing late brings it.
 */
export function plannedMonth(
	plan: PlanFile,
	{ schedule, milestones }: Milestoned,
	{ kind, siteId, month }: Milestone,
): string {
	if (kind !== 'first_power' && kind !== 'full_power') return month
	const built = Object.entries(schedule).filter(([ref, entry]) => isBuilt(ref) && entry.siteId === siteId)
	const brings = built.some(
		([, { finish, delayMonths }]) => delayMonths > 0 && finish !== null && addMonths(finish, 1) === month,
	)
	if (!brings) return month
	const of = kind === 'first_power' ? first : last
	const readyOf = (list: string) =>
		of(built.flatMap(([ref, { plannedFinish }]) => (ref.startsWith(list) ? [addMonths(plannedFinish, 1)] : [])))
	const reaches = kind === 'first_power' ? 'power_at_meter' : 'all_firm_power'
	const power = milestones.find((one) => one.kind === reaches && one.siteId === siteId)?.month
	const ordersNone = !built.some(([ref]) => ref.startsWith('order:'))
	const leases = plan.leases.flatMap((lease) => (ordersNone && lease.siteId === siteId ? [lease.startMonth] : []))
	const planned = last([readyOf('phase:'), readyOf('order:'), power, of(leases)].flatMap((one) => one ?? []))
	return planned === undefined || planned > month ? month : planned
}
