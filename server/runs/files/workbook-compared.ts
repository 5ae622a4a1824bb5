import { compareWorkbook, SHEETS_READ_BACK } from '#server/runs/edits/workbook/compare-workbook.ts'
import type { FoundChange, FoundInSheet } from '#server/runs/edits/workbook/found-change.ts'
import { besideNewer } from '#server/runs/edits/workbook/newer-values.ts'
import { problemPlaces } from '#server/runs/edits/workbook/problem-places.ts'
import { readXlsx } from '#server/runs/edits/workbook/read-xlsx.ts'
import { ABOUT_SHEET, type SavedFrom } from '#server/paper/exchange/workbook/saved-from.ts'
import { savedFrom } from '#server/runs/edits/workbook/read-saved-from.ts'
import { decideEdit } from '#server/runs/edits/decide-edit.ts'
import type { HeldPlan } from '#server/runs/edits/edits-of.ts'
import type { FilePart } from '#server/runs/edits/plan-command.ts'
import type { ChangeRow } from '#server/store/rows/changes.ts'
import { sentenceCase } from '#shared/formats/months.ts'

/** As many as a page shows, and a form carries back one by one; the others are taken together, or left. */
const MOST_CHANGES = 190
/** More than a person reads; the rest shows once these are mended. */
const MOST_PROBLEMS = 200

type WorkbookComparedParams = {
	readonly bytes: Uint8Array
	readonly userId: string
	readonly budget: number
	/** what the plan has seen since the workbook was saved */
	readonly since: readonly ChangeRow[]
}
export type ShownChange = Omit<FoundChange, 'goes' | 'twin'> & {
	/** whether it is taken unless somebody says otherwise */
	readonly ticked: boolean
}
type WorkbookCompared =
	| {
			readonly ok: true
			readonly rev: number
			readonly savedFrom: SavedFrom | null
			readonly changes: readonly ShownChange[]
			/** those beyond what is shown, by whether they are taken unless somebody says otherwise */
			readonly more: { readonly ticked: Rest; readonly other: Rest }
			readonly problems: readonly string[]
			/** newer in the plan than in the workbook, and kept: what, and by whom */
			readonly kept: readonly string[]
			readonly same: number
	  }
	| { readonly ok: false; readonly problem: string }
type Rest = { readonly count: number; readonly parts: readonly FilePart[] }

/** What a workbook would change, tried before it is shown; nothing is written. */
export async function workbookCompared(
	held: HeldPlan,
	{ bytes, since, ...asked }: WorkbookComparedParams,
): Promise<WorkbookCompared> {
	const read = await readXlsx(bytes, [ABOUT_SHEET, ...SHEETS_READ_BACK])
	if (!read.ok) return read
	if (!read.sheets.some(({ name }) => SHEETS_READ_BACK.includes(name)))
		return { ok: false, problem: 'This workbook has no sheet of a plan: save one here, change it, and bring it back.' }
	const found = compareWorkbook(held.plan, read.sheets)
	const beside = found.changes.map((change) => ({ change, newer: besideNewer(change, { draft: held.draft, since }) }))
	const kept = beside.flatMap(({ change: { name, label }, newer }) =>
		newer.is === 'older' ? [`${name}, ${label.charAt(0).toLowerCase()}${label.slice(1)} (${newer.by})`] : [],
	)
	const changes = beside.flatMap(({ change: { goes, twin, becomes, ...change }, newer }): ShownChange[] => {
		if (newer.is === 'older') return []
		const since = newer.is === 'both' ? [`${newer.by} has changed it since the workbook was saved`] : []
		return [
			{
				...change,
				becomes: [becomes, ...since].join('; '),
				ticked: goes !== true && twin !== true && newer.is === 'alone',
			},
		]
	})
	const beyond = changes.slice(MOST_CHANGES)
	const rest = (ticked: boolean): Rest => {
		const own = beyond.filter((change) => change.ticked === ticked)
		return { count: own.length, parts: own.flatMap(({ parts }) => parts) }
	}
	return {
		ok: true,
		rev: held.rev,
		savedFrom: savedFrom(read.sheets),
		changes: changes.slice(0, MOST_CHANGES),
		more: { ticked: rest(true), other: rest(false) },
		problems: told([...found.problems, ...refusals(held, { ...asked, found, changes })]),
		kept,
		same: found.same,
	}
}

const told = (problems: readonly string[]): readonly string[] =>
	problems.length <= MOST_PROBLEMS
		? problems
		: [...problems.slice(0, MOST_PROBLEMS), `${String(problems.length - MOST_PROBLEMS)} more are not shown.`]

type Trial = Omit<WorkbookComparedParams, 'bytes' | 'since'> & {
	readonly found: FoundInSheet
	readonly changes: readonly Pick<ShownChange, 'parts'>[]
}

/** What the plan's own rules refuse of all of it together, by sheet, row and column. */
function refusals(held: HeldPlan, { found, changes, userId, budget }: Trial): readonly string[] {
	const parts = changes.flatMap((change) => change.parts)
	if (parts.length === 0) return []
	const command = { command: 'parts' as const, parts, baseRev: held.rev }
	const decided = decideEdit(held, { command, userId, since: [], budget })
	if (decided.ok) return []
	const placeOf = problemPlaces(held, { parts, places: found.places })
	return decided.problems.map(({ path }, at) => {
		const text = decided.told.problems[at]?.text ?? ''
		const place = placeOf(path)
		return place === null ? sentenceCase(text) : `${place}: ${text}`
	})
}
