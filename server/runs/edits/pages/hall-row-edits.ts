import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { hasStep, PROCUREMENT_STEP } from '#shared/catalogue/hall-steps.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { HALL_LISTS, type HallList } from '#shared/grid/grid-lists.ts'
import { hallRows } from '#server/views/grid/grid-rows.ts'
import type { ItemRecord, Patch } from '#server/views/grid/read-edits.ts'

type HallRow = { readonly phaseId: string; readonly row: ItemRecord }
export type HallRowEdit =
	| { readonly intent: 'add'; readonly item: ItemRecord }
	| { readonly intent: 'remove' | 'duplicate'; readonly id: string }
	| { readonly intent: 'move'; readonly id: string; readonly by: number }
	| { readonly intent: 'set'; readonly patches: readonly Patch[]; readonly added?: readonly ItemRecord[] }

const textOf = (value: ItemRecord[string] | undefined) => (typeof value === 'string' ? value : '')

function patched(one: HallRow, patches: readonly Patch[]): HallRow {
	return patches.reduce<HallRow>(
		({ phaseId, row }, { field, value }) =>
			field === 'phaseId' && typeof value === 'string'
				? { phaseId: value, row }
				: { phaseId, row: { ...row, [field]: value } },
		one,
	)
}

const rowOf = ({ phaseId, ...row }: ItemRecord): HallRow => ({ phaseId: textOf(phaseId), row })

/** Steps that are dated for the first time: the bar of every step can be moved, and that of a step says whose it is. */
function firstDated(plan: PlanFile, known: ReadonlySet<string>, patches: readonly Patch[]): readonly HallRow[] {
	const ids = new Set(patches.flatMap(({ itemId }) => (known.has(itemId) ? [] : [itemId])))
	return [...ids].flatMap((id) => {
		const hall = plan.buildPhases.find((phase) => id.startsWith(`${phase.id}/`))
		if (hall === undefined) return []
		const begun = { step: id.slice(hall.id.length + 1), startMonth: null, durationMonths: null }
		return [
			patched(
				{ phaseId: hall.id, row: begun },
				patches.filter(({ itemId }) => itemId === id),
			),
		]
	})
}

/** A step of which nothing is dated any more follows the network again. */
const isDated = ({ row }: HallRow) => (row['startMonth'] ?? null) !== null || (row['durationMonths'] ?? null) !== null

function edited(plan: PlanFile, list: HallList, edit: HallRowEdit): readonly HallRow[] {
	const all = hallRows(plan, list)
	if (edit.intent === 'add') return [...all, rowOf(edit.item)]
	if (edit.intent === 'set') {
		const there = all.map((one) =>
			patched(
				one,
				edit.patches.filter(({ itemId }) => itemId === one.id),
			),
		)
		const added = (edit.added ?? []).map(rowOf)
		if (list !== 'hallSteps') return [...there, ...added]
		const known = new Set(all.map(({ id }) => id))
		return [...there, ...firstDated(plan, known, edit.patches)].filter(isDated).concat(added)
	}
	if (edit.intent === 'move') return moved(all, edit)
	const copyOf = (one: HallRow) => (list === 'hallSteps' ? withNextStep(plan, one) : one)
	return all.flatMap((one) => (one.id === edit.id ? (edit.intent === 'remove' ? [] : [one, copyOf(one)]) : [one]))
}

/** A step is dated once: its copy dates the next of the hall’s steps that has no row. */
function withNextStep(plan: PlanFile, one: HallRow): HallRow {
	const hall = plan.buildPhases.find(({ id }) => id === one.phaseId)
	const dated = new Set(hall?.steps.map(({ step }) => step))
	const steps = catalogueFor(plan).constructionPhases.map(({ id }) => id)
	const later = steps.slice(steps.indexOf(textOf(one.row['step'])) + 1)
	const free = [...later, ...steps].find(
		(step) => !dated.has(step) && step !== PROCUREMENT_STEP && hasStep(hall?.scope ?? 'greenfield', step),
	)
	return free === undefined ? one : { ...one, row: { ...one.row, step: free } }
}

/** One of a hall's rows so many places further on among them; another hall's are not its place. */
function moved<One extends HallRow & { readonly id: string }>(
	all: readonly One[],
	{ id, by }: { readonly id: string; readonly by: number },
): readonly One[] {
	const at = all.findIndex((one) => one.id === id)
	const [one, there] = [all[at], all[at + by]]
	if (one === undefined || there?.phaseId !== one.phaseId) return all
	return all.toSpliced(at, 1).toSpliced(at + by, 0, one)
}

type HallRowEditsParams = { readonly list: HallList; readonly edit: HallRowEdit; readonly baseRev: number }

/** An edit of a list that halls keep as edits of those halls; only of halls in which something changes. */
export function hallRowEdits(plan: PlanFile, { list, edit, baseRev }: HallRowEditsParams): readonly Patch[] {
	const field = HALL_LISTS[list].group
	const after = edited(plan, list, edit)
	return plan.buildPhases.flatMap((hall) => {
		const rows = after.filter(({ phaseId }) => phaseId === hall.id).map(({ row }) => row)
		return JSON.stringify(rows) === JSON.stringify(hall[field])
			? []
			: [{ itemId: hall.id, field, value: rows, baseRev }]
	})
}
