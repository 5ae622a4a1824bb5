import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMonths } from '#shared/units/months.ts'
import { actByOf, timed } from './act-by.ts'
import { inPlaceBy, type Lever } from './lever.ts'

const STATUS = '2026-11'

const dated = (month: string, leadMonths: number): Lever => ({
	...{ lever: 'contract_further', layer: 'energy', siteId: 'abilene', subject: 'Abilene', sizes: [1] },
	due: inPlaceBy(month, leadMonths),
	from: (later) => dated(later, leadMonths),
	change: () => ({ action: 'add', list: 'powerContracts', item: { id: 'further-1', startMonth: month } }),
})
const undated = (month: string, leadMonths: number): Lever => {
	const { from: _from, ...lever } = dated(month, leadMonths)
	return lever
}

test('lead time and a month to decide are taken off the month in which it must be in place', () => {
	expect(actByOf({ month: '2029-03', leadMonths: 36 })).toBe('2026-02')
	expect(timed(dated('2027-12', 12), 1, STATUS)).toMatchObject({ in: 'time', actBy: STATUS })
	expect(timed(dated('2028-06', 12), 1, STATUS)).toMatchObject({ in: 'time', actBy: '2027-05' })
})

test('what should have been decided before is moved to what deciding now gives', () => {
	const when = timed(dated('2029-03', 36), 1, STATUS)
	expect(when).toMatchObject({ in: 'delay', actBy: STATUS, gives: '2029-12' })
	expect(when.in === 'delay' && when.lever.change(1)).toMatchObject({ item: { startMonth: '2029-12' } })
})

test('what has no month of its own is in vain where its lead is past, and holds from now where it waits for nothing', () => {
	expect(timed(undated('2029-03', 36), 1, STATUS)).toEqual({ in: 'vain', gives: '2029-12' })
	expect(timed(undated(STATUS, 0), 1, STATUS)).toMatchObject({ in: 'time', actBy: STATUS })
})

test('no decision is to be made before the status month, and what it gives is never sooner than its lead allows', () => {
	const cases = fc.record({ ahead: fc.integer({ min: 0, max: 120 }), lead: fc.integer({ min: 0, max: 90 }) })
	fc.assert(
		fc.property(cases, ({ ahead, lead }) => {
			const when = timed(dated(addMonths(STATUS, ahead), lead), 1, STATUS)
			if (when.in === 'vain') return false
			const { month } = when.lever.due(1)
			return when.actBy >= STATUS && month >= addMonths(when.actBy, lead)
		}),
	)
})
