import { sequenceOf, startsOf } from '#shared/catalogue/builds/build-sequence.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { planFields } from '#shared/fields/plan-fields.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import type { Choices } from './choices.ts'

/** The plan goes on for so long after all of it runs: two years at work. */
const MONTHS_AFTER = 24
const LEAST_HORIZON = 60
const YEAR = 12
const MOST_HORIZON = planFields.horizonMonths.max ?? Infinity

type HorizonOf = {
	readonly answers: { readonly from: string }
	readonly choices: Pick<Choices, 'gridLead'>
}

/** Months from asking to the first work on the land. Rule D4. */
export const PERMIT_MONTHS = 3

/** So long all of it may be looked at: chips that stay as usual are all still at work. */
const MOST_AFTER = 36

/** Months of a plan in which all runs from a month on; longer where a grid that comes late would come after it, as far as a plan may go. */
export function horizonFor({ answers: { from }, choices: { gridLead } }: HorizonOf, fullMonth: string): number {
	const full = monthsBetween(from, fullMonth)
	const late = Math.min(gridLead.late + YEAR, full + MOST_AFTER)
	return Math.min(MOST_HORIZON, Math.max(LEAST_HORIZON, full + MONTHS_AFTER, late))
}

/** Whether all of it would run later than a plan may tell. */
export const isBeyondPlans = (from: string, fullMonth: string): boolean =>
	monthsBetween(from, fullMonth) + MONTHS_AFTER > MOST_HORIZON

type Begun = {
	readonly from: string
	/** months for which beginning is put off, since the month asked for leaves so many more than the slowest of ten need */
	readonly later: number
	readonly halls: number
	readonly building: Choices['building']
}

const sequenceAsk = ({ halls, building }: Pick<Begun, 'halls' | 'building'>) =>
	({ ...{ buildings: halls, buildClass: building.id }, sequence: null, groupOf: null, everyMonths: null }) as const

/** How the halls of a sized plan follow one another. Rule D2. */
export const usualSequence = (of: Pick<Begun, 'halls' | 'building'>) => sequenceOf(builtInCatalogue, sequenceAsk(of))

/** The months in which halls begin: now, once it is permitted, and after one another as is usual for their class. */
export const startMonths = ({ from, later, ...of }: Begun): readonly string[] =>
	startsOf(builtInCatalogue, sequenceAsk(of)).map((after) => addMonths(from, PERMIT_MONTHS + later + after))

/** Months by which halls may begin later, and nine in ten of their class would still be ready in the month asked for. */
export function spareMonths({ by, ...of }: Omit<Begun, 'later'> & { readonly by: string }): number {
	const last = startMonths({ ...of, later: 0 }).at(-1) ?? of.from
	return Math.max(0, monthsBetween(last, by) - of.building.months.p90)
}
