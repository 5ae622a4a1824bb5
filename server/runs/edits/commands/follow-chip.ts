import { isDeepStrictEqual } from 'node:util'
import type { Chip } from '#shared/catalogue/types.ts'
import { catalogueFor, findChip } from '#shared/catalogue/catalogue.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { weeksToWholeMonths } from '#shared/units/conversions.ts'
import { currentValue, fieldEdit, type FieldEdit, type PlanEdit } from '../plan-edit.ts'

type Copied = { readonly field: string; readonly of: (chip: Chip) => number | null }

/** Fields of an order that a start copies from the row of its chip. */
const COPIED: readonly Copied[] = [
	{ field: 'unitPriceUsd', of: ({ priceUsd }) => priceUsd?.mid ?? null },
	{
		field: 'leadTimeMonths',
		of: ({ leadWeeks }) => (leadWeeks === null ? null : weeksToWholeMonths(leadWeeks.mid)),
	},
]

/**
 * What follows an order to another chip: a price or lead time that is that of the old chip’s row gives way to the new row’s.
 * One that somebody typed stays, and so does one that the new chip has none for.
 */
export function followingChip({ catalogue }: PlanFile, draft: Draft, edits: readonly PlanEdit[]): readonly FieldEdit[] {
	const rows = catalogueFor({ catalogue })
	const moved = edits.flatMap((edit) =>
		edit.action === 'update' && edit.kind === 'chipOrders' && edit.field === 'chip' ? [edit] : [],
	)
	return moved.flatMap((edit) => {
		const [old, next] = [currentValue(draft, edit), edit.value].map((id) =>
			typeof id === 'string' ? findChip(rows, id) : null,
		)
		if (!old || !next || old === next) return []
		return COPIED.flatMap(({ field, of }) => {
			const place = { kind: edit.kind, itemId: edit.itemId, field } as const
			const now = currentValue(draft, place)
			const isCopied = now !== null && now === of(old) && of(next) !== null
			return isCopied && !isTyped(edits, { ...place, now }) ? [fieldEdit({ ...place, value: null })] : []
		})
	})
}

type Draft = Parameters<typeof currentValue>[0]
type EditedField = Pick<FieldEdit, 'kind' | 'itemId' | 'field'> & { readonly now: unknown }

const isTyped = (edits: readonly PlanEdit[], { kind, itemId, field, now }: EditedField): boolean =>
	edits.some(
		(edit) =>
			edit.action === 'update' &&
			edit.kind === kind &&
			edit.itemId === itemId &&
			edit.field === field &&
			!isDeepStrictEqual(edit.value, now),
	)
