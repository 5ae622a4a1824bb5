import { expect, test } from 'vitest'
import { keptAmount, typedAmount, typedValue } from './money.ts'

const EURO = { code: 'EUR', usdPerUnit: 1.08 }
const UNIT = 'usdPerMWh'
const kept = (typed: number, now: number) => keptAmount(typed, now, { unit: UNIT, money: EURO })

test('an amount typed in the plan’s currency is shown as it was typed, to ten digits', () => {
	for (const euros of [45, 0.05, 71.35, 1234567.89, 1234567891])
		expect(typedAmount(euros * EURO.usdPerUnit, UNIT, EURO)).toBe(euros)
})

test('an amount entered in dollars is shown in six digits of the plan’s currency', () => {
	expect(typedAmount(100, UNIT, EURO)).toBe(92.5926)
	expect(typedAmount(38.2e9, 'usd', EURO)).toBe(35_370_400_000)
	expect(typedAmount(100, 'facilityMW', EURO)).toBe(100)
	expect(typedAmount(100 / 3, UNIT, { code: 'USD', usdPerUnit: 1 })).toBe(100 / 3)
})

test('what is sent back as it is shown changes no stored figure, and what differs from that does', () => {
	expect(kept(92.5926 * EURO.usdPerUnit, 100)).toBe(100)
	expect(kept(92.59259259 * EURO.usdPerUnit, 100)).toBe(100)
	expect(kept(92.592 * EURO.usdPerUnit, 100)).not.toBe(100)
	expect(kept(100.00001, 100)).toBe(100.00001)
})

test('a list, which is sent back whole, keeps the digits that bring back its figures', () => {
	expect(typedValue([100, 108], UNIT, EURO)).toEqual([92.59259259, 100])
})
