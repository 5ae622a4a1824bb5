import { expect, test } from 'vitest'
import { contract, planFile } from '../../../tests/factories/plan-file.ts'
import { editsListed } from './issue-changes.ts'

const plan = planFile({ powerContracts: [contract('grid', { name: 'Utility' })] })
const line = (rev: number, over: object) => ({
	...{ rev, userName: 'Jun Sato', at: new Date(Date.UTC(2026, 10, rev)), why: '', action: 'update' },
	...{ kind: 'powerContracts', itemId: 'grid', fields: [] as { field: string; before: unknown; after: unknown }[] },
	...over,
})
const capacity = (before: unknown, after: unknown) => [{ field: 'capacityMW', before, after }]

test('edits of one place are one, from the first value to the last, with every reason', () => {
	const lines = [
		line(1, { fields: capacity(200, 180), why: 'Too much' }),
		line(2, { fields: capacity(180, 210), why: 'The utility gives more', userName: 'Mara Ortiz' }),
	]
	expect(editsListed(plan, lines)).toEqual({
		edits: [
			{
				...{ at: '2026-11-02T00:00:00.000Z', by: 'Mara Ortiz', place: 'Capacity of Utility' },
				...{ before: '200 MW', after: '210 MW', why: 'Too much; The utility gives more' },
			},
		],
		editsLeftOut: 0,
	})
})

test('what was taken back is none, and what came or went did so as a whole', () => {
	const whole = [{ field: '', before: null, after: { id: 'gas', name: 'Gas engines' } }]
	const gone = [{ field: '', before: { id: 'sun', name: 'Sun' }, after: null }]
	const lines = [
		line(1, { fields: capacity(200, 180) }),
		line(2, { fields: capacity(180, 200) }),
		line(3, { action: 'add', itemId: 'gas', fields: whole }),
		line(4, { itemId: 'gas', fields: capacity(1, 2) }),
		line(5, { action: 'remove', itemId: 'sun', fields: gone }),
	]
	expect(editsListed(plan, lines).edits.map(({ place, before, after }) => [place, before, after])).toEqual([
		['Sun', 'in the plan', 'not in the plan'],
		['Gas engines', 'not in the plan', 'in the plan'],
	])
})

test('of many edits the latest are listed, and the others counted', () => {
	const lines = Array.from({ length: 230 }, (_, index) =>
		line(index + 1, { itemId: `c${String(index)}`, fields: capacity(1, 2) }),
	)
	const { edits, editsLeftOut } = editsListed(plan, lines)
	expect([edits.length, editsLeftOut, edits[0]?.place]).toEqual([200, 30, 'Capacity of c229'])
})
