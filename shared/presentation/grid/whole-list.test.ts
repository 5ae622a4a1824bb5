import { expect, test } from 'vitest'
import { hostilePlan } from '../../../tests/factories/hostile-plan.ts'
import { wholeList } from './list-model.ts'
import { buildGrid } from './grid-view.ts'
import { planRows } from './grid-rows.ts'
import { unpacked } from './whole-list.ts'

const plan = {
	...hostilePlan({ sites: 12, months: 12, each: 1000 }),
	notes: {
		'powerContracts/c7/capacityMW': { quality: 'guess', low: 10, high: 30, why: 'Offer', source: null },
	} as const,
}
const asked = (search: string) => wholeList({ plan, rev: 3, list: 'powerContracts', search })

test('what crosses of a thousand rows is all that the grid shows, in less than half its length', () => {
	const { rows, rev } = asked('')
	const whole = buildGrid(plan, 'powerContracts', { rows: planRows(plan, 'powerContracts') }).rows
	expect(rev).toBe(3)
	expect(unpacked(rows)).toEqual(whole)
	expect(JSON.stringify(rows).length * 2).toBeLessThan(JSON.stringify(whole).length)
})

test('a whole list has the order, the words and the columns that its address says', () => {
	const { rows } = asked('?find=c99&sort=powerContracts/-siteId&cols=powerContracts/siteId')
	const found = plan.powerContracts.filter(({ id }) => id.startsWith('c99'))
	const inOrder = found.toSorted((one, other) => other.siteId.localeCompare(one.siteId, 'en'))
	expect(rows.map(({ id }) => id)).toEqual(inOrder.map(({ id }) => id))
	expect(rows[0]?.cells).toHaveLength(2)
})
