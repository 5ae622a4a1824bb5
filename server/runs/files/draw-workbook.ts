import type { PlanRun } from '#server/engine/compute-plan.ts'
import { figuresOf, leavesBehindAll, workingsOf } from '#server/engine/lay-out-plan.ts'
import { saidLeaf, saidWorkings } from '#server/views/messages/explanations.ts'
import { cellNames, makeWorkbook, type WorkbookFacts } from '#server/paper/exchange/workbook/make-workbook.ts'
import { workingsCell } from '#server/paper/exchange/workbook/workings-sheet.ts'
import { writeXlsx } from '#server/paper/exchange/workbook/write-xlsx.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { KeptRun } from '../kept-runs.ts'

/** As many as a thread can hold beside its runs, and a spreadsheet opens within seconds. */
const MOST_CELLS = 400_000

type About = WorkbookFacts['about']
type DrawWorkbookResult =
	| { readonly ok: true; readonly xlsx: Uint8Array; readonly name: string }
	| { readonly ok: false; readonly cells: number; readonly most: number }

/** The plan with all its formulas as a workbook. One that is too large is not begun. */
export async function drawWorkbook(
	run: KeptRun,
	{ about }: { readonly about: Omit<About, 'engine'> },
): Promise<DrawWorkbookResult> {
	const { frame, written } = run
	const facts = { ...about, engine: run.result().engine }
	const sheets = sheetsOf({ frame, written }, facts)
	if (typeof sheets === 'number') return { ok: false, cells: sheets, most: MOST_CELLS }
	const xlsx = await writeXlsx(sheets, { title: written.name, names: cellNames(written) })
	return { ok: true, xlsx, name: written.name }
}

/** The sheets of a run; how many cells of figures there would be, where they are too many. */
export function sheetsOf({ frame, written }: { readonly frame: PlanRun; readonly written: PlanFile }, about: About) {
	const figures = figuresOf(frame)
	const { plan } = frame.world.model
	const workings = saidWorkings(workingsOf(frame, figures, workingsCell), plan)
	const cells = [...workings.rows, ...figures].reduce((sum, { values }) => sum + values.length, 0)
	if (cells > MOST_CELLS) return cells
	const leaves = leavesBehindAll(frame, figures).map((leaf) => saidLeaf(leaf, plan))
	return makeWorkbook({ plan: written, figures, workings, leaves, about })
}
