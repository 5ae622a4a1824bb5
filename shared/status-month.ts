import type { PlanFile } from '#shared/schemas/plan-file.ts'

type Dated = Pick<PlanFile, 'asOfMonth' | 'startMonth'>

/** The month a plan is looked at from: as stated, else its first. What is dated before it is past. */
export function statusMonth({ asOfMonth, startMonth }: Dated): string {
	return asOfMonth ?? startMonth
}

/** A plan that states its status month, or else is looked at from the month given. */
export function asOf<P extends Dated>(plan: P, month: string): P {
	return plan.asOfMonth === null ? { ...plan, asOfMonth: month } : plan
}
