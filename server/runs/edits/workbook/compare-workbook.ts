import { gridList } from '#shared/grid/grid-lists.ts'
import { withField, type ItemRecord } from '#server/views/grid/read-edits.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import { notedIn } from '#shared/schemas/note-key.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { ASSUMPTIONS_SHEET } from '#server/paper/exchange/workbook/assumptions-sheet.ts'
import { compareAssumptions } from './compare-assumptions.ts'
import { compareHead } from './compare-head.ts'
import { compareInner, INNER_SHEETS } from './compare-inner.ts'
import { compareList, type FreshEntry } from './compare-list.ts'
import { compareNotes } from './compare-notes.ts'
import type { FoundChange, FoundInSheet } from './found-change.ts'
import { NOTES_SHEET, PLAN_SHEET } from '#server/paper/exchange/workbook/input-sheets.ts'
import { LIST_SHEETS, planNaming, readListSheet } from './list-sheets.ts'
import { NamesInPlan } from './names-in-plan.ts'
import type { ReadSheet } from './read-xlsx.ts'

/** The sheets that are read back: all that was entered. */
export const SHEETS_READ_BACK = [
	PLAN_SHEET,
	...[...LIST_SHEETS, ...INNER_SHEETS].map(({ label }) => label),
	NOTES_SHEET,
	ASSUMPTIONS_SHEET,
]

/** What of a plan differs in a workbook that was saved from it: fields, new rows, and rows that are gone. */
export function compareWorkbook(plan: PlanFile, sheets: readonly ReadSheet[]): FoundInSheet {
	const sheetCalled = (label: string) => sheets.find(({ name }) => name === label)
	const given = <Kind extends { readonly label: string }>(kinds: readonly Kind[]) =>
		kinds.flatMap((kind) => {
			const sheet = sheetCalled(kind.label)
			return sheet === undefined ? [] : [{ kind, sheet }]
		})
	const lists = given(LIST_SHEETS).map(({ kind, sheet }) => readListSheet(plan, kind.list, sheet))
	const naming = planNaming(plan, lists)
	const names = new NamesInPlan(naming)
	const gone = new Set(lists.flatMap(({ list, missing }) => missing.map((id) => `${list}/${id}`)))
	const compared = lists.map((list) => compareList(list, names, plan))
	const fresh = compared.flatMap((list) => list.fresh)
	const inner = given(INNER_SHEETS).map(({ kind, sheet }) => ({
		...kind,
		found: compareInner(kind, sheet, { names, plan, gone }),
	}))
	const keyed = [
		{ label: PLAN_SHEET, compare: compareHead },
		{
			label: NOTES_SHEET,
			compare: (own: PlanFile, sheet: ReadSheet) => compareNotes(own, sheet, { plan: naming, fresh }),
		},
		{ label: ASSUMPTIONS_SHEET, compare: compareAssumptions },
	]
	const head = given(keyed).map(({ kind, sheet }) => kind.compare(plan, sheet))
	const rowsOf = ({ list, id }: FreshEntry) =>
		inner
			.filter((one) => one.list === list)
			.map(({ field, label, found }) => ({ field, label, rows: found.ofFresh.get(id) ?? [] }))
			.filter(({ rows }) => rows.length > 0)
	const added = fresh.map((entry) => additionOf(entry, rowsOf(entry)))
	const found = [...compared, ...inner.map((one) => one.found), ...head]
	return {
		changes: [...added, ...found.flatMap(({ changes }) => changes)].filter((change) => !goesAnyway(change, gone)),
		problems: found.flatMap(({ problems }) => problems),
		places: new Map(found.flatMap(({ places }) => [...places])),
		same: found.reduce((sum, { same }) => sum + same, 0),
	}
}

/** A note or an assumption of what goes itself. */
const goesAnyway = ({ goes, parts }: FoundChange, gone: ReadonlySet<string>) =>
	goes === true &&
	parts.some((part) => {
		if (part.take !== 'set') return false
		const { list, id } = notedIn(part.itemId)
		return gone.has(part.kind === 'notes' ? `${list}/${id}` : `sites/${list}`)
	})

type InnerRows = { readonly field: string; readonly label: string; readonly rows: readonly ItemRecord[] }

/** A new entry with the rows that other sheets hold of it. */
function additionOf({ list, item, name, notes, says, twin }: FreshEntry, inner: readonly InnerRows[]): FoundChange {
	const whole = inner.reduce((made, { field, rows }) => withField(made, field.split('.'), [...rows]), item)
	const more = inner.map(({ label, rows }) => `${label.toLowerCase()}: ${String(rows.length)}`)
	return {
		parts: [{ take: 'add', kind: list, item: whole }, ...notes],
		...{
			name,
			label: sentenceCase(gridList(list).noun),
			was: '',
			becomes: [twin ? 'new, though the plan has one of this name' : 'new', ...says, ...more].join(', '),
		},
		...(twin && { twin }),
	}
}
