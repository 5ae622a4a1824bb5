import { buildReport, type Room } from '#shared/presentation/report/build-report.ts'
import type { ReportInput, ReportModel } from '#shared/presentation/report/report-model.ts'
import { layReport } from './pages/lay-report.ts'

/** A report that nobody would read to its end is none: whatever the plan, no more pages than this. */
const MOST_PAGES = 60

/** Less room in steps: appendices give way first, as their rows are in the workbook; then tables in the sections. */
const ROOMS: readonly Room[] = [
	...[160, 120, 90, 60, 40].map((appendixRows) => ({ sectionRows: 40, appendixRows })),
	{ sectionRows: 30, appendixRows: 30 },
	{ sectionRows: 20, appendixRows: 20 },
	{ sectionRows: 12, appendixRows: 12 },
	{ sectionRows: 6, appendixRows: 6 },
]

const fits = (model: ReportModel): boolean => layReport(model).pages <= MOST_PAGES

/** The report of a plan with as much of its tables as at most so many pages hold. The same input gives the same report. */
export function fittedReport(input: ReportInput): ReportModel {
	const whole = buildReport(input)
	if (input.facts.settings.length === 'brief' || fits(whole)) return whole
	let begun = whole
	for (const room of ROOMS) {
		begun = buildReport(input, room)
		if (fits(begun)) break
	}
	return begun
}
