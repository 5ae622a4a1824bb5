import { cohortOutput, survivorsOf } from '#shared/labour/apprentice-cohort.ts'
import type { Apprenticeship } from '#shared/catalogue/tables.ts'
import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'

/** An intake of a year, by the month of the plan it begins in. */
export type Intake = { readonly month: number; readonly heads: number }
export type Term = { readonly years: number; readonly complete: number; readonly rows: Apprenticeship }

/** Years on site once the class is over; below 0 before that. */
const yearOnSite = ({ month }: Intake, now: number, { rows }: Term): number =>
	Math.floor((now - month - rows.intakeLagMonths) / MONTHS_PER_YEAR)

/** Apprentices of earlier intakes who are still in their term in a month. */
export function inTrainingAt(intakes: readonly Intake[], now: number, term: Term): number {
	const { years, complete, rows } = term
	return intakes.reduce((sum, intake) => {
		const year = yearOnSite(intake, now, term)
		if (year >= years) return sum
		return sum + intake.heads * (year < 0 ? 1 : survivorsOf({ year, years, complete }, rows))
	}, 0)
}

/** What intakes do on site in a month, as journeymen count it; those who complete go on as journeymen. */
export function outputAt(intakes: readonly Intake[], now: number, term: Term): number {
	const { years, complete, rows } = term
	return intakes.reduce((sum, intake) => {
		const year = yearOnSite(intake, now, term)
		return year < 0 ? sum : sum + intake.heads * cohortOutput({ year, years, complete }, rows)
	}, 0)
}

/** The month from which those who complete are journeymen. */
export const journeymanAfter = ({ month }: Pick<Intake, 'month'>, { years, rows }: Term): number =>
	month + rows.intakeLagMonths + years * MONTHS_PER_YEAR
