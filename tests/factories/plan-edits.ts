import type { PlanCommand } from '#server/runs/edits/plan-command.ts'
import type { Json } from '#server/store/rows/plan-documents.ts'

/** A whole note beside one field (`powerContracts/ercot-1/capacityMW`) set; null takes it away. */
export const noteSet = (path: string, note: Json): Extract<PlanCommand, { command: 'edits' }> => ({
	command: 'edits',
	edits: [{ action: 'update', kind: 'notes', itemId: path, field: '', value: note }],
})
