import type { Apprenticeship } from '#shared/catalogue/tables.ts'

/** Apprentices of one intake: how far they are on site, how long their term is, what part of them completes it. */
export type Cohort = { readonly year: number; readonly years: number; readonly complete: number }

/** What part of an intake completes its term. */
export const completionOf = ({ completion }: Apprenticeship, joint: boolean): number =>
	joint ? completion.joint : completion.nonJoint

/** Share of a cohort still there at the end of a year: the losses fall by the published shares, all within the term. */
export function survivorsOf({ year, years, complete }: Cohort, rows: Apprenticeship): number {
	const total = sumFirst(rows.cancellationByYear, years)
	const lost = total === 0 ? 0 : sumFirst(rows.cancellationByYear, year + 1) / total
	return 1 - lost * (1 - complete)
}

/** What one of an intake does on average in a year, as journeymen count it; those who complete leave at the exit rate. */
export function cohortOutput(cohort: Cohort, rows: Apprenticeship): number {
	const { year, years, complete } = cohort
	return year < years
		? survivorsOf(cohort, rows) * (rows.productivityByYear[year] ?? 1)
		: complete * (1 - rows.journeymanExitRatePerYear) ** (year - years)
}

function sumFirst(values: readonly number[], count: number): number {
	return values.slice(0, count).reduce((sum, value) => sum + value, 0)
}
