import { expect, test } from 'vitest'
import { DOLLARS } from '#shared/units/money.ts'
import { readAssumption } from './read-assumption.ts'

const EURO = { code: 'EUR', usdPerUnit: 1.25 }

test('an assumption is read as any field of its unit: per cent, units and the plan’s currency', () => {
	const value = (key: string, text: string) => readAssumption(key, text, EURO)
	expect(value('idlePowerShare', '25')).toEqual({ ok: true, value: 0.25 })
	expect(value('berlin/idlePowerShare', '25 %')).toEqual({ ok: true, value: 0.25 })
	expect(value('perDiemUsdPerDay', '€120')).toEqual({ ok: true, value: 150 })
	expect(value('perDiemUsdPerDay', '120')).toEqual({ ok: true, value: 120 })
	expect(value('hectaresPerFacilityMW', '0.4')).toEqual({ ok: true, value: 0.4 })
})

test('what cannot be read is refused by name', () => {
	const text = (key: string, typed: string) => readAssumption(key, typed, DOLLARS)
	expect(text('perDiemUsdPerDay', '€120')).toMatchObject({
		ok: false,
		text: expect.stringMatching(/^Lodging and meals: The plan has no rate from EUR to USD/),
	})
	expect(text('perDiemUsdPerDay', 'a lot')).toMatchObject({
		text: expect.stringMatching(/^Lodging and meals: Expected a number such as 45/),
	})
	expect(text('idlePowerShare', '10 to 30 %')).toEqual({
		ok: false,
		text: 'Idle power: Expected one figure, not a range.',
	})
})
