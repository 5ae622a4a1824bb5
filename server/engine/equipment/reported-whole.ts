import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { monthsBetween } from '#shared/units/months.ts'
import type { EngineModel } from '../world.ts'

/** What its last report by the status month says is done: `phase:hall-a`. */
export function reportedWhole({ plan, asOf }: EngineModel): ReadonlySet<string> {
	const last = new Map<string, PlanFile['actuals'][number]>()
	for (const actual of plan.actuals) {
		if (actual.percentComplete === null || monthsBetween(plan.startMonth, actual.month) > asOf) continue
		const known = last.get(actual.ref)
		if (!known || known.month <= actual.month) last.set(actual.ref, actual)
	}
	return new Set([...last.values()].flatMap(({ ref, percentComplete }) => (percentComplete === 1 ? [ref] : [])))
}
