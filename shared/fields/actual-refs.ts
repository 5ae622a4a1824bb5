import type { PlanList } from './lists.ts'

/** What an actual may be of, by the first half of its reference: `phase:hall-a`. */
export const ACTUAL_LISTS = {
	phase: 'buildPhases',
	contract: 'powerContracts',
	order: 'chipOrders',
} as const satisfies Readonly<Record<string, PlanList>>

/** The list and id an actual's reference names; null where it is none. */
export function readActualRef(ref: string): { readonly list: PlanList; readonly id: string } | null {
	const cut = ref.indexOf(':')
	const list = new Map<string, PlanList>(Object.entries(ACTUAL_LISTS)).get(ref.slice(0, cut))
	return list === undefined ? null : { list, id: ref.slice(cut + 1) }
}
