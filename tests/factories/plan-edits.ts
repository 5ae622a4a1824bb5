import type { Deed } from '#server/plan-edits/deed.ts'
import type { Json } from '#server/repositories/plan-documents.ts'

/** A whole note beside one field (`powerContracts/ercot-1/capacityMW`) set; null takes it away. */
export const noteSet = (path: string, note: Json): Extract<Deed, { deed: 'edits' }> => ({
	deed: 'edits',
	edits: [{ action: 'update', kind: 'notes', itemId: path, field: '', value: note }],
})
