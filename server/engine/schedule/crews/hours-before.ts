import { add, at, indexAt, item } from '../../cells.ts'
import type { PlacedTasks } from '../place-tasks.ts'

type HoursBefore = { readonly byCrew: Float64Array; readonly byItem: Float64Array }

/** Hours that count as done before the plan, by crew (site × trade) and by item. Rule S6. */
export function hoursBefore(placed: PlacedTasks): HoursBefore {
	const before = {
		byCrew: new Float64Array(placed.hoursByCrew.length),
		byItem: new Float64Array(placed.items.length),
	}
	addPlanned(before, placed)
	addReported(before, placed)
	return before
}

/** What is done as planned, beyond what is reported. */
function addPlanned({ byCrew, byItem }: HoursBefore, { set }: PlacedTasks): void {
	for (let index = 0; index < set.tasks.length; index++) {
		const task = item(set.tasks, index)
		const share = task.doneBefore - (task.progress?.earned ?? 0)
		if (share <= 0) continue
		for (let entry = indexAt(set.first, index); entry < indexAt(set.first, index + 1); entry++) {
			const hours = at(set.hours, entry) * share
			add(byCrew, indexAt(set.crew, entry), hours)
			add(byItem, task.item, hours * task.priced)
		}
	}
}

function addReported({ byCrew, byItem }: HoursBefore, { reported }: PlacedTasks): void {
	for (const [index, one] of reported.entries()) {
		for (const [month, spent] of one?.spent ?? []) {
			for (const { crew, hours, priced } of month < 0 ? spent : []) {
				add(byCrew, crew, hours)
				add(byItem, index, hours * priced)
			}
		}
	}
}
