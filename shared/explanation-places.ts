import type { Explanation, Leaf } from './explanation.ts'
import { readPath } from './explanation-authors.ts'
import type { PlanFile } from './schemas/plan-file.ts'

/** An item of a plan's list. */
export type PlanItem = { readonly kind: string; readonly itemId: string }

/** The items that the plan fields in an explanation belong to, by path. */
export function planPlaces(plan: PlanFile, explanation: Explanation): Readonly<Record<string, PlanItem>> {
	return Object.fromEntries(
		planPathsIn(explanation).flatMap((path) => {
			const item = itemAt(plan, path)
			return item ? [[path, item] as const] : []
		}),
	)
}

function planPathsIn(explanation: Explanation): readonly string[] {
	const rests: readonly Leaf[] = explanation.restsOn?.guesses ?? []
	const origins = [explanation.origin, ...rests.map(({ origin }) => origin)]
	const own = origins.flatMap((origin) => (origin?.kind === 'plan' ? [origin.path] : []))
	return [...own, ...explanation.inputs.flatMap(planPathsIn)]
}

function itemAt(plan: PlanFile, path: string): PlanItem | null {
	const place = readPath(path)
	if (!place) return null
	const lists = new Map<string, unknown>(Object.entries(plan))
	const list = lists.get(place.list)
	const item: unknown = Array.isArray(list) ? list[place.index] : null
	const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : null
	return typeof id === 'string' ? { kind: place.list, itemId: id } : null
}
