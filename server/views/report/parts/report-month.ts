import { statusMonth } from '#shared/status-month.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import type { ReportInput } from '../report-model.ts'

const MONTH = 'YYYY-MM'.length

/**
 * The month a report speaks from: the one it is issued in, or a later one that its plan is looked at from. No clock is
 * read: an issue drawn again speaks from the same month.
 */
export function reportMonth({ plan, facts }: Pick<ReportInput, 'plan' | 'facts'>): string {
	const issued = facts.generatedAt.slice(0, MONTH)
	const status = statusMonth(plan)
	return status > issued ? status : issued
}

/** `April 2026, seven months ago`: when something past should have been done. */
export const pastText = (month: string, now: string): string =>
	`${longMonth(month)}, ${counted(monthsBetween(month, now), 'month')} ago`
