import { cohortOutput, completionOf } from '#shared/records/apprentice-cohort.ts'
import type { Apprenticeship } from '#shared/catalogue/tables.ts'
import type { Trade } from '#shared/catalogue/workforce-types.ts'
import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import type { MonthIndex } from '../types.ts'

/**
 * Heads of site output that yearly intakes of `intakePerYear` give in a month, as journeymen count. A cohort starts
 * each plan year, reaches the site after the class lag, shrinks by the year's cancellations and works at the year's
 * productivity; those who complete work as journeymen and leave at the trade's exit rate. Workforce §7.
 */
export function apprenticeHeads(
	month: MonthIndex,
	intake: { readonly perYear: number; readonly joint: boolean; readonly trade: Trade },
	rows: Apprenticeship,
): number {
	const years = intake.trade.apprenticeshipYears
	if (intake.perYear <= 0 || years <= 0) return 0
	const complete = completionOf(rows, intake.joint)
	let heads = 0
	for (let start = 0; start <= month; start += MONTHS_PER_YEAR) {
		const onSite = month - start - rows.intakeLagMonths
		if (onSite < 0) continue
		const year = Math.floor(onSite / MONTHS_PER_YEAR)
		heads += intake.perYear * cohortOutput({ year, years, complete }, rows)
	}
	return heads
}
