import type { BatteryPrice } from '../facility-types.ts'

/** Batteries of four hours, all in, by country; `*` for countries without a row. Rule lP20. */
// prettier-ignore
export const batteryPrices: readonly BatteryPrice[] = [
	{ id: 'CN', usdPerKWhAtFourHours: { low: 70, best: 100, high: 130 }, source: 'Recalled: tenders of 2025', asOf: '2025', confidence: 'low' },
	{ id: 'US', usdPerKWhAtFourHours: { low: 200, best: 280, high: 360 }, source: 'Turnkey 236 USD/kWh (BNEF energy storage survey 2024/25, recalled) and about 50 for installation and connection (Ember)', asOf: '2025', confidence: 'medium' },
	{ id: '*', usdPerKWhAtFourHours: { low: 120, best: 150, high: 220 }, source: 'Ember, How cheap is battery storage?, 11 December 2025: 125 USD/kWh all in outside China and the United States, 20 % more for a first project', asOf: '2025', confidence: 'high' },
]
