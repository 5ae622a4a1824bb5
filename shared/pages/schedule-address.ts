import { GANTT_ZOOMS, type GanttZoom } from '#shared/charts/gantt-model.ts'
import { TAB } from './page-part.ts'

/** Names in the address of the schedule. */
export const ZOOM = 'zoom'
export const AT = 'at'
export const BEHIND = 'behind'
/** The tab that is a page of its own: `dates`. */
export const ODDS_TAB = 'odds'
export const CRITICAL_TAB = 'critical'
/** What is to be ordered by when. */
export const ORDERS_TAB = 'equipment'
/** The thirteen steps of each hall. */
export const STEPS_TAB = 'networks'

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

/** Where a milestone stands on the page of odds, by the key of its month. */
export const milestoneAnchor = (key: string): string => `odds-${key}`
