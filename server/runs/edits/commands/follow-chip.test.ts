import { expect, test } from 'vitest'
import { catalogueFor, findChip } from '#shared/catalogue/catalogue.ts'
import { must } from '../../../../tests/factories/must.ts'
import { VERDICT_PLANS } from '../../../../tests/verdicts/plans.ts'
import { draftOf, fieldEdit } from '../plan-edit.ts'
import { followingChip } from './follow-chip.ts'

const base = VERDICT_PLANS.refresh()
const priceOf = (id: string) => must(findChip(catalogueFor(base), id)?.priceUsd).mid
const chip = (value: string) => fieldEdit({ kind: 'chipOrders', itemId: 'gb200', field: 'chip', value })
const priced = (unitPriceUsd: number) => ({
	...base,
	chipOrders: base.chipOrders.map((order) => (order.id === 'gb200' ? { ...order, unitPriceUsd } : order)),
})
const followed = (plan: typeof base, ...edits: Parameters<typeof followingChip>[2]) =>
	followingChip(plan, draftOf(plan), edits)
const price = (value: number | null) => fieldEdit({ kind: 'chipOrders', itemId: 'gb200', field: 'unitPriceUsd', value })

test('a price of the old chip’s row gives way to that of the new one', () => {
	const copied = priced(priceOf('gb200-nvl72'))
	expect(followed(copied, chip('vera-rubin-nvl72'))).toEqual([price(null)])
	// A form sends what stands, too.
	expect(followed(copied, chip('vera-rubin-nvl72'), price(priceOf('gb200-nvl72')))).toEqual([price(null)])
})

test('a price that was typed stays, before and with the change of the chip', () => {
	expect(followed(priced(priceOf('gb200-nvl72') + 1), chip('vera-rubin-nvl72'))).toEqual([])
	expect(followed(priced(priceOf('gb200-nvl72')), chip('vera-rubin-nvl72'), price(41_000))).toEqual([])
	expect(followed(priced(priceOf('gb200-nvl72')), chip('gb200-nvl72'))).toEqual([])
})
