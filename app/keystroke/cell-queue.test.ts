import { expect, test } from 'vitest'
import {
	cellsMet,
	cellsOf,
	landed,
	loadOf,
	metAnew,
	NOTHING,
	putBack,
	queued,
	settled,
	takenOff,
} from './cell-queue.ts'

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
	const mixed = settled(refused, refusal, { left: [{ id: 'hall-2', field: 'itMW' }] })
	expect(cellsOf(mixed.queue).slice(-1)).toEqual([{ ...cell('hall-3', '93'), baseRev: 7 }])
	expect(mixed.refusals).toEqual([])
	expect(settled(refused, refusal, { left: cells }).queue).toEqual(refused.queue)
})

const met = (id: string, gone?: readonly string[]) => {
	const nothing = { value: '', note: '' }
	return {
		...{ field: gone === undefined ? 'itMW' : '', text: '', itemId: id, place: id, by: 'Jun Sato' },
		...{ was: nothing, now: nothing, mine: nothing, ...(gone && { gone }) },
	}
}
const refusedBy = (ids: readonly string[], found: readonly ReturnType<typeof met>[]) => {
	const cells = ids.map((id) => cell(id, '92'))
	const sent = takenOff(queued(NOTHING, cells), [{ cells, alone: false }])
	const refused = landed(sent, { ok: false, problems: [], cells, conflicts: { rev: 7, found } })
	const [refusal] = refused.refusals
	if (refusal === undefined) throw new Error('Nothing was refused.')
	return { refused: { ...refused, queue: [] }, refusal }
}

test('of a removed row what was typed brings it back, or goes, while the choice of other cells waits on', () => {
	const { refused, refusal } = refusedBy(['hall-2', 'hall-3'], [met('hall-2', []), met('hall-3')])
	const row = cellsMet(refusal, met('hall-2', []))
	const back = settled(refused, refusal, { left: [], decided: row })
	expect(cellsOf(back.queue)).toEqual([{ ...cell('hall-2', '92'), back: 7 }])
	expect(cellsOf(back.refusals)).toEqual([cell('hall-3', '92')])
	expect(back.refusals[0]?.conflicts?.found).toEqual([met('hall-3')])
	const letGo = settled(refused, refusal, { left: row, decided: row })
	expect([cellsOf(letGo.queue), cellsOf(letGo.refusals)]).toEqual([[], [cell('hall-3', '92')]])
	// What a hall keeps is told as its list: one's own puts back the list that was seen.
	const purchase = refusedBy(['hall-2/0'], [met('hall-2')])
	const mine = settled(purchase.refused, purchase.refusal, { left: [] })
	expect(cellsOf(mine.queue)).toEqual([{ ...cell('hall-2/0', '92'), back: 7 }])
	const left = cellsMet(purchase.refusal, met('hall-2'))
	expect(settled(purchase.refused, purchase.refusal, { left })).toMatchObject({ queue: [], refusals: [] })
})

test('while a choice waits, what others write meanwhile takes the place of what they had written; where nothing stands in the way, one’s own goes', () => {
	const { refused, refusal } = refusedBy(['hall-2'], [met('hall-2')])
	const newer = { rev: 9, found: [{ ...met('hall-2'), by: 'Tom Reyes' }] }
	const renewed = metAnew(refused, refusal, { conflicts: newer, left: [] })
	expect(renewed.refusals).toEqual([{ ...refusal, conflicts: newer }])
	expect(metAnew(renewed, refusal, { conflicts: undefined, left: [] })).toBe(renewed)
	const free = metAnew(refused, refusal, { conflicts: undefined, left: [] })
	expect([cellsOf(free.queue), free.refusals]).toEqual([[cell('hall-2', '92')], []])
	// What was left to them stays theirs.
	expect(metAnew(refused, refusal, { conflicts: undefined, left: refusal.cells })).toMatchObject({ queue: [] })
})
