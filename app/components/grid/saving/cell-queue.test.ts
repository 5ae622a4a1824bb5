import { expect, test } from 'vitest'
import { cellsOf, landed, loadOf, NOTHING, putBack, queued, settled, takenOff } from './cell-queue.ts'

const cell = (id: string, text: string) => ({ id, field: 'itMW', text, baseRev: 1 })

test('a cell typed between the sending of others and its being noted waits in the queue', () => {
	const before = queued(queued(NOTHING, [cell('hall-2', '92')]), [cell('hall-3', '93')])
	const load = loadOf(before.queue)
	const after = takenOff(queued(before, [cell('hall-4', '94')]), load)
	expect(cellsOf(after.flight).map(({ id }) => id)).toEqual(['hall-2', 'hall-3'])
	expect(cellsOf(after.queue).map(({ id }) => id)).toEqual(['hall-4'])
})

test('what was refused together goes again one by one, before what waits', () => {
	const before = queued(queued(NOTHING, [cell('hall-2', '92')]), [cell('hall-3', 'no number')])
	const sent = queued(takenOff(before, loadOf(before.queue)), [cell('hall-4', '94')])
	const again = landed(sent, { ok: false, problems: [], cells: [] })
	expect(cellsOf(again.queue).map(({ id }) => id)).toEqual(['hall-2', 'hall-3', 'hall-4'])
	expect(cellsOf(loadOf(again.queue)).map(({ id }) => id)).toEqual(['hall-2'])
})

test('what was refused in a cell can be given up alone, so that what stood there is shown again', () => {
	const typed = takenOff(queued(NOTHING, [cell('hall-2', 'lots'), cell('hall-3', 'many')]), [
		{ cells: [cell('hall-2', 'lots'), cell('hall-3', 'many')], alone: false },
	])
	const refused = landed(typed, { ok: false, problems: [], cells: [cell('hall-2', 'lots'), cell('hall-3', 'many')] })
	expect(cellsOf(putBack(refused, { id: 'hall-2', field: 'itMW' }).refusals)).toEqual([cell('hall-3', 'many')])
	expect(putBack(putBack(refused, { id: 'hall-2', field: 'itMW' }), { id: 'hall-3', field: 'itMW' }).refusals).toEqual(
		[],
	)
})

test('of a refusal those that are one’s own go again, knowing of the others’ edits; those left to them do not', () => {
	const cells = [cell('hall-2', '92'), cell('hall-3', '93')]
	const conflicts = { rev: 7, found: [] }
	const refused = landed(takenOff(queued(NOTHING, cells), [{ cells, alone: false }]), {
		ok: false,
		problems: [],
		cells,
		conflicts,
	})
	const [refusal] = refused.refusals
	if (refusal === undefined) throw new Error('Nothing was refused.')
	const mixed = settled(refused, refusal, [{ id: 'hall-2', field: 'itMW' }])
	expect(cellsOf(mixed.queue).slice(-1)).toEqual([{ ...cell('hall-3', '93'), baseRev: 7 }])
	expect(mixed.refusals).toEqual([])
	expect(settled(refused, refusal, cells).queue).toEqual(refused.queue)
})
