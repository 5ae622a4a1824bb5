import type { CampusDates } from '../workforce-types.ts'

const row = (
	given: Omit<CampusDates, 'source' | 'asOf' | 'confidence' | 'scope' | 'fitted' | 'note'> & Partial<CampusDates>,
): CampusDates => ({
	scope: 'greenfield',
	fitted: false,
	note: null,
	source: 'Epoch AI, Frontier Data Centers Hub: pictures, permits, announcements',
	asOf: '2025-12',
	confidence: 'medium',
	...given,
})

/**
 * When the megawatts of real campuses came. The buildings are those that the source names with a clearing of land, else those
 * that ran first; later works, whose start was not seen, are left out.
 */
// prettier-ignore
export const campusDates: readonly CampusDates[] = [
	row({ id: 'zhangbei-1', campus: 'Alibaba Zhangbei, buildings 1–5', country: 'CN', latitude: 41.185, longitude: 114.7, started: '2016-09-20', buildings: 5, facilityMW: 108, steps: [{ date: '2018-01-28', buildings: 3, facilityMW: 76 }, { date: '2020-06-19', buildings: 5, facilityMW: 108 }] }),
	row({ id: 'zhangbei-2', campus: 'Alibaba Zhangbei, buildings 6–20', country: 'CN', latitude: 41.185, longitude: 114.7, started: '2020-06-19', buildings: 15, facilityMW: 324, steps: [{ date: '2021-12-13', buildings: 5, facilityMW: 75 }, { date: '2022-03-16', buildings: 8, facilityMW: 123 }, { date: '2025-09-17', buildings: 12, facilityMW: 231 }, { date: '2026-01-03', buildings: 15, facilityMW: 324 }] }),
	row({ id: 'canton', campus: 'Amazon Canton, buildings 1–5', country: 'US', latitude: 32.59, longitude: -90.093, started: '2023-10-02', buildings: 5, facilityMW: 341, steps: [{ date: '2025-06-23', buildings: 5, facilityMW: 341 }] }),
	row({ id: 'ridgeland', campus: 'Amazon Ridgeland, buildings 1–4', country: 'US', latitude: 32.4, longitude: -90.203, started: '2024-02-24', buildings: 4, facilityMW: 273, steps: [{ date: '2026-05-19', buildings: 4, facilityMW: 273 }] }),
	row({ id: 'new-carlisle', campus: 'Amazon New Carlisle, buildings 1–18', country: 'US', latitude: 41.693, longitude: -86.461, started: '2024-02-09', buildings: 18, facilityMW: 1229, fitted: true, steps: [{ date: '2025-06-23', buildings: 7, facilityMW: 478 }, { date: '2025-11-23', buildings: 11, facilityMW: 751 }, { date: '2026-01-09', buildings: 16, facilityMW: 1092 }, { date: '2026-06-09', buildings: 18, facilityMW: 1229 }] }),
	row({ id: 'goodnight', campus: 'Crusoe Goodnight, buildings 1–2', country: 'US', latitude: 35.017, longitude: -101.312, started: '2025-05-19', buildings: 2, facilityMW: 265, steps: [{ date: '2026-06-15', buildings: 1, facilityMW: 132.5 }, { date: '2026-08-15', buildings: 2, facilityMW: 265 }] }),
	row({ id: 'new-albany-google', campus: 'Google New Albany, buildings 1–2', country: 'US', latitude: 40.061, longitude: -82.764, started: '2019-03-26', buildings: 2, facilityMW: 136, steps: [{ date: '2021-08-27', buildings: 2, facilityMW: 136 }] }),
	row({ id: 'omaha', campus: 'Google Omaha, buildings 1–2', country: 'US', latitude: 41.338, longitude: -96.086, started: '2021-11-25', buildings: 2, facilityMW: 189, steps: [{ date: '2024-04-08', buildings: 1, facilityMW: 95 }, { date: '2024-11-19', buildings: 2, facilityMW: 189 }] }),
	row({ id: 'hyperion', campus: 'Meta Hyperion, first nine buildings', country: 'US', latitude: 32.503, longitude: -91.636, started: '2024-12-20', buildings: 9, facilityMW: 2262, steps: [{ date: '2028-01-01', buildings: 9, facilityMW: 2262 }] }),
	row({ id: 'prometheus', campus: 'Meta Prometheus, buildings 1–3', country: 'US', latitude: 40.068, longitude: -82.75, started: '2017-09-27', buildings: 3, facilityMW: 249, steps: [{ date: '2020-05-19', buildings: 1, facilityMW: 167 }, { date: '2021-06-18', buildings: 2, facilityMW: 195 }, { date: '2023-03-10', buildings: 3, facilityMW: 249 }] }),
	row({ id: 'fayetteville', campus: 'Microsoft Fayetteville, buildings 1–2', country: 'US', latitude: 33.449, longitude: -84.522, started: '2023-04-09', buildings: 2, facilityMW: 537, steps: [{ date: '2024-12-25', buildings: 1, facilityMW: 87 }, { date: '2025-04-13', buildings: 2, facilityMW: 537 }] }),
	row({ id: 'mount-pleasant', campus: 'Microsoft Mount Pleasant, building 1', country: 'US', latitude: 42.674, longitude: -87.895, started: '2023-07-14', buildings: 1, facilityMW: 555, steps: [{ date: '2026-03-31', buildings: 1, facilityMW: 555 }] }),
	row({ id: 'abilene', campus: 'Stargate Abilene, buildings 1–2', country: 'US', latitude: 32.5, longitude: -99.784, started: '2024-05-31', buildings: 2, facilityMW: 295, fitted: true, steps: [{ date: '2025-06-28', buildings: 1, facilityMW: 147 }, { date: '2025-09-26', buildings: 2, facilityMW: 295 }] }),
	row({ id: 'abu-dhabi', campus: 'Stargate Abu Dhabi, buildings 1–2', country: 'AE', latitude: 24.154, longitude: 54.444, started: '2025-06-09', buildings: 2, facilityMW: 280, steps: [{ date: '2026-12-01', buildings: 2, facilityMW: 280 }] }),
	row({ id: 'helios', campus: 'CoreWeave Helios, building 1', country: 'US', latitude: 33.774, longitude: -100.869, started: '2025-05-31', buildings: 1, facilityMW: 200, steps: [{ date: '2026-06-30', buildings: 1, facilityMW: 200 }] }),
	row({ id: 'colossus-1', campus: 'xAI Colossus 1', country: 'US', latitude: 35.06, longitude: -90.156, scope: 'shell_exists', started: '2024-04-24', buildings: 1, facilityMW: 174, steps: [{ date: '2024-09-02', buildings: 1, facilityMW: 174 }], note: 'A factory that stood; its first 100,000 accelerators' }),
	row({ id: 'colossus-2', campus: 'xAI Colossus 2', country: 'US', latitude: 34.996, longitude: -90.035, scope: 'shell_exists', started: '2025-02-28', buildings: 1, facilityMW: 276, steps: [{ date: '2025-10-19', buildings: 1, facilityMW: 276 }], note: 'A warehouse that stood; its first 110,000 accelerators' }),
]
