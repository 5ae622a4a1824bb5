import { expect, test } from 'vitest'
import { PLAIN_SETTINGS } from '#shared/schemas/report/report-settings.ts'
import { presetSettings } from '#shared/report/presets.ts'
import { reportSettings } from './report-options.ts'

test('a report is set by a preset, and by hand on top of it', () => {
	expect(reportSettings({})).toEqual(PLAIN_SETTINGS)
	expect(reportSettings({ full: true }).length).toBe('full')
	const lender = reportSettings({
		preset: 'lender',
		paper: 'letter',
		redact: 'prices,counterparties',
		mark: 'internal',
	})
	expect(lender).toEqual({
		...PLAIN_SETTINGS,
		...presetSettings('lender'),
		paper: 'letter',
		redact: ['prices', 'counterparties'],
		mark: 'Internal',
	})
	expect(reportSettings({ preset: 'lender', sections: 'summary, money' }).sections).toEqual(['summary', 'money'])
})

test.each([
	[{ preset: 'bank' }, '--preset “bank”: choose from board, lender, utility, contractor, training.'],
	[{ sections: 'summary,cash' }, '--sections “cash”: choose from summary, basis,'],
	[{ paper: 'a3' }, '--paper “a3”: choose from a4, letter.'],
	[{ units: 'imperial' }, '--units “imperial”: choose from si, us.'],
	[{ redact: 'names' }, '--redact “names”: choose from prices, counterparties.'],
	[{ mark: 'secret' }, '--mark “secret”: choose from Confidential, Internal, Public.'],
	[{ note: 'x'.repeat(301) }, '--note: At most 300 characters'],
])('a word no option takes is refused by name: %j', (given, message) => {
	expect(() => reportSettings(given)).toThrow(message)
})
