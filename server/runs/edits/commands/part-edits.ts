import { ITEM_KINDS, type ItemKind } from '#shared/fields/lists.ts'
import { idIn } from '#shared/schemas/edits/removal.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { JsonRecord } from '#server/store/rows/plan-documents.ts'
import { actualEdits, patchEdits } from './patch-edits.ts'
import type { PlanCommand } from '../plan-command.ts'
import { fieldEdit, type PlanEdit } from '../plan-edit.ts'
import { removalEdits } from './removal-edits.ts'

type PartEditsParts = Pick<Extract<PlanCommand, { readonly command: 'parts' }>, 'parts' | 'baseRev'>
type PartEditsParams = { readonly plan: PlanFile; readonly draft: JsonRecord }

const listNamed = (kind: string): ItemKind | undefined => ITEM_KINDS.find((list) => list === kind)

/** Parts of a workbook as edits: what goes is settled before what else is said of it, and goes last. */
export function partEdits({ plan, draft }: PartEditsParams, { parts, baseRev }: PartEditsParts): readonly PlanEdit[] {
	const set = parts.flatMap((part) => (part.take === 'set' ? [part] : []))
	const asked = parts.flatMap((part) => (part.take === 'remove' ? [{ list: part.kind, id: part.itemId }] : []))
	const placed = new Map<string, Record<string, unknown>>()
	for (const { kind, itemId, field, value } of set) {
		const key = `${kind}/${itemId}`
		placed.set(key, { ...placed.get(key), [field]: value })
	}
	// A contract that goes to another site does not go with its old one.
	const itemsOf = (list: ItemKind) => {
		const items: readonly Readonly<Record<string, unknown>>[] = plan[list]
		return items.map((item) => ({ ...item, ...placed.get(`${list}/${idIn(list, item)}`) }))
	}
	const removal = removalEdits(plan, asked, { baseRev, itemsOf })
	const gone = new Set(removal.flatMap((edit) => (edit.action === 'remove' ? [`${edit.kind}/${edit.itemId}`] : [])))
	const stays = set.filter(({ kind, itemId }) => !gone.has(`${kind}/${itemId}`))
	const patches = stays.flatMap(({ take: _take, ...part }) => {
		const kind = listNamed(part.kind)
		return kind === undefined ? [] : [{ ...part, kind, baseRev }]
	})
	return [
		...removal.filter(({ action }) => action !== 'remove'),
		...patchEdits(plan, { patches: patches.filter(({ kind }) => kind !== 'actuals'), notes: [] }),
		...actualEdits(
			draft,
			patches.filter(({ kind }) => kind === 'actuals'),
		),
		...stays.flatMap(({ kind, itemId, field, value }) =>
			listNamed(kind) === undefined ? [fieldEdit({ kind, itemId, field, value, baseRev })] : [],
		),
		...parts.flatMap((part) =>
			part.take === 'add' ? [{ action: 'add' as const, kind: part.kind, item: part.item }] : [],
		),
		...removal.filter(({ action }) => action === 'remove'),
	]
}
