import type { Column } from '../../kernel/algorithm-node.ts'
import { workDelay, workDuration, workStart } from '../../layers/energy/gating-works.ts'
import type { EngineModel } from '../../world.ts'
import { tradeHours, unitHours } from '../crews/package-hours.ts'
import type { LabourRows, WorkOfOthers } from '../types.ts'
import { hiredHere, workHoursPerUnit, workQuantity, workShape } from './work-inputs.ts'

/** Quantities of works of others that the schedule reads. */
export const WORK_INPUTS = {
	workQuantity,
	workHoursPerUnit,
	workShape,
	workStart,
	workDuration,
	workDelay,
	hiredHere,
} as const
type WorksOfOthersColumns = Readonly<Record<keyof typeof WORK_INPUTS | 'locationFactor', Column>>

/** Works whose builders the plan's labour markets give in part, with the hours of those. Rule pG3. */
export function sharedWorks(
	{ plan }: EngineModel,
	columns: WorksOfOthersColumns,
	rows: LabourRows,
): readonly WorkOfOthers[] {
	const byPackage = unitHours(rows)
	return plan.gatingWorks.flatMap((work, index): readonly WorkOfOthers[] => {
		const unit = byPackage[rows.packages.findIndex(({ id }) => id === work.package)]
		if (work.labour !== 'shared' || unit === undefined) return []
		const site = plan.sites.findIndex(({ id }) => id === work.siteId)
		const quantity = columns.workQuantity.at(index, 0) * columns.locationFactor.at(site, 0)
		return [
			{
				site,
				start: columns.workStart.at(index, 0) + columns.workDelay.at(index, 0),
				months: columns.workDuration.at(index, 0),
				shape: columns.workShape.at(index, 0),
				hours: tradeHours(unit, quantity * columns.hiredHere.at(site, 0)),
			},
		]
	})
}
