import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { ItemRecord, Patch } from './read-edits.ts'

type Purchase = { readonly phaseId: string; readonly row: ItemRecord }
export type PurchaseEdit =
	| { readonly intent: 'add'; readonly item: ItemRecord }
	| { readonly intent: 'remove' | 'duplicate'; readonly id: string }
	| { readonly intent: 'move'; readonly id: string; readonly by: number }
	| { readonly intent: 'set'; readonly patches: readonly Patch[]; readonly added?: readonly ItemRecord[] }

const textOf = (value: ItemRecord[string] | undefined) => (typeof value === 'string' ? value : '')

function purchasesOf(plan: PlanFile): readonly (Purchase & { readonly id: string })[] {
	return plan.buildPhases.flatMap(({ id, procurement }) =>
		procurement.map((row, at) => ({ id: `${id}/${at}`, phaseId: id, row })),
	)
}

function patched(purchase: Purchase, patches: readonly Patch[]): Purchase {
	return patches.reduce<Purchase>(
		({ phaseId, row }, { field, value }) =>
			field === 'phaseId' && typeof value === 'string'
				? { phaseId: value, row }
				: { phaseId, row: { ...row, [field]: value } },
		purchase,
	)
}

const purchaseOf = ({ phaseId, ...row }: ItemRecord): Purchase => ({ phaseId: textOf(phaseId), row })

function edited(plan: PlanFile, edit: PurchaseEdit): readonly Purchase[] {
	const all = purchasesOf(plan)
	if (edit.intent === 'add') return [...all, purchaseOf(edit.item)]
	if (edit.intent === 'set') {
		const there = all.map((one) =>
			patched(
				one,
				edit.patches.filter(({ itemId }) => itemId === one.id),
			),
		)
		return [...there, ...(edit.added ?? []).map(purchaseOf)]
	}
	if (edit.intent === 'move') return moved(all, edit)
	return all.flatMap((one) => (one.id === edit.id ? (edit.intent === 'remove' ? [] : [one, one]) : [one]))
}

/** One of a hall's purchases so many places further on among them; another hall's are not its place. */
function moved<One extends Purchase & { readonly id: string }>(
	all: readonly One[],
	{ id, by }: { readonly id: string; readonly by: number },
): readonly One[] {
	const at = all.findIndex((one) => one.id === id)
	const [one, there] = [all[at], all[at + by]]
	if (one === undefined || there?.phaseId !== one.phaseId) return all
	return all.toSpliced(at, 1).toSpliced(at + by, 0, one)
}

/** An edit of the list of purchases as edits of the halls that keep them; only halls in which something changes. */
export function purchaseEdits(plan: PlanFile, edit: PurchaseEdit, baseRev: number): readonly Patch[] {
	const after = edited(plan, edit)
	return plan.buildPhases.flatMap(({ id, procurement }) => {
		const rows = after.filter(({ phaseId }) => phaseId === id).map(({ row }) => row)
		return JSON.stringify(rows) === JSON.stringify(procurement)
			? []
			: [{ itemId: id, field: 'procurement', value: rows, baseRev }]
	})
}
