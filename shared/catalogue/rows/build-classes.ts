import type { BuildClass } from '../builds/build-classes.ts'

/**
 * Months from the clearing of land to the first building at work, by what kind of build it is. They move when a class has eight
 * campuses at work and the fit of its own lies outside by more than 15 %, never otherwise.
 */
export const buildClasses: readonly BuildClass[] = [
	{
		id: 'retrofit',
		name: 'Shell retrofit',
		months: { p10: 4, p50: 8, p90: 13 },
		fit: null,
		note: 'Two campuses at work, after 3.6 and 7.7 months: a guess.',
		source: 'planner’s guess on two campuses of Epoch AI, Frontier Data Centers Hub, August 2026: Colossus 1 and 2',
		asOf: '2026-08',
		confidence: 'low',
	},
	{
		id: 'ai_build',
		name: 'AI build',
		months: { p10: 12, p50: 20, p90: 31 },
		fit: { p10: 14.9, p50: 24.1, p90: 38.9, finished: 5, open: 14 },
		note: 'The 12 to 28 months of a building of 100 MW with its end raised: Kansas City took 31, Ridgeland 27, Fort Wayne was open after 29.',
		source:
			'Epoch AI, Frontier Data Centers Hub, August 2026: 19 campuses begun since 2024, five at work; derived with the published lengths of a building',
		asOf: '2026-08',
		confidence: 'medium',
	},
	{
		id: 'own_pace',
		name: 'Cloud self-build',
		months: { p10: 20, p50: 29, p90: 45 },
		fit: { p10: 19.9, p50: 31.6, p90: 50.3, finished: 9, open: 3 },
		note: 'A cloud’s own campus with no tenant waiting for it.',
		source:
			'Epoch AI, Frontier Data Centers Hub, August 2026: 12 campuses that a cloud builds for itself, nine at work; derived',
		asOf: '2026-08',
		confidence: 'medium',
	},
]
