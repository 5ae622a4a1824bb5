import type { NamedRows } from './place.ts'

/** The fields of the three questions, as the page's form names them, and what it calls them. */
export const START_FIELDS = {
	place: 'Location',
	itMW: 'IT power',
	by: 'Full power by',
	use: 'Workload',
	model: 'Model',
	archetype: 'Use case',
	users: 'Users at end',
	buildClass: 'Build class',
	currency: 'Currency',
	way: 'Way to the month',
} as const
export type StartField = keyof typeof START_FIELDS
const isStartField = (name: string): name is StartField => Object.hasOwn(START_FIELDS, name)
export const START_FIELD_NAMES = Object.keys(START_FIELDS).filter(isStartField)
export type StartTexts = Readonly<Record<StartField, string>> & { readonly rows?: NamedRows }
export type StartProblem = { readonly field: StartField; readonly text: string }
