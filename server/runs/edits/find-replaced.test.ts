import { expect, test } from 'vitest'
import type { ChangeRow } from '#server/store/rows/changes.ts'
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
