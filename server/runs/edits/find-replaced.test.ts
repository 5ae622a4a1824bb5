import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChangeRow } from '#server/store/rows/changes.ts'
import type { Json } from '#server/store/rows/plan-documents.ts'
import { findReplaced } from './find-replaced.ts'

const AT = new Date('2026-11-25T04:00:00Z')
type Line = Partial<ChangeRow> & Pick<ChangeRow, 'userId'>

/** A log of edits of the capacity of one contract, numbered as they come. */
const logOf = (...lines: readonly Line[]): ChangeRow[] =>
	lines.map((line, index) => ({
		rev: index + 1,
		step: index + 1,
		userName: line.userId === 'jun' ? 'Jun Mori' : 'Ada',
		at: AT,
		why: '',
		requestId: null,
		action: 'update',
		kind: 'powerContracts',
		itemId: 'c1',
		fields: [],
		undoes: null,
		...line,
	}))
const capacity = (userId: string, before: number, after: number): Line => ({
	userId,
	fields: [{ field: 'capacityMW', before, after }],
})
const asked = { userId: 'ada', since: 0 }

test('who is written over learns by whom and from what to what, over several edits of theirs', () => {
	const log = logOf(capacity('ada', 100, 125), capacity('jun', 125, 130), capacity('jun', 130, 120))
	expect(findReplaced(log, asked)).toEqual([
		{
			kind: 'powerContracts',
			itemId: 'c1',
			field: 'capacityMW',
			by: 'Jun Mori',
			at: AT.toISOString(),
			was: 125,
			now: 120,
		},
	])
})

test.each([
	['what was not one’s own', logOf(capacity('jun', 100, 125), capacity('jun', 125, 130)), asked],
	['what one has written again', logOf(capacity('ada', 1, 2), capacity('jun', 2, 3), capacity('ada', 3, 4)), asked],
	['what is as it was', logOf(capacity('ada', 1, 2), capacity('jun', 2, 3), capacity('jun', 3, 2)), asked],
	['what one has been told', logOf(capacity('ada', 1, 2), capacity('jun', 2, 3)), { ...asked, since: 2 }],
	[
		'what was made with the plan',
		logOf({ userId: 'ada', action: 'create', kind: 'plan' }, capacity('jun', 2, 3)),
		asked,
	],
])('nothing is said of %s', (_, log, who) => {
	expect(findReplaced(log, who)).toEqual([])
})

test('an entry that one has added or worked on and somebody else removes is told', () => {
	const removed: Line = {
		userId: 'jun',
		action: 'remove',
		fields: [
			{ field: '', before: { id: 'c1', name: 'Grid' }, after: null },
			{ field: 'position', before: 0, after: null },
		],
	}
	const found = findReplaced(logOf(capacity('ada', 1, 2), removed), asked)
	expect(found.map(({ field, by, now }) => [field, by, now])).toEqual([['', 'Jun Mori', null]])
})

test('who has written again and is written over again learns what stood there last, not what stood there first', () => {
	const log = logOf(capacity('ada', 1, 2), capacity('jun', 2, 3), capacity('ada', 3, 4), capacity('jun', 4, 5))
	expect(findReplaced(log, asked)).toMatchObject([{ was: 4, now: 5 }])
})

test('law: a value is told when it is the last that one wrote, another stands in its place since, and one did not know of it', () => {
	const write = fc.record({
		userId: fc.constantFrom('ada', 'jun', 'mo'),
		kind: fc.constantFrom('powerContracts', 'powerContracts', 'powerContracts', 'notes'),
		itemId: fc.constantFrom('c1', 'c1', 'c1', 'c2'),
		field: fc.constantFrom('capacityMW', 'capacityMW', 'startMonth'),
		value: fc.integer({ min: 0, max: 3 }),
	})
	fc.assert(
		fc.property(fc.array(write, { maxLength: 12, size: 'max' }), fc.nat(12), (writes, since) => {
			const now = new Map<string, number>()
			const lines = writes.map(({ field, value, ...line }): Line => {
				const place = `${line.kind} ${line.itemId} ${field}`
				const before = now.get(place) ?? 0
				now.set(place, value)
				return { ...line, fields: [{ field, before, after: value }] }
			})
			const expected = [...now].flatMap(([place, stands]) => {
				const there = writes.flatMap(({ kind, itemId, field, ...write }, index) =>
					`${kind} ${itemId} ${field}` === place ? [{ ...write, rev: index + 1 }] : [],
				)
				const own = there.findLastIndex(({ userId }) => userId === 'ada')
				const [mine, next] = [there[own], there[own + 1]]
				const isTold = mine && next && next.rev > since && mine.value !== stands && !place.startsWith('notes')
				return isTold ? [[place, mine.value, stands, there.at(-1)?.userId === 'jun' ? 'Jun Mori' : 'Ada']] : []
			})
			const found = findReplaced(logOf(...lines), { userId: 'ada', since })
			const told = found.map(({ kind, itemId, field, was, now: stands, by }) => [
				`${kind} ${itemId} ${field}`,
				was,
				stands,
				by,
			])
			expect(told.toSorted()).toEqual(expected.toSorted())
		}),
		{ numRuns: 500 },
	)
})

test('a part of what one wrote is told as that part, and what one wrote of a whole is one’s own again', () => {
	const step = (userId: string, field: string, [before, after]: readonly [Json, Json]): Line => ({
		userId,
		fields: [{ field, before, after }],
	})
	const group = { limitMW: 100, spareTransformers: 1 }
	const written = step('ada', 'interconnection', [null, group])
	const part = step('jun', 'interconnection.limitMW', [100, 80])
	expect(findReplaced(logOf(written, part), asked)).toMatchObject([
		{ field: 'interconnection.limitMW', was: 100, now: 80 },
	])
	const again = step('ada', 'interconnection', [{ ...group, limitMW: 80 }, group])
	expect(findReplaced(logOf(written, part, again), asked)).toEqual([])
})
