import { GANTT_ZOOMS, type GanttZoom } from '#shared/charts/gantt-model.ts'

/** Names in the address of the schedule. */
export const ZOOM = 'zoom'
export const AT = 'at'
export const BEHIND = 'behind'
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
