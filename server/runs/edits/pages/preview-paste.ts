import type { EditProblem } from '#shared/grid/edit-reply.ts'
import { findGridFacts, gridFacts } from '#shared/grid/grid-facts.ts'
import { isHallList, type GridList } from '#shared/grid/grid-lists.ts'
import { planRows, type PlanRow } from '#server/views/grid/grid-rows.ts'
import { cellOf, columnOf } from '#server/views/grid/grid-view.ts'
import { understoodIn } from '#shared/grid/typed/parse-cell.ts'
import type { PastedRow, PastePreview, PreviewCell, PreviewRow } from '#shared/grid/pasted.ts'
import { decimalsOf, isBarePrice, readPastedRow } from '#server/views/grid/read-pasted.ts'
import { moneyOf } from '#shared/units/money.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { decideEdit, type EditAsk, type Refusal } from '../decide-edit.ts'
import type { PageEdit, PlanCommand } from '../plan-command.ts'
import type { HeldPlan } from '../edits-of.ts'

export type PasteCommand = Extract<PlanCommand, { readonly command: 'page' }> & {
	readonly edit: Extract<PageEdit, { readonly intent: 'paste' }>
}
type PasteAsk = Omit<EditAsk, 'command'> & { readonly command: PasteCommand }
type Problems = ReadonlyMap<PastedRow, readonly EditProblem[]>

/** Rules look at a plan in rounds: what a row breaks may come to light only once others are out of the way. */
const MOST_ROUNDS = 6
/** So few that each may be tried alone. */
const FEW_ROWS = 60

const asking = (ask: PasteAsk, rows: readonly PastedRow[]): EditAsk => ({
	...ask,
	command: { ...ask.command, edit: { ...ask.command.edit, rows } },
})

/** The pasted rows by their place in the plan's list as it would be: those that are there, then the new ones in order. */
function rowsByPlace(plan: PlanFile, list: GridList, rows: readonly PastedRow[]): readonly (PastedRow | undefined)[] {
	const byId = new Map(rows.map((row) => [row.id, row]))
	return [...planRows(plan, list).map(({ id }) => byId.get(id)), ...rows.filter(({ id }) => id === null)]
}

/** Which rows a refusal is about, each with what is wrong with it. */
function blamed(
	held: HeldPlan,
	ask: PasteAsk,
	{ refusal, rows }: { refusal: Refusal; rows: readonly PastedRow[] },
): Problems {
	const { list } = ask.command.edit
	const places = rowsByPlace(held.plan, list, rows)
	const found = new Map<PastedRow, readonly EditProblem[]>()
	for (const [at, { path }] of refusal.problems.entries()) {
		const [, of, index] = /^(\w+)\[(\d+)\]/.exec(path) ?? []
		const row = of === list ? places[Number(index)] : undefined
		const problem = refusal.told.problems[at]
		if (row !== undefined && problem !== undefined) found.set(row, [...(found.get(row) ?? []), problem])
	}
	if (found.size > 0 || rows.length > FEW_ROWS || rows.length < 2) return found
	const alone = rows.flatMap((row) => {
		const decided = decideEdit(held, asking(ask, [row]))
		return decided.ok ? [] : [[row, decided.told.problems] as const]
	})
	return new Map(alone)
}

/** Tries the rows in which nothing is wrong, until what is left could be written as it is. */
function sifted(held: HeldPlan, ask: PasteAsk) {
	const { edit, today } = ask.command
	const where = { plan: held.plan, list: edit.list, today }
	const wrong = new Map<PastedRow, readonly EditProblem[]>()
	for (const [at, row] of edit.rows.entries()) {
		const read = readPastedRow(where, { ...edit, row, at, baseRev: undefined })
		if (!read.ok) wrong.set(row, read.problems)
	}
	for (let round = 0; round < MOST_ROUNDS; round += 1) {
		const rows = edit.rows.filter((row) => !wrong.has(row))
		if (rows.length === 0) return { wrong, rows, after: held.plan, problems: [] }
		const decided = decideEdit(held, asking(ask, rows))
		if (decided.ok) return { wrong, rows, after: decided.next.plan, problems: [] }
		const found = blamed(held, ask, { refusal: decided, rows })
		const texts = [...decided.told.problems, ...decided.told.conflicts].map(({ text }) => text)
		if (found.size === 0) return { wrong, rows, after: null, problems: texts }
		for (const [row, problems] of found) wrong.set(row, problems)
	}
	return { wrong, rows: [], after: null, problems: ['Too much is wrong with these rows. Paste fewer at once.'] }
}

