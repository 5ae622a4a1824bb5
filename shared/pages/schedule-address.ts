import { GANTT_ZOOMS, type GanttZoom } from '#shared/charts/gantt-model.ts'
import { TAB } from './page-part.ts'

/** Names in the address of the schedule. */
export const ZOOM = 'zoom'
export const AT = 'at'
export const BEHIND = 'behind'
/** The tab that is a page of its own: `dates`. */
export const ODDS_TAB = 'odds'
export const CRITICAL_TAB = 'critical'
/** What is to be ordered, and the steps of each hall, which were a tab of their own: `networks`. */
export const ORDERS_TAB = 'equipment'

/** The query of the schedule, a tab that is part of another as that one. */
export function scheduleSearch(search: string): URLSearchParams {
	const asked = new URLSearchParams(search)
	if (asked.get(TAB) === 'networks') asked.set(TAB, ORDERS_TAB)
	return asked
}
const TURNED = 'turned'
/** More heads than a page has lines. */
const MOST_TURNED = 200

export const zoomIn = (search: URLSearchParams): GanttZoom =>
	GANTT_ZOOMS.find((zoom) => zoom === search.get(ZOOM)) ?? 'quarter'

export const turnedIn = (search: URLSearchParams): readonly string[] => search.getAll(TURNED).slice(0, MOST_TURNED)

/** The address with a head folded that was open, or opened that was folded. */
export function searchTurned(current: URLSearchParams, key: string): string {
	const was = turnedIn(current).includes(key)
	const kept = [...current].filter(([name, value]) => name !== TURNED || value !== key)
	return `?${new URLSearchParams(was ? kept : [...kept, [TURNED, key]]).toString()}`
}

/** The address without one of its parts. */
export function searchWithout(current: URLSearchParams, without: string): string {
	return `?${new URLSearchParams([...current].filter(([name]) => name !== without)).toString()}`
}

/** The query of the page of odds where an address asks for its tab, all else of it kept; null where it does not. */
export function oddsAddress(search: string): string | null {
	const asked = new URLSearchParams(search)
	if (asked.get(TAB) !== ODDS_TAB) return null
	asked.delete(TAB)
	const rest = asked.toString()
	return rest === '' ? '' : `?${rest}`
}
