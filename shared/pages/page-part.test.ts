import { expect, test } from 'vitest'
import { hostilePlan } from '../../tests/factories/hostile-plan.ts'
import { listModel } from '#server/views/grid/list-model.ts'
import { AT, BEHIND, ZOOM } from './schedule-address.ts'
import { FLOW_MONTH } from './flow-month.ts'
import {
	COLUMNS,
	FIND,
	LIST_ROWS,
	ownOf,
	PART,
	PERIOD,
	SORT,
	TAB,
	partOf,
	placeWith,
	searchOfPart,
	searchWith,
} from './page-part.ts'

const search = (text: string) => new URLSearchParams(text)
const numbers = Array.from({ length: 95 }, (_, index) => index)

test('a list that is not long is shown whole, whatever part is asked for', () => {
	expect(partOf([1, 2, 3], { of: 'halls', search: search('part=halls/9') })).toEqual({ entries: [1, 2, 3] })
})

test('the parts of a list together are the list, and each says where it stands', () => {
	const parts = [1, 2, 3, 4].map((number) =>
		partOf(numbers, { of: 'halls', search: search(`part=halls/${String(number)}&part=orders/2`) }),
	)
	expect(parts.flatMap(({ entries }) => entries)).toEqual(numbers)
	expect(parts.map(({ part }) => [part?.from, part?.to, part?.total])).toEqual([
		[1, 25, 95],
		[26, 50, 95],
		[51, 75, 95],
		[76, 95, 95],
	])
})

test('a few rows too many stay with the part before, so that no page is turned for one row', () => {
	expect(partOf(numbers.slice(0, 13), { of: 'runs', search: search(''), most: 12 })).toEqual({
		entries: numbers.slice(0, 13),
	})
	const last = partOf(numbers.slice(0, 51), { of: 'halls', search: search('part=halls/2') })
	expect([last.entries.length, last.part]).toMatchObject([26, { last: 2, from: 26, to: 51 }])
})

test('a form opens and closes over the tab, the part and the scenario that were open', () => {
	const at = search('scenario=b&tab=purchases&part=purchases/2&edit=purchases/a&why=x')
	expect(placeWith(at, 'add=purchases')).toBe('?scenario=b&tab=purchases&part=purchases%2F2&add=purchases')
	expect(placeWith(search('edit=halls/a'))).toBe('?')
	expect(searchWith(at, { name: 'tab', value: 'halls' })).toBe('?scenario=b&part=purchases%2F2&why=x&tab=halls')
})

test('links carry what pages read of their address, and neither what is foreign to them nor what is endless', () => {
	const names = [AT, BEHIND, ZOOM, FLOW_MONTH, COLUMNS, FIND, PART, PERIOD, SORT, TAB, 'scenario', 'edit', 'across']
	const read = search(names.map((name) => `${name}=x`).join('&'))
	expect(ownOf(read)).toEqual([...read])
	expect(ownOf(search('utm_source=letter&tab=halls'))).toEqual([['tab', 'halls']])
	expect(ownOf(search(`find=${'x'.repeat(5000)}&tab=halls`))).toEqual([['tab', 'halls']])
	const folds = Array.from({ length: 100 }, (_, index) => `turned=hall-${String(index)}-of-a-large-campus`)
	expect(new URLSearchParams(ownOf(search(folds.join('&')))).toString().length).toBeLessThan(1200)
})

test.each(['part=halls/0', 'part=halls/-1', 'part=halls/x', 'part=orders/3', ''])(
	'«%s» asks for the first part',
	(text) => {
		expect(partOf(numbers, { of: 'halls', search: search(text) }).part?.number).toBe(1)
	},
)

test('a part behind the last is the last', () => {
	expect(partOf(numbers, { of: 'halls', search: search('part=halls/99') }).part?.number).toBe(4)
})

test('a link to a part keeps the parts of other lists and closes what is open', () => {
	const link = searchOfPart(search('scenario=b&part=orders/2&part=halls/1&edit=halls/a&row=halls/b'), {
		of: 'halls',
		number: 3,
	})
	expect([...search(link)]).toEqual([
		['scenario', 'b'],
		['part', 'orders/2'],
		['part', 'halls/3'],
	])
})

const plan = hostilePlan({ sites: 12, months: 12, each: 120 })
const listed = (text: string) =>
	listModel({ plan, rev: 1, list: 'powerContracts', opens: { canEdit: true, search: text, once: 'x' } })
const ids = (text: string) => listed(text).grid.rows.map(({ id }) => id)

test.each(['row', 'edit', 'remove'])('«?%s=» shows the part that its row is in', (name) => {
	expect(ids(`?${name}=powerContracts/c77`)).toContain('c77')
	expect(ids(`?${name}=powerContracts/c77&part=powerContracts/1&find=s1`)).toContain('c77')
})

test('a long list says how many rows it has and shows some of them; all have their part', () => {
	const { total, part, grid } = listed('')
	expect([total, part?.last, grid.rows.length]).toEqual([120, Math.ceil(120 / LIST_ROWS), LIST_ROWS])
	const all = Array.from({ length: part?.last ?? 0 }, (_, at) => ids(`?part=powerContracts/${String(at + 1)}`))
	expect(all.flat()).toEqual(plan.powerContracts.map(({ id }) => id))
})

test('rows are found by their name and by that of their site', () => {
	expect(ids('?find=c119')).toEqual(['c119'])
	expect(ids('?find=S11')).toEqual(plan.powerContracts.filter(({ siteId }) => siteId === 's11').map(({ id }) => id))
	expect(listed('?find=nowhere').grid.rows).toEqual([])
})
