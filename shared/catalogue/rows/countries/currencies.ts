import type { Currency } from '../../facility-types.ts'

const SDR = {
	source:
		'International Monetary Fund, currency values in SDR, 24 to 30 December 2025, each against the US dollar of its day (brecorder.com/news/40400053)',
	asOf: '2025-12',
	confidence: 'high',
} as const
const G5A = {
	source: 'Federal Reserve, Foreign Exchange Rates G.5A, 1 February 2024, average of 2023',
	asOf: '2023',
	confidence: 'medium',
} as const
const PEGGED = { source: 'Recalled: its peg to the US dollar', asOf: '2025', confidence: 'medium' } as const

// prettier-ignore
const EURO_COUNTRIES = ['AT', 'BE', 'BG', 'CY', 'DE', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PT', 'SI', 'SK']

/** Currencies whose rate is published, with the countries that pay in them; of others a planner enters the rate. */
// prettier-ignore
export const currencies: readonly Currency[] = [
	{ id: 'AED', name: 'UAE dirhams', countries: ['AE'], usdPerUnit: 0.2723, ...PEGGED },
	{ id: 'AUD', name: 'Australian dollars', countries: ['AU'], usdPerUnit: 0.6709, ...SDR },
	{ id: 'BHD', name: 'Bahraini dinars', countries: ['BH'], usdPerUnit: 2.66, ...PEGGED },
	{ id: 'BRL', name: 'Brazilian reais', countries: ['BR'], usdPerUnit: 0.1818, ...SDR },
	{ id: 'CAD', name: 'Canadian dollars', countries: ['CA'], usdPerUnit: 0.7303, ...SDR },
	{ id: 'CHF', name: 'Swiss francs', countries: ['CH', 'LI'], usdPerUnit: 1.268, ...SDR },
	{ id: 'CLP', name: 'Chilean pesos', countries: ['CL'], usdPerUnit: 0.001097, ...SDR },
	{ id: 'CNY', name: 'Chinese yuan', countries: ['CN'], usdPerUnit: 0.1431, ...SDR },
	{ id: 'CZK', name: 'Czech koruny', countries: ['CZ'], usdPerUnit: 0.04849, ...SDR },
	{ id: 'DKK', name: 'Danish kroner', countries: ['DK'], usdPerUnit: 0.1573, ...SDR },
	{ id: 'DZD', name: 'Algerian dinars', countries: ['DZ'], usdPerUnit: 0.007727, ...SDR },
	{ id: 'EUR', name: 'Euros', countries: EURO_COUNTRIES, usdPerUnit: 1.176, ...SDR },
	{ id: 'GBP', name: 'British pounds', countries: ['GB'], usdPerUnit: 1.35, ...SDR },
	{ id: 'HKD', name: 'Hong Kong dollars', countries: ['HK'], usdPerUnit: 0.1277, ...G5A },
	{ id: 'ILS', name: 'Israeli shekels', countries: ['IL'], usdPerUnit: 0.3143, ...SDR },
	{ id: 'INR', name: 'Indian rupees', countries: ['IN'], usdPerUnit: 0.01112, ...SDR },
	{ id: 'JOD', name: 'Jordanian dinars', countries: ['JO'], usdPerUnit: 1.41, ...PEGGED },
	{ id: 'JPY', name: 'Japanese yen', countries: ['JP'], usdPerUnit: 0.006393, ...SDR },
	{ id: 'KRW', name: 'South Korean won', countries: ['KR'], usdPerUnit: 0.0006974, ...SDR },
	{ id: 'KWD', name: 'Kuwaiti dinars', countries: ['KW'], usdPerUnit: 3.277, ...SDR },
	{ id: 'LKR', name: 'Sri Lankan rupees', countries: ['LK'], usdPerUnit: 0.003062, ...G5A },
	{ id: 'MXN', name: 'Mexican pesos', countries: ['MX'], usdPerUnit: 0.0557, ...SDR },
	{ id: 'MYR', name: 'Malaysian ringgit', countries: ['MY'], usdPerUnit: 0.2467, ...SDR },
	{ id: 'NOK', name: 'Norwegian kroner', countries: ['NO'], usdPerUnit: 0.09954, ...SDR },
	{ id: 'NZD', name: 'New Zealand dollars', countries: ['NZ'], usdPerUnit: 0.5839, ...SDR },
	{ id: 'OMR', name: 'Omani rials', countries: ['OM'], usdPerUnit: 2.601, ...SDR },
	{ id: 'PEN', name: 'Peruvian soles', countries: ['PE'], usdPerUnit: 0.2975, ...SDR },
	{ id: 'PHP', name: 'Philippine pesos', countries: ['PH'], usdPerUnit: 0.01701, ...SDR },
	{ id: 'PLN', name: 'Polish zlotys', countries: ['PL'], usdPerUnit: 0.2783, ...SDR },
	{ id: 'QAR', name: 'Qatari riyals', countries: ['QA'], usdPerUnit: 0.2747, ...SDR },
	{ id: 'SAR', name: 'Saudi riyals', countries: ['SA'], usdPerUnit: 0.2667, ...SDR },
	{ id: 'SEK', name: 'Swedish kronor', countries: ['SE'], usdPerUnit: 0.1088, ...SDR },
	{ id: 'SGD', name: 'Singapore dollars', countries: ['SG'], usdPerUnit: 0.7778, ...SDR },
	{ id: 'THB', name: 'Thai baht', countries: ['TH'], usdPerUnit: 0.03172, ...SDR },
	{ id: 'TWD', name: 'New Taiwan dollars', countries: ['TW'], usdPerUnit: 0.0321, ...G5A },
	{ id: 'ZAR', name: 'South African rand', countries: ['ZA'], usdPerUnit: 0.05419, ...G5A },
]
