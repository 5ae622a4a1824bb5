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

test('the least certain note of a row is told of it, and looked for once for all rows', () => {
	const note = (quality: 'contract' | 'quote' | 'guess') => ({
		quality,
		low: null,
		high: null,
		why: null,
		source: null,
	})
	const notes = {
		'powerContracts/c7/capacityMW': note('quote'),
		'powerContracts/c7/startMonth': note('guess'),
		'powerContracts/c7/termMonths': note('contract'),
		'sites/c8/capacityMW': note('guess'),
	}
	let looks = 0
	const counted = new Proxy(notes, {
		ownKeys: (own) => {
			looks += 1
			return Reflect.ownKeys(own)
		},
	})
	const rows = buildGrid({ ...plan, notes: counted }, 'powerContracts').rows
	expect(rows.filter(({ quality }) => quality !== null)).toMatchObject([{ id: 'c7', quality: 'guess' }])
	expect(looks).toBe(1)
})
