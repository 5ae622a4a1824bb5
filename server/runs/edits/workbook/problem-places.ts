import type { HeldPlan } from '#server/runs/edits/edits-of.ts'
import { partEdits } from '#server/runs/edits/commands/part-edits.ts'
import { idOf, listIn } from '#server/runs/edits/plan-edit.ts'
import type { FilePart } from '#server/runs/edits/plan-command.ts'
import { ITEM_KINDS, type ItemKind } from '#shared/fields/lists.ts'
import type { FoundInSheet } from './found-change.ts'
import { INNER_SHEETS } from './compare-inner.ts'
import { placeWords } from './read-sheet.ts'

type Taken = { readonly parts: readonly FilePart[]; readonly places: FoundInSheet['places'] }

/** Where in the workbook a problem of the plan stands that it would leave: `powerContracts[2].startMonth`. */
export function problemPlaces(held: HeldPlan, { parts, places }: Taken): (path: string) => string | null {
	const edits = partEdits(held, { parts, baseRev: held.rev })
	const after = (list: ItemKind): readonly string[] => {
		const own = edits.flatMap((edit) => (edit.action !== 'update' && edit.kind === list ? [edit] : []))
		const gone = new Set(own.flatMap((edit) => (edit.action === 'remove' ? [edit.itemId] : [])))
		const stay = listIn(held.draft, list).map((item) => idOf(list, item))
		const come = own.flatMap((edit) => (edit.action === 'add' ? [idOf(list, edit.item)] : []))
		return [...stay.filter((id) => !gone.has(id)), ...come]
	}
	const told = (key: string, field: string) => {
		const place = places.get(key)
		return place === undefined ? null : placeWords(place, field)
	}
	return (path) => {
		const [, name = '', index = '', rest = ''] = /^(\w+)\[(\d+)\]\.?(.*)$/.exec(path) ?? []
		const list = ITEM_KINDS.find((kind) => kind === name)
		if (list === undefined) {
			const [, table = '', key = ''] = /^(assumptions|notes)\.(.+)$/.exec(path) ?? []
			return told(`${table}/${key}`, 'Value') ?? told(`head/${path}`, 'Value')
		}
		const id = after(list)[Number(index)] ?? ''
		for (const { list: holder, table, field } of INNER_SHEETS) {
			const [, at, column = ''] = new RegExp(`^${field.replaceAll('.', '\\.')}\\[(\\d+)\\]\\.?(\\w*)`).exec(rest) ?? []
			if (holder !== list || at === undefined) continue
			const named = table.at === null ? column : `${table.at}.${column}`
			return told(`${list}/${id}/${field}/${at}`, named)
		}
		return told(`${list}/${id}`, rest.replace(/\[\d+\]$/, ''))
	}
}
