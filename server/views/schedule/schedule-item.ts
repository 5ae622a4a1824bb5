import type { PlanResult, ScheduleEntry } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { gridFacts } from '#shared/grid/grid-facts.ts'
import type { GridList } from '#shared/grid/grid-lists.ts'
import { percent } from '#shared/formats/figures.ts'
import { counted, longMonth, sentenceCase, shortMonth, spanOfMonths } from '#shared/formats/months.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { datedOf } from './build-gantt.ts'
import { readyMonth, type Dated } from './dated.ts'
import { floatsOf, waitsOf } from './float.ts'
import type { GanttKind } from '#shared/charts/gantt-model.ts'
import { stepAt } from './step-rows.ts'
import { isNotOrdered } from './supply-rows.ts'

type DateField = { readonly name: string; readonly label: string; readonly help: string; readonly value: string }
type Neighbour = { readonly ref: string; readonly name: string; readonly text: string }

/** One dated thing: its dates to be typed, or why they cannot be, and what it waits for and holds up. */
export type ScheduleItem = {
	readonly ref: string
	readonly noun: string
	readonly title: string
	readonly form: { readonly list: GridList; readonly id: string; readonly fields: readonly DateField[] } | null
	/** why no date is typed here; '' where one is */
	readonly fixed: string
	readonly facts: readonly { readonly label: string; readonly text: string }[]
	readonly before: readonly Neighbour[]
	readonly after: readonly Neighbour[]
}

const NOUNS: Readonly<Record<GanttKind, string>> = {
	contract: 'Power contract',
	work: 'Third-party work',
	purchase: 'Purchase',
	equipment: 'To order',
	phase: 'Hall',
	step: 'Hall step',
	order: 'Chip order',
	lease: 'Lease',
	workload: 'Workload',
	application: 'Application',
	milestone: 'Milestone',
}
const FIXED: { readonly [K in GanttKind]?: string } = {
	equipment: 'Need date minus lead time. Once ordered, add it under the hall’s purchases, or move the hall.',
	milestone: 'Computed from what it depends on. Move that.',
	step: 'Follows the hall’s purchases, which set its dates.',
}

function titleOf({ kind, name, end, delayMonths, causeText, statusText }: Dated, entry?: ScheduleEntry): string {
	if (kind === 'equipment') return `${name}: ${statusText.toLowerCase()}`
	if (end === null) return `${name} does not finish by plan end`
	const late = delayMonths > 0 ? `, ${counted(delayMonths, 'month')} late` : ''
	const ready =
		kind === 'application' || kind === 'milestone' || kind === 'lease'
			? ''
			: `: ready ${longMonth(readyMonth(kind, end))}${late}`
	// What is not ordered is said as it stands: nothing is limited by an absence.
	const cause = entry !== undefined && isNotOrdered(entry) ? `: ${causeText}` : `, limited by ${causeText}`
	return `${name}${ready}${late !== '' && causeText !== '' ? cause : ''}`
}

const spanText = (start: string, end: string) =>
	end <= start ? shortMonth(end) : spanOfMonths(start, addMonths(end, -1))

/** A hall that waits for what is not ordered has a second date, which everything else is told by. */
function inTimeOf(entry: ScheduleEntry | undefined): string | null {
	if (entry === undefined || !isNotOrdered(entry)) return null
	return entry.finishInTime === null || entry.finishInTime === undefined ? null : shortMonth(entry.finishInTime)
}

function factsOf(row: Dated, entry: ScheduleEntry | undefined, float: number | undefined): ScheduleItem['facts'] {
	const { kind, plannedStart, plannedEnd, start, usualStart, end, late, done, statusText, lead } = row
	const span = (from: string, to: string) => (usualStart ? `in service ${shortMonth(to)}` : spanText(from, to))
	const levelled = done === null ? 'Leveled' : 'Forecast'
	const fact = (label: string, text: string | null) => (text === null ? [] : [{ label, text }])
	return [
		...(kind === 'milestone' ? [] : fact('Planned', span(plannedStart, plannedEnd))),
		...fact(levelled, end === null ? statusText : span(start, end)),
		...fact('Ready if ordered in time', inTimeOf(entry)),
		...fact(
			'Request',
			usualStart ? `not entered; typically ${counted(monthsBetween(plannedStart, plannedEnd), 'month')} before` : null,
		),
		...fact('Waiting since', lead === null ? null : shortMonth(lead)),
		...fact('In service, P90', late === null ? null : shortMonth(late)),
		...fact('Done so far', done === null ? null : percent(done)),
		...fact('Float', float === undefined ? null : float === 0 ? 'none: critical' : counted(float, 'month')),
	]
}

function formOf({ moves }: Dated): ScheduleItem['form'] {
	if (moves === null) return null
	const { list, id, start, end } = moves
	const fields = (end === null ? [start] : [start, end]).map(({ field, value }) => {
		const { label, help } = gridFacts(list, field)
		return { name: field, label, help, value }
	})
	return { list, id, fields }
}

const neighbourOf = ({ ref, name, end, statusText, kind }: Dated): Neighbour => ({
	ref,
	name,
	text: end === null ? statusText : shortMonth(readyMonth(kind, end)),
})

/** A step of a hall: its own dates where the plan states them, which is what moving its bar does. */
function itemOfStep({ hall, row, floatMonths, before, after }: NonNullable<ReturnType<typeof stepAt>>): ScheduleItem {
	const form = formOf(row)
	const state = row.note === null ? 'from the hall’s start and duration' : 'entered in the plan'
	return {
		ref: row.ref,
		noun: `${NOUNS.step}, ${hall.name ?? hall.id}`,
		title: sentenceCase(titleOf(row)),
		form,
		fixed: form === null ? (FIXED.step ?? '') : '',
		facts: [
			{ label: 'Planned', text: spanText(row.plannedStart, row.plannedEnd) },
			{ label: 'Dates', text: state },
			{ label: 'Float', text: floatMonths <= 0 ? 'none: critical' : counted(Math.round(floatMonths), 'month') },
		],
		before: before.map(neighbourOf),
		after: after.map(neighbourOf),
	}
}

/** What the address asks for: `phase:hall-a`; null where the plan has no such thing. */
export function scheduleItem(plan: PlanFile, result: PlanResult, ref: string | null): ScheduleItem | null {
	const step = ref === null ? null : stepAt(plan, result, ref)
	if (step !== null) return itemOfStep(step)
	const rows = ref === null ? [] : datedOf(plan, result)
	const row = rows.find((one) => one.ref === ref)
	if (row === undefined) return null
	const waits = waitsOf(plan, result, rows)
	const neighbour = (other: string): readonly Neighbour[] => {
		const found = rows.find((one) => one.ref === other)
		return found === undefined ? [] : [neighbourOf(found)]
	}
	const form = formOf(row)
	return {
		ref: row.ref,
		noun: NOUNS[row.kind],
		title: sentenceCase(titleOf(row, result.schedule[row.ref])),
		form,
		fixed: form === null ? (FIXED[row.kind] ?? '') : '',
		facts: factsOf(row, result.schedule[row.ref], floatsOf(rows, waits).get(row.ref)),
		before: waits.filter(({ to }) => to === row.ref).flatMap(({ from }) => neighbour(from)),
		after: waits.filter(({ from }) => from === row.ref).flatMap(({ to }) => neighbour(to)),
	}
}
