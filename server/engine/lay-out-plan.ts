import type { Leaf } from '#shared/explanation.ts'
import type { Remark } from '#shared/remarks.ts'
import type { ScheduleLogic } from '#shared/schedule-logic.ts'
import type { CellAt, ToldRow, Workings } from '#shared/workings.ts'
import { withOnDemand } from './answers/on-demand.ts'
import { scheduleLogic } from './document/schedule-logic.ts'
import { leavesOf } from './kernel/explain/rests-on.ts'
import type { Frame } from './kernel/run.ts'
import { layOutWorkings } from './workings/lay-out-workings.ts'
import { toldRows } from './workings/told-rows.ts'
import type { EngineModel } from './world.ts'

/** Every figure of the result at each of its places, from a finished run: what tables and the workbook hold. */
export function figuresOf(run: Frame<EngineModel>): readonly ToldRow[] {
	return toldRows(withOnDemand(run))
}

/** The quantities behind figures, with all that they are made of, as rows of a sheet. */
export function workingsOf(run: Frame<EngineModel>, figures: readonly ToldRow[], cell: CellAt): Workings<Remark> {
	return layOutWorkings(withOnDemand(run), [...new Set(figures.map(({ quantity }) => quantity))], cell)
}

/** Plan fields, assumptions and catalogue figures that the figures rest on, those that only algorithms read included. */
export function leavesBehindAll(run: Frame<EngineModel>, figures: readonly ToldRow[]): readonly Leaf<Remark>[] {
	const frame = withOnDemand(run)
	return leavesOf(
		frame,
		figures.flatMap(({ quantity, index }) => {
			const node = frame.program.quantities.get(quantity)
			return node ? [{ quantity: node, index, month: 0 }] : []
		}),
	)
}

/** Links, hours by trade and weeks behind the planned dates: what a schedule for another tool is made of beside them. */
export const logicOf = (run: Frame<EngineModel>): ScheduleLogic => scheduleLogic(run)
