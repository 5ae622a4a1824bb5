import { itemsOf, type GanttLine, type GanttModel } from '#shared/charts/gantt-model.ts'

const RANK = { site: 0, layer: 1, item: 2 } as const

/** The schedule with nothing but what has no month of float, under the heads it stands under: a month more of any of it is a month more of all. */
export function criticalPath(model: GanttModel): GanttModel {
	const isKept = (line: GanttLine) => line.kind === 'item' && line.row.floatMonths === 0
	const lines = model.lines.filter((line, index) => {
		if (line.kind === 'item') return isKept(line)
		// A head stays where something is kept before the next of its own rank.
		const after = model.lines.slice(index + 1)
		const end = after.findIndex((other) => RANK[other.kind] <= RANK[line.kind])
		return after.slice(0, end < 0 ? after.length : end).some(isKept)
	})
	const refs = new Set(itemsOf({ lines }).map(({ ref }) => ref))
	return { ...model, lines, links: model.links.filter(({ from, to }) => refs.has(from) && refs.has(to)) }
}
