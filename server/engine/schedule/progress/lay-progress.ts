import { addRow } from '../../cells.ts'
import type { LevelledPart } from '../crews/level-part.ts'
import { BUILD_LAYERS } from '../tasks/task-set.ts'
import type { Earned } from './earned-value.ts'

type Into = Readonly<Record<'baseline' | 'hallEstimate' | 'plantEstimate', Float64Array>>

/** Writes the hours of one part had nothing been reported, and what its items come to against their plan. Rules pV4, pV6. */
export function layProgress(
	{ part, forecast, baseline }: LevelledPart,
	into: Into,
	placeOf: (contractId: string) => number,
): void {
	const { months, plants } = part.input
	const { trades } = forecast.set
	for (const [index, site] of part.sites.entries()) {
		for (const layer of BUILD_LAYERS) {
			const worked = baseline.workedHours[layer]
			for (let trade = 0; trade < trades; trade++) {
				const from = (index * trades + trade) * months
				addRow(into.baseline, site * months, { values: worked, from, cells: months })
			}
		}
	}
	part.halls.forEach((hall, index) => {
		into.hallEstimate[hall] = estimateRatio(forecast.reported[index]?.earned)
	})
	const first = part.halls.length + part.orders.length
	plants.forEach(({ id }, index) => {
		into.plantEstimate[placeOf(id)] = estimateRatio(forecast.reported[first + index]?.earned)
	})
}

/** Hours at completion against those planned: 1 where nothing says how many were worked. Rule A7 of the joins. */
function estimateRatio(earned: Earned | undefined): number {
	if (!earned || earned.actualHours === null || earned.budgetHours <= 0) return 1
	return earned.estimateHours / earned.budgetHours
}
