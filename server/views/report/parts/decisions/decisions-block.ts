import { monthsBetween } from '#shared/units/months.ts'
import { counted, countInWords, longMonth, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import type { Cell, ReportInput, TableBlock } from '../../report-model.ts'
import { tableOf } from '../blocks.ts'
import { type Decision, decisionsOf, isAskedNow, isOverdue } from './decisions.ts'
import { left, right, words } from '../report-parts.ts'
import { reportMonth } from '../report-month.ts'

/** `Jan 2024, 34 months late`, which is said and not asked. */
function byCell({ by }: Decision, now: string): Cell {
	if (by >= now) return { text: by === now ? `Now, ${shortMonth(by)}` : shortMonth(by), strong: by === now }
	const months = monthsBetween(by, now)
	return words(`${shortMonth(by)}, ${String(months)} ${months === 1 ? 'month' : 'months'} late`)
}

const overdueText = (decision: Decision, now: string) =>
	isOverdue(decision, now)
		? `Overdue: ${decision.what.charAt(0).toLowerCase()}${decision.what.slice(1)}`
		: decision.what

/** «Three decisions are asked by November 2027, the first by March 2027; two are overdue» */
function titleOf(decisions: readonly Decision[], { now, wasRun }: { now: string; wasRun: boolean }): string {
	const ahead = decisions.filter((one) => !isOverdue(one, now))
	const overdue = decisions.filter((one) => isOverdue(one, now)).reduce((sum, { deeds = 1 }) => sum + deeds, 0)
	const asked = ahead.filter((one) => isAskedNow(one, now))
	const late = overdue === 0 ? '' : `; ${counted(overdue, 'order or signature is', 'orders or signatures are')} overdue`
	const [first] = ahead
	if (first === undefined)
		return overdue === 0
			? nothingLeft(wasRun)
			: `${sentenceCase(counted(overdue, 'order or signature is', 'orders or signatures are'))} overdue${wasRun ? '; no other decision is needed' : ''}`
	if (asked.length === 0)
		return `${wasRun ? 'No decision is needed' : 'No order or signature is due'} before ${longMonth(first.by)}${late}`
	const later = asked.length === ahead.length ? '' : `; ${countInWords(ahead.length - asked.length)} later`
	const when = first.by === now ? 'the first now' : `the first by ${longMonth(first.by)}`
	return `${sentenceCase(counted(asked.length, 'decision is', 'decisions are'))} due within a year of ${longMonth(now)}, ${when}${later}${late}`
}

/** What was not looked for is not said to be not needed. */
const nothingLeft = (wasRun: boolean) =>
	wasRun ? 'No decision is needed within the plan' : 'The plan has no order, signature or start ahead'

/** Pages tell of changes alone: where the search found none, the table says that its rows are the plan’s own. */
function noChange({ remedies }: ReportInput): string {
	if (remedies === undefined || !remedies.complete || !remedies.loses || remedies.decisions.length > 0) return ''
	return '; no single change recovers half of any loss for less than it costs'
}

/** Which decision is asked, of whom, by when, with what money. Past dates are told as past. */
export function decisionsTable(input: ReportInput): TableBlock {
	const now = reportMonth(input)
	const decisions = decisionsOf(input)
	return tableOf({
		title: `${titleOf(decisions, { now, wasRun: input.remedies !== undefined })}${noChange(input)}`,
		columns: [left('By', 0.5), left('Decision', 3), left('Decision maker', 0.9), right('Money')],
		rows: decisions.map((decision) => [
			byCell(decision, now),
			words(overdueText(decision, now)),
			words(decision.whom),
			decision.money,
		]),
		least: 4,
		noun: 'decisions',
		empty: `No decisions are open as of ${longMonth(now)}.`,
		restAt: 'decisions',
	})
}
