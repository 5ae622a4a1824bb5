import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChangeRow } from '#server/store/rows/changes.ts'
import type { JsonRecord } from '#server/store/rows/plan-documents.ts'
import { BEHIND } from '#shared/schemas/edits/order.ts'
import { applyEdit, obstacle } from './apply-edit.ts'
import { findConflicts } from './find-conflicts.ts'
import { currentValue, fieldEdit, listIn, type PlanEdit } from './plan-edit.ts'

const KIND = 'powerContracts'
const draftOf = (ids: readonly string[]): JsonRecord => ({
	name: 'Campus',
	sites: [{ id: 'abilene' }],
	[KIND]: ids.map((id) => ({ id, capacityMW: 100 })),
})
const idsIn = (draft: JsonRecord) => listIn(draft, KIND).map(({ id }) => id)
const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1, maxLength: 6 })

describe('a list', () => {
	test('law: an entry moved stands right behind the one named, or first, and all others keep their order', () => {
		fc.assert(
			fc.property(ids, fc.nat(5), fc.option(fc.nat(5), { nil: null }), (list, at, behind) => {
				const itemId = list[at % list.length] ?? ''
				const front = behind === null ? null : (list[behind % list.length] ?? null)
				fc.pre(front !== itemId)
				const moved = idsIn(applyEdit(draftOf(list), fieldEdit({ kind: KIND, itemId, field: BEHIND, value: front })))
				expect(moved.filter((id) => id !== itemId)).toEqual(list.filter((id) => id !== itemId))
				expect(moved.indexOf(itemId)).toBe(front === null ? 0 : moved.indexOf(front) + 1)
			}),
		)
	})

	test('law: an entry removed and added where it stood makes the plan it was, and added without a place it is the last', () => {
		fc.assert(
			fc.property(ids, fc.nat(5), (list, nth) => {
				const at = nth % list.length
				const draft = draftOf(list)
				const item = listIn(draft, KIND)[at] ?? {}
				const removed = applyEdit(draft, { action: 'remove', kind: KIND, itemId: list[at] ?? '' })
				expect(idsIn(removed)).toEqual(list.toSpliced(at, 1))
				expect(applyEdit(removed, { action: 'add', kind: KIND, item, at })).toEqual(draft)
				expect(idsIn(applyEdit(removed, { action: 'add', kind: KIND, item }))).toEqual([
					...list.toSpliced(at, 1),
					list[at],
				])
			}),
		)
	})

	test('law: a field set holds what was set, and nothing else of the plan has changed', () => {
		const sets = fc.record({
			field: fc.constantFrom('capacityMW', 'startDelayMonths.p50', 'name'),
			value: fc.nat(9),
		})
		fc.assert(
			fc.property(ids, fc.nat(5), sets, (list, at, { field, value }) => {
				const draft = draftOf(list)
				const place = { kind: KIND, itemId: list[at % list.length] ?? '', field } as const
				const set = applyEdit(draft, fieldEdit({ ...place, value }))
				expect(currentValue(set, place)).toBe(value)
				const others = (one: JsonRecord) => listIn(one, KIND).filter(({ id }) => id !== place.itemId)
				expect([others(set), set['sites'], idsIn(set)]).toEqual([others(draft), draft['sites'], list])
			}),
		)
	})
})

describe('the head, assumptions and notes', () => {
	const noted = { ...draftOf(['a']), notes: { 'powerContracts/a/capacityMW': { source: 'Offer', why: null } } }
	const note = (itemId: string, field: string, value: string | null) =>
		fieldEdit({ kind: 'notes', itemId, field, value })

	test('a field of the head is set beside the others', () => {
		expect(applyEdit(noted, fieldEdit({ kind: 'head', itemId: '', field: 'name', value: 'Abilene' }))).toEqual({
			...noted,
			name: 'Abilene',
		})
	})

	test('a note whose last part is taken away goes, one that was not there is not made, and other notes stay', () => {
		const gone = applyEdit(noted, note('powerContracts/a/capacityMW', 'source', null))
		expect(gone['notes']).toEqual({})
		expect(applyEdit(draftOf(['a']), note('sites/abilene/name', 'why', null))['notes']).toEqual({})
		expect(applyEdit(noted, note('sites/abilene/name', 'why', null))['notes']).toEqual(noted.notes)
		const more = applyEdit(noted, note('powerContracts/a/capacityMW', 'why', 'Letter'))
		expect(more['notes']).toEqual({ 'powerContracts/a/capacityMW': { source: 'Offer', why: 'Letter' } })
		expect(applyEdit(more, note('powerContracts/a/capacityMW', 'source', null))['notes']).toEqual({
			'powerContracts/a/capacityMW': { source: null, why: 'Letter' },
		})
		expect(applyEdit(more, note('powerContracts/a/capacityMW', '', null))['notes']).toEqual({})
	})

	test('an assumption set to nothing holds its default again, and the others stay', () => {
		const assumed = { ...draftOf([]), assumptions: { siteReserve: { value: 0.1 }, mfu: { value: 0.4 } } }
		const clear = fieldEdit({ kind: 'assumptions', itemId: 'siteReserve', field: '', value: null })
		expect(applyEdit(assumed, clear)['assumptions']).toEqual({ mfu: { value: 0.4 } })
		expect(applyEdit(draftOf([]), clear)['assumptions']).toEqual({})
	})
})

