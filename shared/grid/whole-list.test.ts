import { expect, test } from 'vitest'
import { hostilePlan } from '../../tests/factories/hostile-plan.ts'
import { wholeList } from '#server/views/grid/list-model.ts'
import { buildGrid } from '#server/views/grid/grid-view.ts'
import { planRows } from '#server/views/grid/grid-rows.ts'
import { unpacked } from './whole-list.ts'

const plan = {
	...hostilePlan({ sites: 12, months: 12, each: 1000 }),
	notes: {
		'powerContracts/c7/capacityMW': { quality: 'guess', low: 10, high: 30, why: 'Offer', source: null },
	} as const,
}
const whole = (search: string, of = plan) => wholeList({ plan: of, rev: 3, list: 'powerContracts', search })
const asked = (search: string) => {
	const { rev, parts } = whole(search)
	return { rev, rows: parts.flatMap(({ rows }) => rows ?? []) }
}

test('what crosses of a thousand rows is all that the grid shows, in less than half its length', () => {
	const { rows, rev } = asked('')
	const all = buildGrid(plan, 'powerContracts', { rows: planRows(plan, 'powerContracts') }).rows
	expect(rev).toBe(3)
	expect(unpacked(rows)).toEqual(all)
	expect(JSON.stringify(rows).length * 2).toBeLessThan(JSON.stringify(all).length)
})

test('after an edit only the rows around it cross, wherever a row is changed, comes, goes or moves', () => {
	const before = whole('').parts
	const have = `have=${before.map(({ key }) => key).join(',')}`
	const rowsOf = (contracts: typeof plan.powerContracts) => whole(have, { ...plan, powerContracts: contracts }).parts
	const { powerContracts: all } = plan
	const [first] = all
	if (first === undefined) throw new Error('The plan has no contract.')
	const edits = {
		none: all,
		changed: all.with(500, { ...first, id: 'c500', capacityMW: 7 }),
		gone: all.toSpliced(3, 1),
		come: [{ ...first, id: 'new' }, ...all],
		moved: all.toSpliced(900, 1).toSpliced(10, 0, ...all.slice(900, 901)),
	}
	const held = new Map(before.map(({ key, rows }) => [key, rows]))
	for (const [edit, contracts] of Object.entries(edits)) {
		const after = rowsOf(contracts)
		const crossed = after.flatMap(({ rows }) => rows ?? [])
		expect(crossed.length, edit).toBeLessThan(edit === 'none' ? 1 : 100)
		const joined = after.flatMap(({ key, rows }) => rows ?? held.get(key) ?? [])
		expect(joined, edit).toEqual(
			whole('', { ...plan, powerContracts: contracts }).parts.flatMap(({ rows }) => rows ?? []),
		)
	}
	// What is said of the parts that are there fits an address.
	expect(have.length).toBeLessThan(4000)
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

test('a row that a page shows is not made again for its whole list', () => {
	const fields = ['name', 'capacityMW']
	const [row] = planRows(plan, 'powerContracts')
	const shown = buildGrid(plan, 'powerContracts', { rows: row === undefined ? [] : [row], fields }).rows
	expect(shown).toHaveLength(1)
	expect(buildGrid(plan, 'powerContracts', { fields }).rows[0]).toBe(shown[0])
	const other = buildGrid({ ...plan }, 'powerContracts', { fields }).rows[0]
	expect(other).not.toBe(shown[0])
	expect(other).toEqual(shown[0])
})
