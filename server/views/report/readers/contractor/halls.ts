import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { BuildNetworkStep, ScheduleEntry } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { counted, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { addMonths } from '#shared/units/months.ts'
import { formatFigure } from '#shared/units/format.ts'
import { causeNoun } from '#shared/formats/names.ts'
import { type GanttModel, itemsOf } from '#shared/charts/gantt-model.ts'
import { buildGantt } from '../../../schedule/build-gantt.ts'
import { oddsMonthInShort } from '../../../messages/odds/percents.ts'
import { eightyBy } from '../../../odds/beside.ts'
import { chartOf, tableOf } from '../../parts/blocks.ts'
import { left, placed, right, strong, words } from '../../parts/report-parts.ts'
import type { ChartBlock, ReportInput, TableBlock } from '../../report-model.ts'

export type BuiltHall = {
	readonly hall: PlanFile['buildPhases'][number]
	readonly name: string
	readonly entry: ScheduleEntry
	readonly steps: readonly BuildNetworkStep[]
	/** months it may end later before its site does; null where the site never ends */
	readonly floatMonths: number | null
	/** months of turnover: the month after the last of the work; null: not within the months searched */
	readonly planned: string
	readonly turnover: string | null
	/** the same at 80% odds, as pages say it; null where nobody drew */
	readonly p80: string | null
}

const NEVER = '9999-12'

const monthAfter = (month: string | null): string | null => (month === null ? null : addMonths(month, 1))

/** Halls that are built, in the order they are turned over as leveled. */
export function hallsBuilt(input: ReportInput): readonly BuiltHall[] {
	const { plan, result } = input
	const rows = new Map(itemsOf(buildGantt(plan, result)).map((row) => [row.ref, row]))
	return plan.buildPhases
		.flatMap((hall): readonly BuiltHall[] => {
			const ref = `phase:${hall.id}`
			const entry = result.schedule[ref]
			const steps = result.buildNetwork[hall.id] ?? []
			if (entry === undefined || steps.length === 0) return []
			const by = eightyBy(input, ref)
			return [
				{
					...{ hall, entry, steps },
					name: placed({ plan, name: hall.name ?? hall.id, siteId: hall.siteId }),
					floatMonths: rows.get(ref)?.floatMonths ?? null,
					planned: addMonths(entry.plannedFinish, 1),
					turnover: monthAfter(entry.finish),
					p80: by === null ? null : oddsMonthInShort(by.month),
				},
			]
		})
		.toSorted((one, other) => (one.turnover ?? NEVER).localeCompare(other.turnover ?? NEVER))
}

/** The hall that ends last, and of those the latest against its plan. */
export function criticalHall(halls: readonly BuiltHall[]): BuiltHall | null {
	const [first] = halls.toSorted(
		(one, other) =>
			(other.turnover ?? NEVER).localeCompare(one.turnover ?? NEVER) || other.entry.delayMonths - one.entry.delayMonths,
	)
	return first ?? null
}

const lateText = ({ finish, delayMonths }: ScheduleEntry): string =>
	finish === null
		? 'not in the plan'
		: delayMonths > 0
			? `${String(delayMonths)} mo`
			: delayMonths < 0
				? 'early'
				: 'on date'

/** What is turned over when, what limits it, and what float it has. */
export function turnoverTable(halls: readonly BuiltHall[], hasOdds: boolean): TableBlock {
	return tableOf({
		title: 'Turnover by hall',
		columns: [
			left('Hall', 1.3),
			...['MW IT', 'Planned', 'Leveled', ...(hasOdds ? ['P80'] : []), 'Late'].map(right),
			left('What limits', 0.9),
			right('Site float'),
		],
		rows: halls.map(({ hall, name, entry, planned, turnover, p80, floatMonths }) => [
			strong(name),
			words(formatFigure(hall.itMW, { digits: 3 })),
			words(shortMonth(planned)),
			words(turnover === null ? MISSING : shortMonth(turnover)),
			...(hasOdds ? [words(p80 ?? MISSING)] : []),
			{ text: lateText(entry), strong: entry.delayMonths > 0 },
			words(entry.cause === null || entry.delayMonths <= 0 ? MISSING : causeNoun(entry.cause)),
			words(floatMonths === null ? MISSING : `${formatFigure(floatMonths, { digits: 2 })} mo`),
		]),
		least: 8,
		noun: 'halls',
		empty: 'No hall is built in this plan.',
	})
}

/** Columns behind the last bar, for what is written there, and before the first. */
const [BEHIND, BEFORE] = [5, 1] as const

/** The months of its own rows alone, not those of all that is built; steps may begin before the first of those. */
function withinItsRows(model: GanttModel): GanttModel {
	const rows = itemsOf(model)
	const from = Math.min(...rows.map(({ plannedStart, start }) => Math.min(plannedStart, start))) - BEFORE
	const to = Math.max(...rows.map(({ plannedEnd, end }) => Math.max(plannedEnd, end))) + BEHIND
	const moved = (at: number | null) => (at === null ? null : at - from)
	const [first = ''] = model.months
	return {
		...model,
		months: Array.from({ length: to - from }, (_, at) => addMonths(first, from + at)),
		lines: model.lines.map((line) =>
			line.kind === 'item'
				? {
						...line,
						row: {
							...line.row,
							// The title tells what the months are lost to.
							note: line.row.delayMonths > 0 ? `+${String(line.row.delayMonths)} mo` : line.row.note,
							...{ lead: moved(line.row.lead), late: moved(line.row.late) },
							...{ plannedStart: line.row.plannedStart - from, plannedEnd: line.row.plannedEnd - from },
							...{ start: line.row.start - from, end: line.row.end - from },
						},
					}
				: line,
		),
	}
}

/** The steps of the critical hall, month by month; nothing where the schedule folds it away. */
export function levelTwoChart({ plan, result }: ReportInput, critical: BuiltHall): readonly ChartBlock[] {
	const ref = `phase:${critical.hall.id}`
	const full = buildGantt(plan, result, { turned: [ref], zoom: 'quarter' })
	const lines = full.lines.filter(
		(line) => line.kind === 'item' && (line.row.ref === ref || line.row.ref.startsWith(`${ref}/`)),
	)
	const rows = itemsOf({ lines })
	if (rows.length < 2) return []
	const { delayMonths, cause } = critical.entry
	const path = critical.steps.filter((step) => step.critical).length
	const title =
		delayMonths > 0
			? `${critical.name}, level 2: ${counted(delayMonths, 'month')} lost${cause === null ? '' : ` to ${causeNoun(cause)}`}`
			: `${critical.name}, level 2: turnover on date`
	return [
		chartOf({
			title,
			measure: `${sentenceCase(counted(path, 'step'))} of ${String(critical.steps.length)} on the critical path. Steps: planned dates, and what waits for an order that comes late. Hall: planned beside leveled`,
			alt: `${title}. ${rows.map((row) => `${row.name}: ${row.statusText}.`).join(' ')}`,
			source: 'Dates, float and predecessors of each step: table “Steps” of the schedule.',
			chart: { type: 'gantt', model: withinItsRows({ ...full, lines, links: [] }), figures: [] },
		}),
	]
}

/** Thirteen steps with what each waits for, dates, float and what is critical. */
export function stepsTable(plan: PlanFile, { name, steps }: BuiltHall): TableBlock {
	const numbers = new Map(steps.map(({ step }, at) => [step, at + 1]))
	const network = new Map(catalogueFor(plan).constructionPhases.map(({ id, after }) => [id, after]))
	const waitsFor = (step: string) =>
		(network.get(step) ?? []).flatMap(({ phase }) => numbers.get(phase) ?? []).toSorted((one, other) => one - other)
	return tableOf({
		title: `Steps of ${name}, with predecessors and float`,
		columns: [
			right('No.'),
			left('Step', 2),
			left('Cx levels', 0.5),
			left('After', 0.5),
			...['Start', 'Finish', 'Float, mo'].map(right),
			left('Path', 0.7),
		],
		rows: steps.map((step, at) => [
			words(String(at + 1)),
			{ text: step.name, strong: step.critical },
			words(step.levels.length === 0 ? MISSING : step.levels.join(', ')),
			words(waitsFor(step.step).join(', ') || MISSING),
			words(shortMonth(step.start)),
			words(shortMonth(step.finish)),
			words(formatFigure(step.floatMonths, { digits: 2 })),
			step.floatMonths < 0
				? { text: 'starts too late', status: 'failing' as const }
				: step.critical
					? { text: 'critical', status: 'tight' as const }
					: words('has float'),
		]),
		least: steps.length,
		noun: 'steps',
		empty: '',
	})
}

const MATRIX = [
	['civil', 'Civil'],
	['shell', 'Dry-in'],
	['mep_rough', 'MEP rough'],
	['equipment_set', 'L1–L2'],
	['cx_l3', 'L3'],
	['cx_l4', 'L4'],
	['cx_l5', 'L5'],
	['it_fitout', 'Racks in'],
] as const

/** Every hall by the month in which each level is turned over. */
export function turnoverMatrix(halls: readonly BuiltHall[]): TableBlock {
	return tableOf({
		title: 'Turnover matrix: month in which each step of a hall ends, on planned dates',
		columns: [left('Hall', 1.2), ...MATRIX.map(([, name]) => right(name)), right('Turnover, leveled')],
		rows: halls.map(({ name, steps, entry, turnover }) => [
			strong(name),
			...MATRIX.map(([step]) => {
				const found = steps.find((one) => one.step === step)
				return words(found === undefined ? MISSING : shortMonth(found.finish))
			}),
			{ text: turnover === null ? MISSING : shortMonth(turnover), strong: entry.delayMonths > 0 },
		]),
		least: 10,
		noun: 'halls',
		empty: 'No hall is built in this plan.',
	})
}
