import { listAddress } from '#shared/grid/field-links.ts'
import type { SimulatedPlace } from '#shared/result/simulation-result.ts'

/** Where the value of an input is entered, within the plan; a row of the catalogue, which has no cell, is read outside of it. */
export function inputPage({ list, id, field }: SimulatedPlace): string {
	if (list === 'assumptions') return `assumptions?q=${encodeURIComponent(field)}`
	if (list === 'catalogue') return `/catalogue?q=${encodeURIComponent(id ?? '')}`
	return listAddress(list, id === null ? undefined : `edit=${encodeURIComponent(`${list}/${id}`)}`)
}
