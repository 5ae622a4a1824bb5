import { expect, test } from 'vitest'
import { computedDocument } from '../../../../tests/factories/computed-document.ts'
import { contract, hall, planFile } from '../../../../tests/factories/plan-file.ts'

const standing = { scope: 'existing', durationMonths: 0, startMonth: '2025-06' }
const order = { siteId: 'abilene', chip: 'gb200-nvl72', unitPriceUsd: 40_000, orderMonth: '2026-01', leadTimeMonths: 9 }
const of = (orders: readonly object[]) =>
	computedDocument(
		planFile({
			asOfMonth: '2026-04',
			horizonMonths: 24,
			assumptions: { networkStorageCapexShare: 0.25, salesTaxShare: 0 },
			powerContracts: [contract('grid', { startMonth: '2025-01', status: 'energised' })],
			buildPhases: [hall('a', { ...standing, itMW: 60 })],
			chipOrders: orders.map((one, index) => ({ id: `o${String(index)}`, accelerators: 720, ...order, ...one })),
		}),
	).finance.cancellation

test('mM1.8: of an order placed in January with a fifth paid, a fee of 30 % is owed on the four fifths that are not', () => {
	// 720 · 40,000 · 1.25 = 36 M$; 28.8 of them fall due in October.
	expect(of([{ depositShare: 0.2, cancellationFeeShare: 0.3 }])).toEqual({
		unplacedUsd: 0,
		cancelableUsd: expect.closeTo(28.8e6, 3) as number,
		feeUsd: expect.closeTo(8.64e6, 3) as number,
	})
	expect(of([{ depositShare: 0.2, cancellationFeeShare: 0 }])).toMatchObject({ feeUsd: 0 })
})

test('mM1.8: without terms nothing is said to be cancelable; what is not placed needs none; what is paid is paid', () => {
	const none = { unplacedUsd: 0, cancelableUsd: 0, feeUsd: 0 }
	expect(of([{}])).toEqual(none)
	const later = { orderMonth: '2026-04', cancellationFeeShare: 0.5 }
	expect(of([later])).toEqual({ ...none, unplacedUsd: expect.closeTo(36e6, 3) as number })
	expect(of([{ orderMonth: '2025-01', leadTimeMonths: 2, cancellationFeeShare: 0.5 }])).toEqual(none)
	expect(of([{ owner: 'tenant', cancellationFeeShare: 0.5 }])).toEqual(none)
})