test('what is not there can be neither changed nor removed, and no id by which others name an entry is changed', () => {
	const draft = { ...draftOf(['a']), actuals: [{ ref: 'phase:a', month: '2026-01' }] }
	const told = (edit: PlanEdit) => obstacle(draft, edit)
	const set = (itemId: string, field: string) => fieldEdit({ kind: KIND, itemId, field, value: 'x' })
	expect(told(set('b', 'name'))).toMatchObject({ path: 'powerContracts.b', message: 'is not in the plan any more' })
	expect(told({ action: 'remove', kind: KIND, itemId: 'b' })).toMatchObject({ path: 'powerContracts.b' })
	for (const field of ['id', ''])
		expect(told(set('a', field))).toMatchObject({
			path: `powerContracts.a.${field}`,
			message: 'can’t be changed: other entries refer to it',
			mend: 'Add a new entry and remove this one.',
		})
	const measured = (field: string) =>
		told(fieldEdit({ kind: 'actuals', itemId: 'phase:a/2026-01', field, value: 'x' })) === null
	expect(['id', 'ref', 'month', 'headcount'].map(measured)).toEqual([false, false, false, true])
	expect([told(set('a', 'name')), told(set('a', 'month'))]).toEqual([null, null])
	expect(told({ action: 'remove', kind: KIND, itemId: 'a' })).toBeNull()
	expect(told({ action: 'add', kind: KIND, item: { id: 'z' } })).toBeNull()
	for (const kind of ['head', 'assumptions', 'notes'] as const)
		expect(told(fieldEdit({ kind, itemId: 'none', field: '', value: null }))).toBeNull()
})

test('law: an edit meets what others wrote at its place since it looked and since its author last wrote there, unless both say the same', () => {
	const write = fc.record({
		userId: fc.constantFrom('ada', 'jun'),
		itemId: fc.constantFrom('a', 'a', 'b'),
		value: fc.integer({ min: 0, max: 3 }),
	})
	const asks = fc.record({ baseRev: fc.option(fc.nat(8), { nil: undefined }), value: fc.integer({ min: 0, max: 3 }) })
	fc.assert(
		fc.property(fc.array(write, { maxLength: 8, size: 'max' }), asks, (writes, { baseRev, value }) => {
			const stands = new Map<string, number>()
			const since = writes.map(({ userId, itemId, value: after }, index): ChangeRow => {
				const before = stands.get(itemId) ?? 100
				stands.set(itemId, after)
				return {
					...{ rev: index + 1, step: index + 1, userId, userName: userId, at: new Date(index), why: '' },
					...{ requestId: null, undoes: null, action: 'update', kind: KIND, itemId },
					fields: [{ field: 'capacityMW', before, after }],
				}
			})
			const draft = {
				[KIND]: ['a', 'b'].map((id) => ({ id, capacityMW: stands.get(id) ?? 100 })),
			}
			const edit = fieldEdit({ kind: KIND, itemId: 'a', field: 'capacityMW', value, baseRev })
			const there = since.filter(({ itemId, rev }) => itemId === 'a' && rev > (baseRev ?? Infinity))
			const theirs = there.slice(there.findLastIndex(({ userId }) => userId === 'ada') + 1)
			const was = theirs[0]?.fields[0]?.before
			const now = stands.get('a') ?? 100
			const met = theirs.length > 0 && was !== now && value !== now
			const last = theirs.at(-1)
			expect(findConflicts([edit], { since, userId: 'ada', draft })).toEqual(
				met
					? [
							{
								...{ kind: KIND, itemId: 'a', field: 'capacityMW', by: 'jun', at: last?.at.toISOString() },
								...{ was, now, mine: value, note: null },
							},
						]
					: [],
			)
		}),
		{ numRuns: 500 },
	)
})
