import type { CampusTotals } from '../facility-types.ts'

const row = (
	given: Omit<CampusTotals, 'source' | 'asOf' | 'confidence' | 'ksf' | 'waterMGD'> & Partial<CampusTotals>,
): CampusTotals => ({
	ksf: null,
	waterMGD: null,
	source:
		'Epoch AI, Frontier Data Centers Hub: pictures, permits, announcements; cost is its own estimate by megawatts and chips',
	asOf: '2025-12',
	confidence: 'medium',
	...given,
})

/**
 * What real campuses come to as a whole, in the month that the source speaks of: the last one seen, or the first in which it
 * knows of floor or water; after the snapshot a forecast.
 */
// prettier-ignore
export const campusTotals: readonly CampusTotals[] = [
	row({ id: 'zhangbei', campus: 'Alibaba Zhangbei', country: 'CN', month: '2025-09', facilityMW: 339, constructionUsdB: 3.47, capitalUsdB: 10.84 }),
	row({ id: 'canton', campus: 'Amazon Canton', country: 'US', month: '2025-10', facilityMW: 341, constructionUsdB: 3.49, capitalUsdB: 10.89 }),
	row({ id: 'ridgeland', campus: 'Amazon Ridgeland', country: 'US', month: '2026-05', facilityMW: 273, constructionUsdB: 2.79, capitalUsdB: 8.72 }),
	row({ id: 'new-carlisle', campus: 'Amazon New Carlisle', country: 'US', month: '2026-06', facilityMW: 1229, constructionUsdB: 12.57, capitalUsdB: 39.22, waterMGD: 21 }),
	row({ id: 'helios', campus: 'CoreWeave Helios', country: 'US', month: '2026-06', facilityMW: 200, constructionUsdB: 1.62, capitalUsdB: 5.06 }),
	row({ id: 'goodnight', campus: 'Crusoe Goodnight', country: 'US', month: '2026-06', facilityMW: 132.5, constructionUsdB: 1.26, capitalUsdB: 3.95 }),
	row({ id: 'new-albany-google', campus: 'Google New Albany', country: 'US', month: '2025-10', facilityMW: 543, constructionUsdB: 11.78, capitalUsdB: 29.12, waterMGD: 5.559 }),
	row({ id: 'omaha', campus: 'Google Omaha', country: 'US', month: '2024-07', facilityMW: 95, constructionUsdB: 0.97, capitalUsdB: 3.02, waterMGD: 0.088 }),
	row({ id: 'hyperion', campus: 'Meta Hyperion', country: 'US', month: '2028-01', facilityMW: 2262, constructionUsdB: 23.15, capitalUsdB: 72.21, ksf: 4000 }),
	row({ id: 'prometheus', campus: 'Meta Prometheus', country: 'US', month: '2025-11', facilityMW: 691, constructionUsdB: 7.07, capitalUsdB: 22.06 }),
	row({ id: 'fayetteville', campus: 'Microsoft Fayetteville', country: 'US', month: '2025-10', facilityMW: 615, constructionUsdB: 5.4, capitalUsdB: 16.84 }),
	row({ id: 'mount-pleasant', campus: 'Microsoft Mount Pleasant', country: 'US', month: '2026-03', facilityMW: 555, constructionUsdB: 5.68, capitalUsdB: 17.71, waterMGD: 0.00771 }),
	row({ id: 'abilene', campus: 'Stargate Abilene', country: 'US', month: '2025-09', facilityMW: 295, constructionUsdB: 2.59, capitalUsdB: 8.07, ksf: 969.92 }),
	row({ id: 'abu-dhabi', campus: 'Stargate Abu Dhabi', country: 'AE', month: '2026-12', facilityMW: 280, constructionUsdB: 2.46, capitalUsdB: 7.67 }),
	row({ id: 'colossus-1', campus: 'xAI Colossus 1', country: 'US', month: '2025-11', facilityMW: 498, constructionUsdB: 4.85, capitalUsdB: 15.12 }),
	row({ id: 'colossus-2', campus: 'xAI Colossus 2', country: 'US', month: '2025-10', facilityMW: 276, constructionUsdB: 2.82, capitalUsdB: 8.81 }),
]
