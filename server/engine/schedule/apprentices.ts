import type { Apprenticeship, Trade } from '#shared/catalogue/workforce-types.ts'
import type { MonthIndex } from './types.ts'

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
	let heads = 0
	for (let start = 0; start <= month; start += MONTHS_PER_YEAR) {
		const onSite = month - start - rows.intakeLagMonths
		if (onSite < 0) continue
		const year = Math.floor(onSite / MONTHS_PER_YEAR)
		heads +=
			intake.perYear *
			(year < years ? trainingOutput(year, years, intake.joint, rows) : graduates(year - years, intake.joint, rows))
	}
	return heads
}

function trainingOutput(year: number, years: number, joint: boolean, rows: Apprenticeship): number {
	const total = sumFirst(rows.cancellationByYear, years)
	const lost = total === 0 ? 0 : sumFirst(rows.cancellationByYear, year + 1) / total
	return (1 - lost * (1 - completion(joint, rows))) * (rows.productivityByYear[year] ?? 1)
}

function graduates(yearsSince: number, joint: boolean, rows: Apprenticeship): number {
	return completion(joint, rows) * (1 - rows.journeymanExitRatePerYear) ** yearsSince
}

function completion(joint: boolean, rows: Apprenticeship): number {
	return joint ? rows.completion.joint : rows.completion.nonJoint
}

function sumFirst(values: readonly number[], count: number): number {
	return values.slice(0, count).reduce((sum, value) => sum + value, 0)
}
