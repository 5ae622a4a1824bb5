import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'

/** A plan that differs from another in one input; `what`: the field of the plan that the input stands in. */
export type ChangedPlan = { readonly what: string; readonly plan: PlanFile }

/** Every plan that differs from a plan file in one figure, month or switch that it states, and can be read. */
export function* changedInputs(file: object): Generator<ChangedPlan> {
	// Notes say where figures are from, and are none.
	const inputs = Object.entries<unknown>({ ...file }).filter(([what]) => what !== 'notes')
	for (const [what, value] of inputs) {
		for (const next of altered(value)) {
			const parsed = parsePlanFile({ ...file, [what]: next })
			if (parsed.ok) yield { what, plan: parsed.plan }
		}
	}
}

/** A number a tenth larger, a month one later, a switch thrown; of a list or record, in one place after the other. */
function* altered(value: unknown): Generator {
	if (typeof value === 'number') yield Number.isInteger(value) ? value + 1 : value * 1.1
	else if (typeof value === 'boolean') yield !value
	else if (typeof value === 'string') yield* /^\d{4}-\d{2}$/.test(value) ? [addMonths(value, 1)] : []
	else if (Array.isArray(value))
		for (const [index, one] of value.entries()) for (const next of altered(one)) yield value.with(index, next)
	else if (typeof value === 'object' && value !== null)
		for (const [name, one] of Object.entries(value)) for (const next of altered(one)) yield { ...value, [name]: next }
}
