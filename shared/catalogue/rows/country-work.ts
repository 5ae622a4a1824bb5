import { rowsOf } from '../columns/column.ts'
import { countryWorkColumns } from '../columns/regions.ts'

/** Countries the work rows do not name read this one. */
export const ANY_COUNTRY = '*'

const STATUTE = {
	source:
		'Leave and holidays by statute or construction agreement (recalled); employment ILO/LFS order (recalled); travellers at most 7,000 · √(employment ÷ 8.3 M), no more than 7,000',
	asOf: '2026-11',
	confidence: 'low',
} as const
const OVERVIEW =
	'overview Morgan Lewis, June 2026; travellers by visas and camps, a guess; employment by ILOSTAT and surveys of 2023, recalled'
const GULF = { asOf: '2026-11', confidence: 'medium' } as const
const EMPLOYMENT = {
	source:
		'Week and leave a planner’s default; employment by ILOSTAT and national labour force surveys of 2023, recalled; travellers at most 7,000 · √(employment ÷ 8.3 M)',
	asOf: '2026-11',
	confidence: 'low',
} as const
const WORLD = { source: 'Planner’s default', asOf: '2026-11', confidence: 'low' } as const

/** Working weeks, leave, midday bans and how many travellers one site of a country may find. Rule pP5. */
// prettier-ignore
export const countryWork = rowsOf(countryWorkColumns, [
	{ id: 'US', weeklyHours: 50, leaveWeeks: 3.2, constructionEmploymentM: 8.3, travellersCap: { low: 3850, best: 7000, high: 10150 }, locationFactor: 1, ...STATUTE, confidence: 'medium' },
	{ id: 'CA', weeklyHours: 45, leaveWeeks: 3.8, constructionEmploymentM: 1.6, travellersCap: { low: 1688, best: 3070, high: 4451 }, locationFactor: 1, ...STATUTE },
	{ id: 'GB', weeklyHours: 45, legalWeeklyMax: 48, leaveWeeks: 5.6, constructionEmploymentM: 2.1, travellersCap: { low: 1936, best: 3520, high: 5104 }, locationFactor: 1.1, ...STATUTE },
	{ id: 'IE', weeklyHours: 45, legalWeeklyMax: 48, leaveWeeks: 6, constructionEmploymentM: 0.18, travellersCap: { low: 566, best: 1030, high: 1493 }, locationFactor: 1.1, ...STATUTE },
	{ id: 'DE', weeklyHours: 40, legalWeeklyMax: 48, leaveWeeks: 8, constructionEmploymentM: 2.6, travellersCap: { low: 2156, best: 3920, high: 5684 }, locationFactor: 1.1, ...STATUTE },
	{ id: 'FR', weeklyHours: 39, legalWeeklyMax: 48, leaveWeeks: 7.2, constructionEmploymentM: 1.9, travellersCap: { low: 1842, best: 3350, high: 4857 }, locationFactor: 1.1, ...STATUTE },
	{ id: 'NL', weeklyHours: 40, legalWeeklyMax: 48, leaveWeeks: 6.4, constructionEmploymentM: 0.47, travellersCap: { low: 918, best: 1670, high: 2421 }, locationFactor: 1.1, ...STATUTE },
	{ id: 'BE', weeklyHours: 40, legalWeeklyMax: 48, leaveWeeks: 6.4, constructionEmploymentM: 0.3, travellersCap: { low: 731, best: 1330, high: 1928 }, locationFactor: 1.1, ...STATUTE },
	{ id: 'ES', weeklyHours: 40, legalWeeklyMax: 48, leaveWeeks: 6.8, constructionEmploymentM: 1.4, travellersCap: { low: 1578, best: 2870, high: 4161 }, locationFactor: 1.1, ...STATUTE },
	{ id: 'PT', weeklyHours: 40, legalWeeklyMax: 48, leaveWeeks: 6.6, constructionEmploymentM: 0.33, travellersCap: { low: 770, best: 1400, high: 2030 }, locationFactor: 1.1, ...STATUTE },
	{ id: 'IT', weeklyHours: 40, legalWeeklyMax: 48, leaveWeeks: 6.8, constructionEmploymentM: 1.6, travellersCap: { low: 1688, best: 3070, high: 4451 }, locationFactor: 1.1, ...STATUTE },
	{ id: 'CH', weeklyHours: 42, legalWeeklyMax: 50, leaveWeeks: 5.6, constructionEmploymentM: 0.35, travellersCap: { low: 792, best: 1440, high: 2088 }, locationFactor: 1.1, ...STATUTE },
	{ id: 'AT', weeklyHours: 40, legalWeeklyMax: 48, leaveWeeks: 7.6, constructionEmploymentM: 0.35, travellersCap: { low: 792, best: 1440, high: 2088 }, locationFactor: 1.1, ...STATUTE },
	{ id: 'SE', weeklyHours: 40, legalWeeklyMax: 48, leaveWeeks: 7.2, constructionEmploymentM: 0.36, travellersCap: { low: 803, best: 1460, high: 2117 }, locationFactor: 1.1, ...STATUTE },
	{ id: 'NO', weeklyHours: 40, legalWeeklyMax: 48, leaveWeeks: 7, constructionEmploymentM: 0.25, travellersCap: { low: 665, best: 1210, high: 1754 }, locationFactor: 1.1, ...STATUTE },
	{ id: 'FI', weeklyHours: 40, legalWeeklyMax: 48, leaveWeeks: 7.6, constructionEmploymentM: 0.2, travellersCap: { low: 599, best: 1090, high: 1580 }, locationFactor: 1.1, ...STATUTE },
	{ id: 'DK', weeklyHours: 40, legalWeeklyMax: 48, leaveWeeks: 7.6, constructionEmploymentM: 0.2, travellersCap: { low: 599, best: 1090, high: 1580 }, locationFactor: 1.1, ...STATUTE },
	{ id: 'PL', weeklyHours: 40, legalWeeklyMax: 48, leaveWeeks: 7.8, constructionEmploymentM: 1.3, travellersCap: { low: 1523, best: 2770, high: 4016 }, locationFactor: 1.1, ...STATUTE },
	{ id: 'CZ', weeklyHours: 40, legalWeeklyMax: 48, leaveWeeks: 6.8, constructionEmploymentM: 0.4, travellersCap: { low: 847, best: 1540, high: 2233 }, locationFactor: 1.1, ...STATUTE },
	{ id: 'GR', weeklyHours: 40, legalWeeklyMax: 48, leaveWeeks: 6.4, constructionEmploymentM: 0.21, travellersCap: { low: 610, best: 1110, high: 1609 }, locationFactor: 1.1, ...STATUTE },
	{ id: 'IS', weeklyHours: 40, legalWeeklyMax: 48, leaveWeeks: 7, constructionEmploymentM: 0.02, travellersCap: { low: 187, best: 340, high: 493 }, locationFactor: 1.1, ...STATUTE },
	{ id: 'TR', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 1.8, travellersCap: { low: 1793, best: 3260, high: 4727 }, locationFactor: 1, ...STATUTE },
	{ id: 'JP', weeklyHours: 48, legalWeeklyMax: 53.8, leaveWeeks: 5.4, constructionEmploymentM: 4.77, travellersCap: { low: 2920, best: 5310, high: 7699 }, locationFactor: 1.15, ...STATUTE },
	{ id: 'KR', weeklyHours: 52, legalWeeklyMax: 52, leaveWeeks: 6, constructionEmploymentM: 2.1, travellersCap: { low: 1936, best: 3520, high: 5104 }, locationFactor: 1.15, ...STATUTE },
	{ id: 'TW', weeklyHours: 46, leaveWeeks: 5.2, constructionEmploymentM: 0.92, travellersCap: { low: 1281, best: 2330, high: 3378 }, locationFactor: 1, ...STATUTE },
	{ id: 'HK', weeklyHours: 50, leaveWeeks: 4.6, constructionEmploymentM: 0.34, travellersCap: { low: 781, best: 1420, high: 2059 }, locationFactor: 1, ...STATUTE },
	{ id: 'CN', weeklyHours: 54, leaveWeeks: 3.6, constructionEmploymentM: 50, travellersCap: { low: 3850, best: 7000, high: 10150 }, locationFactor: 1, ...STATUTE },
	{ id: 'SG', weeklyHours: 54, leaveWeeks: 3.6, constructionEmploymentM: 0.46, travellersCap: { low: 907, best: 1650, high: 2392 }, locationFactor: 2, ...STATUTE },
	{ id: 'MY', weeklyHours: 54, leaveWeeks: 4, constructionEmploymentM: 1.4, travellersCap: { low: 1578, best: 2870, high: 4161 }, locationFactor: 2, ...STATUTE },
	{ id: 'ID', weeklyHours: 48, leaveWeeks: 4.8, constructionEmploymentM: 8.5, travellersCap: { low: 3850, best: 7000, high: 10150 }, locationFactor: 1, ...STATUTE },
	{ id: 'TH', weeklyHours: 50, leaveWeeks: 4.4, constructionEmploymentM: 2.3, travellersCap: { low: 2024, best: 3680, high: 5336 }, locationFactor: 1, ...STATUTE },
	{ id: 'VN', weeklyHours: 50, leaveWeeks: 4.6, constructionEmploymentM: 4.6, travellersCap: { low: 2865, best: 5210, high: 7554 }, locationFactor: 1, ...STATUTE },
	{ id: 'PH', weeklyHours: 48, leaveWeeks: 4.4, constructionEmploymentM: 4.6, travellersCap: { low: 2865, best: 5210, high: 7554 }, locationFactor: 1, ...STATUTE },
	{ id: 'IN', weeklyHours: 54, leaveWeeks: 4.5, constructionEmploymentM: 70, travellersCap: { low: 3850, best: 7000, high: 10150 }, locationFactor: 2.6, ...STATUTE },
	{ id: 'IL', weeklyHours: 45, leaveWeeks: 5, constructionEmploymentM: 0.3, travellersCap: { low: 731, best: 1330, high: 1928 }, locationFactor: 1, ...STATUTE },
	{ id: 'ZA', weeklyHours: 45, leaveWeeks: 5.4, constructionEmploymentM: 1.3, travellersCap: { low: 1523, best: 2770, high: 4016 }, locationFactor: 1, ...STATUTE },
	{ id: 'KE', weeklyHours: 48, leaveWeeks: 5.6, constructionEmploymentM: 0.23, travellersCap: { low: 643, best: 1170, high: 1696 }, locationFactor: 1, ...STATUTE },
	{ id: 'BR', weeklyHours: 44, leaveWeeks: 6.8, constructionEmploymentM: 7.5, travellersCap: { low: 3657, best: 6650, high: 9642 }, locationFactor: 1, ...STATUTE },
	{ id: 'CL', weeklyHours: 44, leaveWeeks: 5.4, constructionEmploymentM: 0.75, travellersCap: { low: 1155, best: 2100, high: 3045 }, locationFactor: 1, ...STATUTE },
	{ id: 'MX', weeklyHours: 48, leaveWeeks: 3.8, constructionEmploymentM: 4.5, travellersCap: { low: 2832, best: 5150, high: 7467 }, locationFactor: 1, ...STATUTE },
	{ id: 'AU', weeklyHours: 50, leaveWeeks: 8.6, constructionEmploymentM: 1.35, travellersCap: { low: 1551, best: 2820, high: 4089 }, locationFactor: 1, ...STATUTE },
	{ id: 'NZ', weeklyHours: 45, leaveWeeks: 6.2, constructionEmploymentM: 0.28, travellersCap: { low: 709, best: 1290, high: 1870 }, locationFactor: 1, ...STATUTE },
	{ id: 'AE', weeklyHours: 54, legalWeeklyMax: 60, leaveWeeks: 6.3, constructionEmploymentM: 1.3, travellersCap: { low: 5000, best: 10000, high: 20000 }, locationFactor: 1.7, middayBan: { from: '06-15', to: '09-15', hoursPerDay: 2.5, clock: '12:30-15:00' }, ...GULF, source: `MoHRE notice 2025 (daily8.com), 15 Jun-15 Sep; ${OVERVIEW}` },
	{ id: 'SA', weeklyHours: 54, legalWeeklyMax: 60, leaveWeeks: 5.2, constructionEmploymentM: 2.8, travellersCap: { low: 5000, best: 10000, high: 20000 }, locationFactor: 1.7, middayBan: { from: '06-15', to: '09-15', hoursPerDay: 3, clock: '12:00-15:00' }, ...GULF, source: `Ministerial Decision 3337 (Lexology; DLA Piper 2019); ${OVERVIEW}` },
	{ id: 'QA', weeklyHours: 54, legalWeeklyMax: 60, leaveWeeks: 5.3, constructionEmploymentM: 0.85, travellersCap: { low: 4000, best: 8000, high: 16000 }, locationFactor: 1.7, middayBan: { from: '06-01', to: '09-15', hoursPerDay: 5.5, clock: '10:00-15:30' }, ...GULF, source: `Ministerial Decision 17/2021, recalled; before that 15 Jun-31 Aug 11:30-15:00 (DLA Piper 2019); ${OVERVIEW}` },
	{ id: 'KW', weeklyHours: 54, legalWeeklyMax: 60, leaveWeeks: 6, constructionEmploymentM: 0.3, travellersCap: { low: 2000, best: 4000, high: 8000 }, locationFactor: 1.7, middayBan: { from: '06-01', to: '08-31', hoursPerDay: 5, clock: '11:00-16:00' }, ...GULF, source: `Resolution 189/2010 as amended (DLA Piper 2019); ${OVERVIEW}` },
	{ id: 'BH', weeklyHours: 54, legalWeeklyMax: 60, leaveWeeks: 6, constructionEmploymentM: 0.15, travellersCap: { low: 1500, best: 3000, high: 6000 }, locationFactor: 1.7, middayBan: { from: '06-15', to: '09-15', hoursPerDay: 4, clock: '12:00-16:00' }, ...GULF, source: `Resolution 3/2013, lengthened 2025 (recalled); 2019: 1 Jul-31 Aug; ${OVERVIEW}` },
	{ id: 'OM', weeklyHours: 54, legalWeeklyMax: 60, leaveWeeks: 6, constructionEmploymentM: 0.45, travellersCap: { low: 2000, best: 4000, high: 8000 }, locationFactor: 1.7, middayBan: { from: '06-01', to: '08-31', hoursPerDay: 3, clock: '12:30-15:30' }, ...GULF, source: `Decision 286/2008 as amended (DLA Piper 2019); ${OVERVIEW}` },
	{ id: 'AR', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 1.4, travellersCap: { low: 1579, best: 2870, high: 4162 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'BD', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 3.2, travellersCap: { low: 2392, best: 4350, high: 6308 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'BG', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.25, travellersCap: { low: 666, best: 1210, high: 1754 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'CO', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 1.55, travellersCap: { low: 1661, best: 3020, high: 4379 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'CR', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.15, travellersCap: { low: 517, best: 940, high: 1363 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'CY', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.045, travellersCap: { low: 286, best: 520, high: 754 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'EE', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.055, travellersCap: { low: 314, best: 570, high: 826 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'EG', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 4.0, travellersCap: { low: 2673, best: 4860, high: 7047 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'GE', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.11, travellersCap: { low: 446, best: 810, high: 1174 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'GH', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.5, travellersCap: { low: 946, best: 1720, high: 2494 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'HR', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.14, travellersCap: { low: 501, best: 910, high: 1320 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'HU', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.37, travellersCap: { low: 814, best: 1480, high: 2146 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'JO', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.12, travellersCap: { low: 462, best: 840, high: 1218 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'KZ', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.65, travellersCap: { low: 1078, best: 1960, high: 2842 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'LK', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.65, travellersCap: { low: 1078, best: 1960, high: 2842 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'LT', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.115, travellersCap: { low: 451, best: 820, high: 1189 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'LU', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.05, travellersCap: { low: 297, best: 540, high: 783 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'LV', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.07, travellersCap: { low: 352, best: 640, high: 928 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'MA', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 1.25, travellersCap: { low: 1496, best: 2720, high: 3944 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'MT', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.02, travellersCap: { low: 187, best: 340, high: 493 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'NG', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 2.8, travellersCap: { low: 2238, best: 4070, high: 5902 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'PA', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.17, travellersCap: { low: 550, best: 1000, high: 1450 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'PE', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 1.2, travellersCap: { low: 1463, best: 2660, high: 3857 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'PK', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 6.0, travellersCap: { low: 3273, best: 5950, high: 8628 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'RO', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.75, travellersCap: { low: 1155, best: 2100, high: 3045 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'RS', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.19, travellersCap: { low: 583, best: 1060, high: 1537 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'RU', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 6.3, travellersCap: { low: 3355, best: 6100, high: 8845 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'RW', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.4, travellersCap: { low: 847, best: 1540, high: 2233 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'SI', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.07, travellersCap: { low: 352, best: 640, high: 928 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'SK', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.2, travellersCap: { low: 600, best: 1090, high: 1580 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'UA', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.7, travellersCap: { low: 1116, best: 2030, high: 2944 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'UY', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 0.13, travellersCap: { low: 484, best: 880, high: 1276 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: 'UZ', weeklyHours: 48, leaveWeeks: 5, constructionEmploymentM: 1.3, travellersCap: { low: 1524, best: 2770, high: 4016 }, locationFactor: 1, ...EMPLOYMENT },
	{ id: '*', weeklyHours: 48, leaveWeeks: 5, travellersCap: { low: 800, best: 2000, high: 4500 }, locationFactor: 1, ...WORLD },
])
