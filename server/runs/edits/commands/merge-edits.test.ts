import { expect, test } from 'vitest'
import { contract, hall, planFile } from '../../../../tests/factories/plan-file.ts'
import type { JsonRecord } from '#server/store/rows/plan-documents.ts'
import { decideEdit } from '../decide-edit.ts'
import { draftOf } from '../plan-edit.ts'

const plan = planFile({
	assumptions: { discountRate: 0.09, 'abilene/weeklyHours': 52 },
	notes: { name: { source: 'Ours' } },
	buildPhases: [hall('a'), hall('b')],
	powerContracts: [contract('grid')],
})
const entry = (id: string, itMW: number): JsonRecord => ({
	...{ id, itMW, siteId: 'abilene', name: id, startMonth: '2026-01', durationMonths: 12 },
})
const merge = (patch: JsonRecord) =>
	decideEdit(
		{ rev: 1, plan, draft: draftOf(plan) },
		{ command: { command: 'merge', patch, baseRev: 1 }, userId: 'ada', since: [], budget: 1e12 },
	)

test('what a merge patch takes away as a whole is taken away where it is kept, entry by entry', () => {
	expect(merge({ assumptions: null })).toMatchObject({
		next: { plan: { assumptions: {} } },
		writes: [
			{ write: 'default', key: 'discountRate' },
			{ write: 'default', key: 'abilene/weeklyHours' },
		],
	})
	expect(merge({ notes: null })).toMatchObject({ next: { plan: { notes: {} } }, writes: [{ write: 'head' }] })
	expect(merge({ buildPhases: null })).toMatchObject({
		next: { plan: { buildPhases: [] } },
		writes: [
			{ write: 'removal', itemId: 'b' },
			{ write: 'removal', itemId: 'a' },
		],
	})
})

test('a list in the place of a list is written entry by entry, and what is no list of entries is refused', () => {
	expect(merge({ buildPhases: [entry('b', 50), entry('c', 100)] })).toMatchObject({
		next: { plan: { buildPhases: [{ id: 'b', itMW: 50 }, { id: 'c' }] } },
		writes: [
			{ write: 'removal', itemId: 'a' },
			{ write: 'fields', itemId: 'b', fields: { itMW: 50 } },
			{ write: 'item', item: { id: 'c' }, at: 1 },
		],
	})
	const twice = { buildPhases: [entry('b', 50), entry('b', 60)] }
	for (const patch of [twice, { buildPhases: [[]] }, { buildPhases: 'none' }, { assumptions: 3 }, { notes: [] }])
		expect(merge(patch), JSON.stringify(patch)).toMatchObject({ ok: false })
})
