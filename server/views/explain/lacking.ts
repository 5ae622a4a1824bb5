import type { Origin } from '#shared/explanation.ts'
import { type GridList, gridList } from '#shared/grid/grid-lists.ts'
import { listAddress } from '#shared/grid/field-links.ts'
import { sentenceCase } from '#shared/formats/months.ts'

/** The list of the plan that a scope’s instances are entered in. */
const LISTS: Readonly<Record<string, GridList>> = {
	site: 'sites',
	contract: 'powerContracts',
	work: 'gatingWorks',
	phase: 'buildPhases',
	lot: 'purchases',
	order: 'chipOrders',
	lease: 'leases',
	workload: 'workloads',
	application: 'applications',
}

/** Of a sum over nothing what there is none of, with the page where the first one is entered; null of any other end. */
export function lackingIn(
	origin: Origin | null,
): { readonly text: string; readonly name: string; readonly href: string } | null {
	const list = origin?.kind === 'rule' ? LISTS[origin.lacks ?? ''] : undefined
	if (list === undefined) return null
	const { plural } = gridList(list)
	return { text: `No ${plural} here to add up.`, name: sentenceCase(plural), href: listAddress(list) }
}
