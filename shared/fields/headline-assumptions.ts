import { share, type Assumption } from './assumption.ts'

const told = {
	...share,
	layer: null,
	low: null,
	high: null,
	quality: 'derived',
	source: 'A rule of telling: it moves no figure, only what leads',
} as const

/** What the first sentence of a plan speaks of. */
export const HEADLINE_ASSUMPTIONS = {
	headlineShare: {
		...told,
		label: 'Months of the headline',
		help: 'What holds a plan back most is told by the shortest run of months with so much of its loss.',
		default: 0.8,
		min: 0.05,
		wholePlan: true,
	},
	headlineMateriality: {
		...told,
		label: 'Least that leads',
		help: 'Of the megawatt-months asked for; where less is lost, the plan is told as served.',
		default: 0.005,
		wholePlan: true,
	},
} as const satisfies Readonly<Record<string, Assumption>>
