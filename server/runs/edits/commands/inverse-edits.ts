import type { ChangedField, ChangeRow } from '#server/store/rows/changes.ts'
import type { Json, JsonRecord } from '#server/store/rows/plan-documents.ts'
import { ITEM_KINDS } from '#shared/schemas/plan-items.ts'
import { itemWith } from '../apply-differences.ts'
import {
	currentValue,
	type FieldEdit,
	isOrder,
	isRecord,
	listIn,
	placeOf,
	PLAN_KINDS,
	type PlanEdit,
	type PlanKind,
} from '../plan-edit.ts'

/** A record of the log, as far as its edits go. */
export type Logged = Pick<ChangeRow, 'action' | 'kind' | 'itemId' | 'fields'>

type OfStep = Logged & Pick<ChangeRow, 'step'>

/**
 * The edits that take steps back, the latest first. Where entries stood is kept as the step found them: so of each step what it
 * added goes first, what it removed comes after and from the front, and what it moved goes back last, each behind its own.
 */
export function inverseOfSteps(records: readonly OfStep[], baseline?: JsonRecord): PlanEdit[] {
	const steps = [...new Set(records.map(({ step }) => step))].sort((one, other) => other - one)
	const byStep = new Map(steps.map((step): [number, OfStep[]] => [step, []]))
	for (const record of records) byStep.get(record.step)?.push(record)
	return steps.flatMap((step) => {
		const edits = (byStep.get(step) ?? []).toReversed().flatMap((record) => inverseEdits(record, baseline))
		const back = edits.flatMap((edit) => (edit.action === 'add' ? [edit] : []))
		const inOrder = back.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0))
		const moves = edits.flatMap((edit) => (edit.action === 'update' && isOrder(edit) ? [edit] : []))
		const others = edits.filter((edit) => edit.action !== 'add' && !(edit.action === 'update' && isOrder(edit)))
		return [...others, ...inOrder, ...fromTheFront(moves)]
	})
}

/** Moves in such an order that what an entry goes behind stands in its place by then. */
function fromTheFront(moves: readonly FieldEdit[]): readonly FieldEdit[] {
	const keyOf = (kind: string, id: Json) => JSON.stringify([kind, id])
	const waiting = new Map(moves.map((move) => [keyOf(move.kind, move.itemId), move]))
	const placed: FieldEdit[] = []
	for (const move of moves) {
		const chain: FieldEdit[] = []
		for (let at: FieldEdit | undefined = move; at !== undefined; at = waiting.get(keyOf(at.kind, at.value))) {
			if (!waiting.delete(keyOf(at.kind, at.itemId))) break
			chain.push(at)
		}
		placed.push(...chain.toReversed())
	}
	return placed
}

/** The edits that take a record back. Where a scenario followed the baseline before, it follows that as it is now. */
export function inverseEdits({ action, kind, itemId, fields }: Logged, baseline?: JsonRecord): PlanEdit[] {
	if (action === 'create') return []
	if (action === 'update') {
		const table = known(PLAN_KINDS, kind)
		return fields.map((changed) => {
			const place = { kind: table, itemId, field: changed.field }
			return { action, ...place, value: valueBefore(place, changed, baseline) }
		})
	}
	const list = known(ITEM_KINDS, kind)
	if (action === 'add') return [{ action: 'remove', kind: list, itemId }]
	const [gone, position] = ['', 'position'].map((name) => fields.find(({ field }) => field === name))
	const item = gone && valueBefore({ kind: list, itemId, field: '' }, gone, baseline)
	if (!isRecord(item)) throw new Error('the change log holds no item where one must be')
	const at = position?.before
	return [{ action: 'add', kind: list, item, at: typeof at === 'number' ? at : undefined }]
}

type ChangedPlace = { readonly kind: PlanKind; readonly itemId: string; readonly field: string }

function valueBefore(place: ChangedPlace, { before, own }: ChangedField, baseline: JsonRecord | undefined): Json {
	if (own === undefined || baseline === undefined) return before
	const { kind, itemId } = place
	if (kind === 'assumptions' || kind === 'notes')
		return Object.keys(own).length > 0 ? before : currentValue(baseline, place)
	if (kind === 'head') return currentValue(itemWith(baseline, own), place)
	const at = placeOf(baseline, kind, itemId)
	const base = listIn(baseline, kind)[at]
	if (base === undefined) return before
	return currentValue({ ...baseline, [kind]: listIn(baseline, kind).with(at, itemWith(base, own)) }, place)
}

function known<Kind extends string>(kinds: readonly Kind[], text: string): Kind {
	const kind = kinds.find((one) => one === text)
	if (kind === undefined) throw new Error(`the change log names an unknown kind, ${text}`)
	return kind
}
