import type { Apprenticeship } from '#shared/catalogue/tables.ts'
import type { Trade } from '#shared/catalogue/workforce-types.ts'
import type { MonthIndex } from '../types.ts'

const MONTHS_PER_YEAR = 12

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
	const complete = intake.joint ? rows.completion.joint : rows.completion.nonJoint
	let heads = 0
	for (let start = 0; start <= month; start += MONTHS_PER_YEAR) {
		const onSite = month - start - rows.intakeLagMonths
		if (onSite < 0) continue
		const year = Math.floor(onSite / MONTHS_PER_YEAR)
		const output =
			year < years
				? survivors({ year, years, complete }, rows) * (rows.productivityByYear[year] ?? 1)
				: complete * (1 - rows.journeymanExitRatePerYear) ** (year - years)
		heads += intake.perYear * output
	}
	return heads
}

/** Share of a cohort still there at the end of a year: the losses fall by the published shares, all within the term. */
function survivors(
	cohort: { readonly year: number; readonly years: number; readonly complete: number },
	rows: Apprenticeship,
): number {
	const total = sumFirst(rows.cancellationByYear, cohort.years)
	const lost = total === 0 ? 0 : sumFirst(rows.cancellationByYear, cohort.year + 1) / total
	return 1 - lost * (1 - cohort.complete)
}

function sumFirst(values: readonly number[], count: number): number {
	return values.slice(0, count).reduce((sum, value) => sum + value, 0)
}
