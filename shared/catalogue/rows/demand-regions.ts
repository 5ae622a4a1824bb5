import type { DemandRegion } from '../types.ts'

const PROVENANCE = {
	source: 'Population centre, rounded; standard time',
	asOf: '2026-11',
	confidence: 'medium',
} as const

/** Where people ask from: the centre that latency is reckoned from, the hours of the day, and the countries it stands for. Rules pW6, pW7. */
// prettier-ignore
export const demandRegions: readonly DemandRegion[] = [
	{ id: 'us-east', name: 'US East', latitude: 39, longitude: -77.5, utcOffset: -5, countries: ['US'], ...PROVENANCE },
	{ id: 'us-central', name: 'US Central', latitude: 32.8, longitude: -96.8, utcOffset: -6, countries: ['US'], ...PROVENANCE },
	{ id: 'us-west', name: 'US West', latitude: 37.4, longitude: -121.9, utcOffset: -8, countries: ['US'], ...PROVENANCE },
	{ id: 'canada', name: 'Canada', latitude: 43.7, longitude: -79.4, utcOffset: -5, countries: ['CA'], ...PROVENANCE },
	{ id: 'mexico', name: 'Mexico and Central America', latitude: 19.4, longitude: -99.1, utcOffset: -6, countries: ['MX'], ...PROVENANCE },
	{ id: 'brazil', name: 'Brazil', latitude: -23.5, longitude: -46.6, utcOffset: -3, countries: ['BR'], ...PROVENANCE },
	{ id: 'latam-south', name: 'Chile, Argentina, Peru', latitude: -33.4, longitude: -70.6, utcOffset: -4, countries: ['CL', 'AR', 'PE'], ...PROVENANCE },
	{ id: 'uk-ie', name: 'UK and Ireland', latitude: 51.5, longitude: -0.1, utcOffset: 0, countries: ['GB', 'IE'], ...PROVENANCE },
	{ id: 'eu-west', name: 'EU West', latitude: 49, longitude: 4, utcOffset: 1, countries: ['FR', 'DE', 'NL', 'BE', 'LU'], ...PROVENANCE },
	{ id: 'eu-north', name: 'Nordics', latitude: 59.3, longitude: 18, utcOffset: 1, countries: ['SE', 'NO', 'FI', 'DK', 'IS'], ...PROVENANCE },
	{ id: 'eu-south', name: 'EU South', latitude: 41.9, longitude: 9, utcOffset: 1, countries: ['ES', 'PT', 'IT', 'GR'], ...PROVENANCE },
	{ id: 'eu-east', name: 'EU East', latitude: 52.2, longitude: 21, utcOffset: 1, countries: ['PL', 'CZ', 'AT', 'RO', 'HU'], ...PROVENANCE },
	{ id: 'gulf', name: 'Gulf', latitude: 24.5, longitude: 54.4, utcOffset: 4, countries: ['AE', 'SA', 'QA', 'KW', 'BH', 'OM'], ...PROVENANCE },
	{ id: 'israel-turkey', name: 'Israel and Turkey', latitude: 36, longitude: 32, utcOffset: 3, countries: ['IL', 'TR'], ...PROVENANCE },
	{ id: 'africa', name: 'Africa', latitude: -1.3, longitude: 36.8, utcOffset: 3, countries: ['KE', 'ZA', 'NG', 'EG'], ...PROVENANCE },
	{ id: 'india', name: 'India', latitude: 19.1, longitude: 72.9, utcOffset: 5.5, countries: ['IN'], ...PROVENANCE },
	{ id: 'sea', name: 'Singapore and South-East Asia', latitude: 1.4, longitude: 103.8, utcOffset: 8, countries: ['SG', 'MY', 'ID', 'TH', 'VN', 'PH'], ...PROVENANCE },
	{ id: 'hk-tw', name: 'Hong Kong and Taiwan', latitude: 23.7, longitude: 118, utcOffset: 8, countries: ['HK', 'TW'], ...PROVENANCE },
	{ id: 'china', name: 'China', latitude: 31.2, longitude: 121.5, utcOffset: 8, countries: ['CN'], ...PROVENANCE },
	{ id: 'japan', name: 'Japan', latitude: 35.7, longitude: 139.7, utcOffset: 9, countries: ['JP'], ...PROVENANCE },
	{ id: 'korea', name: 'Korea', latitude: 37.6, longitude: 127, utcOffset: 9, countries: ['KR'], ...PROVENANCE },
	{ id: 'anz', name: 'Australia and New Zealand', latitude: -33.9, longitude: 151.2, utcOffset: 10, countries: ['AU', 'NZ'], ...PROVENANCE },
]
