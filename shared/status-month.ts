import type { PlanFile } from '#shared/schemas/plan-file.ts'

type StatusMonthParams = Pick<PlanFile, 'asOfMonth' | 'startMonth' | 'actuals'>

/** The month a plan is looked at from: as stated, else of its last report, else its first. What is dated before it is past. Rule pV1. */
export function statusMonth({ asOfMonth, startMonth, actuals }: StatusMonthParams): string {
	const [first = startMonth, ...others] = actuals.map(({ month }) => month)
	return asOfMonth ?? others.reduce((last, month) => (month > last ? month : last), first)
}

/** A plan that states its status month, or else is looked at from the month given, where one is. */
export function asOf<P extends StatusMonthParams>(plan: P, month: string | undefined): P {
	return plan.asOfMonth === null && month !== undefined ? { ...plan, asOfMonth: month } : plan
}

/** A plan that states the month it is looked at from: a value of it, so that one which stands still does not age by itself. */
export const withStatusMonth = <P extends StatusMonthParams>(plan: P): P => asOf(plan, statusMonth(plan))

/** The first month that advice may name: the status month, and not before the plan. Rule R8. */
export function firstAhead(plan: StatusMonthParams): string {
	const status = statusMonth(plan)
	return status > plan.startMonth ? status : plan.startMonth
}

/** Whether something that begins in a month has still to begin. */
export function isAhead(plan: StatusMonthParams, month: string): boolean {
	return month >= firstAhead(plan)
}
