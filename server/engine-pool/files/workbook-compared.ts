import { compareWorkbook, SHEETS_READ_BACK, type WorkbookCompared } from '#server/exchange/workbook/compare-workbook.ts'
import { readXlsx } from '#server/exchange/workbook/read-xlsx.ts'
import { decideEdit } from '#server/plan-edits/decide-edit.ts'
import type { HeldPlan } from '#server/plan-edits/edits-of.ts'

/** As many as a form carries back. */
const MOST_CHANGES = 200
const MOST_TOLD = 20

type Asked = { readonly bytes: Uint8Array; readonly userId: string; readonly budget: number }
type Compared =
	| ({ readonly ok: true; readonly rev: number; readonly more: number } & WorkbookCompared)
	| { readonly ok: false; readonly problem: string }

/** What a workbook would change, tried before it is shown; nothing is written. */
export async function workbookCompared(held: HeldPlan, { bytes, userId, budget }: Asked): Promise<Compared> {
	const read = await readXlsx(bytes, SHEETS_READ_BACK)
	if (!read.ok) return read
	if (read.sheets.length === 0)
		return { ok: false, problem: 'This workbook has no sheet of a plan: save one here, change it, and bring it back.' }
	const { changes, problems, unknown, missing, same } = compareWorkbook(held.plan, read.sheets)
	const patches = changes.map(({ patch }) => patch)
	const decided =
		patches.length === 0
			? null
			: decideEdit(held, { command: { command: 'patches', patches, notes: [] }, userId, since: [], budget })
	const refused = decided === null || decided.ok ? [] : decided.told.problems.map(({ text }) => text)
	return {
		ok: true,
		rev: held.rev,
		changes: changes.slice(0, MOST_CHANGES),
		more: Math.max(0, changes.length - MOST_CHANGES),
		problems: [...problems, ...refused],
		unknown: unknown.slice(0, MOST_TOLD),
		missing: missing.slice(0, MOST_TOLD),
		same,
	}
}
