import { statusMonth } from '#shared/status-month.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import type { ReportInput } from '../report-model.ts'

/** The month a report speaks from is that of its plan: an issue drawn again speaks from the same month, and no door tells another. */
export const reportMonth = ({ plan }: Pick<ReportInput, 'plan'>): string => statusMonth(plan)

/** `April 2026, seven months ago`: when something past should have been done. */
export const pastText = (month: string, now: string): string =>
	`${longMonth(month)}, ${counted(monthsBetween(month, now), 'month')} ago`