const plainName = (text: string) => text.trim().toLowerCase()

/** By what they are called; what several are called is null's. */
function byName<Of>(
	named: readonly { readonly name: string | undefined; readonly of: Of }[],
): ReadonlyMap<string, Of | null> {
	const found = new Map<string, Of | null>()
	for (const { name, of } of named) {
		if (name !== undefined) found.set(plainName(name), found.has(plainName(name)) ? null : of)
	}
	return found
}

/** By row, the entry that is called as it is, where neither the sheet nor the plan calls several so. */
function twinsOf(there: readonly PlanRow[], { command: { edit } }: PasteAsk): PastePreview['twins'] {
	const at = edit.fields.indexOf('name')
	const entries = byName(there.map(({ id, name }) => ({ name, of: id })))
	const sheet = byName(edit.rows.map((row) => ({ name: row.texts[at], of: row })))
	return edit.rows.map((row) => {
		const name = plainName(row.texts[at] ?? '')
		return sheet.get(name) === row ? (entries.get(name) ?? null) : null
	})
}

const byId = (rows: readonly PlanRow[]) => new Map(rows.map((row) => [row.id, row]))

/** What pasting these rows would come to, found by the very code that writes them; nothing is written. */
export function previewPaste(held: HeldPlan, asked: PasteAsk): PastePreview {
	const { list, fields, rows, decimals = decimalsOf(list, asked.command.edit) } = asked.command.edit
	const ask: PasteAsk = { ...asked, command: { ...asked.command, edit: { ...asked.command.edit, decimals } } }
	const { wrong, rows: sound, after, problems } = sifted(held, ask)
	const known = fields.filter((field) => findGridFacts(list, field) !== null)
	const there = planRows(held.plan, list)
	const before = byId(there)
	const columns = new Map(known.map((field) => [field, columnOf({ plan: after ?? held.plan, list, field })]))
	const afterRows = after === null ? [] : planRows(after, list)
	const added = afterRows.slice(before.size)
	const fresh = sound.filter(({ id }) => id === null)
	// Purchases stand with their halls: where a new one has come to stand is not told by its order.
	const newRows = new Map(fresh.map((row, at) => [row, isHallList(list) ? undefined : added[at]]))
	const kept = byId(afterRows)
	const rowAfter = (row: PastedRow) => (row.id === null ? newRows.get(row) : kept.get(row.id))
	const shown = (plan: PlanFile | null, row: PlanRow | undefined, field: string) => {
		const column = columns.get(field)
		return plan === null || row === undefined || column === undefined ? null : cellOf({ plan, list, row, column })
	}
	const previewOf = (row: PastedRow): PreviewRow => {
		const was = row.id === null ? undefined : before.get(row.id)
		const is = wrong.has(row) ? undefined : rowAfter(row)
		const cells = fields.flatMap((field, at): PreviewCell[] => {
			if (!columns.has(field)) return []
			const [old, next] = [shown(held.plan, was, field), shown(after, is, field)]
			const to = next === null ? (row.texts[at] ?? '') : withRange(next)
			return [{ field, from: old === null ? null : withRange(old), to }]
		})
		const moved = cells.filter(({ from, to }) => from !== to)
		const name = is?.name ?? was?.name ?? row.texts[fields.indexOf('name')] ?? row.texts[0] ?? ''
		const refusals = wrong.get(row) ?? []
		if (refusals.length > 0) return { name, becomes: 'refused', cells, problems: refusals }
		if (was === undefined) return { name, becomes: 'new', cells, problems: [] }
		return { name, becomes: moved.length > 0 ? 'changed' : 'same', cells: moved, problems: [] }
	}
	const understood = known.map((field) => ({
		label: columns.get(field)?.label ?? field,
		text: understoodIn(gridFacts(list, field), columns.get(field)?.choices ?? [], moneyOf(held.plan)),
	}))
	const isBare = rows.some(({ texts }) => fields.some((field, at) => isBarePrice(list, field, texts[at] ?? '')))
	const { code } = moneyOf(held.plan)
	const currency = isBare && code !== 'USD' ? code : null
	return {
		rows: rows.map(previewOf),
		problems,
		decimals,
		currency,
		twins: twinsOf(there, ask),
		understood,
	}
}

const withRange = ({ shown, range }: { readonly shown: string; readonly range: string | null }) =>
	range === null ? shown : `${shown} (${range})`
