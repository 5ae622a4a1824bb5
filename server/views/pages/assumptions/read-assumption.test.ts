import { expect, test } from 'vitest'
import { DOLLARS } from '#shared/units/money.ts'
import { readAssumption } from './read-assumption.ts'

const EURO = { code: 'EUR', usdPerUnit: 1.25 }

test('an assumption is read as any field of its unit: per cent, units and the plan’s currency', () => {
	const value = (key: string, text: string) => readAssumption(key, text, { money: EURO, site: null })
	expect(value('idlePowerShare', '25')).toEqual({ ok: true, value: 0.25, said: null })
	expect(value('berlin/idlePowerShare', '25 %')).toEqual({ ok: true, value: 0.25, said: null })
	expect(value('perDiemUsdPerDay', '€120')).toEqual({ ok: true, value: 150, said: null })
	expect(value('perDiemUsdPerDay', '120')).toEqual({ ok: true, value: 120, said: null })
	expect(value('hectaresPerFacilityMW', '0.4')).toEqual({ ok: true, value: 0.4, said: null })
})

test('what cannot be read is refused by name', () => {
	const text = (key: string, typed: string) => readAssumption(key, typed, { money: DOLLARS, site: null })
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

test('an assumption of one site is spoken of with it', () => {
	const read = (typed: string) => readAssumption('reno/idlePowerShare', typed, { money: DOLLARS, site: 'Reno' })
	expect(read('much')).toMatchObject({ ok: false, text: expect.stringMatching(/^Idle power at Reno: Expected/) })
	expect(read('0.3')).toEqual({
		...{ ok: true, value: 0.003 },
		said: 'Idle power at Reno: «0.3» is read as 0.3 %. If 30 % is meant, write 30 %.',
	})
})
