import { datesTitle } from '../../../findings/schedule-finding.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { ganttBlock } from '../../parts/gantt-block.ts'
import { standingTable } from '../../parts/standing-table.ts'
import { hallsTable } from '../../sections/infrastructure.ts'
import type { Block, ReportInput, SectionBody, TableBlock } from '../../report-model.ts'
import { criticalHall, hallsBuilt, stepsTable, turnoverMatrix } from './halls.ts'

/** A subject of the schedule with what it takes of a page, in rows of a table. */
type Subject = SectionBody & { readonly rows: number }

const MOST_BARS = 26
/** Rows of tables that a page holds under its heading, and those that the title and head of one take. */
const [PAGE_ROWS, HEAD_ROWS] = [39, 3] as const
/** A bar of a chart, and its axis, legend and source, in rows of a table. */
const [BAR_ROWS, CHART_ROWS] = [0.93, 5.5] as const
/** Words under a table, in rows of one. */
const [LINE_ROWS, WRAPPED_ROWS] = [1.5, 3] as const
/** Pages of the paper that its schedule may take. */
const MOST_PAGES = 3

const rowsOf = (tables: readonly TableBlock[]): number =>
	tables.reduce((sum, { rows }) => sum + rows.length + HEAD_ROWS, 0)

/** Everything that is built, planned beside leveled. */
function scheduleSubject({ plan, result }: ReportInput): Subject {
	const chart = ganttBlock(plan, result, { most: MOST_BARS, title: 'All that is built or ordered' })
	const bars = chart.chart.type === 'gantt' ? chart.chart.model.lines.length : 0
	return {
		bookmark: 'Schedule',
		finding: datesTitle(plan, result),
		lede: 'Planned dates beside resource-leveled dates: what labor and long-lead items allow.',
		blocks: [chart],
		rows: bars * BAR_ROWS + CHART_ROWS,
	}
}

/** The steps of the hall that ends last, with critical path and float: page one draws them. */
function stepsSubject(input: ReportInput): readonly Subject[] {
	const critical = criticalHall(hallsBuilt(input))
	if (critical === null) return []
	const path = critical.steps.filter((step) => step.critical).length
	const late = critical.steps.filter(({ floatMonths }) => floatMonths < 0).length
	const table = stepsTable(input.plan, critical)
	return [
		{
			bookmark: `Level 2, ${critical.name}`,
			finding: `${sentenceCase(counted(path, 'step'))} of ${String(critical.steps.length)} are critical at ${critical.name}`,
			lede: `Float: months a step may move before the hall is late; below 0 it starts that much too late. After: the steps it waits for.${late > 0 ? ` Lead times require ${counted(late, 'step')} to start earlier.` : ''} Steps have planned dates, and wait for an order that comes late; the hall itself is leveled.`,
			blocks: [table],
			rows: rowsOf([table]) + 2 + WRAPPED_ROWS,
		},
	]
}

/** Every hall by the level that is turned over. */
function matrixSubject(input: ReportInput): Subject {
	const halls = hallsBuilt(input)
	const table = turnoverMatrix(halls)
	return {
		bookmark: 'Turnover matrix',
		finding: `${sentenceCase(counted(halls.length, 'hall'))}, by commissioning level`,
		lede: 'Levels: L1 factory test, L2 receipt and installation, L3 pre-functional, L4 functional, L5 integrated systems test.',
		blocks: [table],
		rows: rowsOf([table]) + LINE_ROWS,
	}
}

/** Lines that a cell of many words takes, beyond its first. */
const COOLING_ROWS = 3

/** What a hall is: scope, load, duration, prefabrication; and what of it stands. */
function hallsSubject(input: ReportInput): Subject {
	const tables = [hallsTable(input, { width: 'whole', preset: 'contractor' }), ...standingTable(input)]
	const wrapped = input.plan.buildPhases.length > 1 ? 1 : COOLING_ROWS
	return { bookmark: '', finding: '', lede: '', blocks: tables, rows: rowsOf(tables) + wrapped }
}

/** The subject that a page begins with gives its heading; what is explained of those after it stands under them. */
function pageOf([first, ...others]: readonly Subject[]): SectionBody | null {
	if (first === undefined) return null
	const { rows: _rows, ...body } = first
	const under = others.flatMap(({ lede, blocks }): readonly Block[] => [
		...blocks,
		...(lede === '' ? [] : [{ kind: 'prose' as const, title: '', text: lede }]),
	])
	return { ...body, blocks: [...body.blocks, ...under] }
}

/** Subjects in as few pages as hold them, each on the first that has room; the last page takes what is left. */
function packed(subjects: readonly Subject[]): readonly (readonly Subject[])[] {
	return subjects.reduce<readonly (readonly Subject[])[]>((pages, subject) => {
		const at = pages.findIndex((page) => taken(page) + subject.rows <= PAGE_ROWS)
		if (at < 0 && pages.length < MOST_PAGES) return [...pages, [subject]]
		const to = at < 0 ? MOST_PAGES - 1 : at
		return pages.map((page, index) => (index === to ? [...page, subject] : page))
	}, [])
}

const taken = (page: readonly Subject[]): number => page.reduce((sum, { rows }) => sum + rows, 0)

/** Schedule, steps and turnover by the page they stand on; what a hall is on the first with room for it, or on none. */
function pagesOf(input: ReportInput): { readonly pages: readonly (readonly Subject[])[]; readonly hasHalls: boolean } {
	const pages = packed([scheduleSubject(input), ...stepsSubject(input), matrixSubject(input)])
	const halls = hallsSubject(input)
	const at = pages.findIndex((page) => taken(page) + halls.rows <= PAGE_ROWS)
	return { pages: pages.map((page, index) => (index === at ? [...page, halls] : page)), hasHalls: at >= 0 }
}

/** One page of the schedule: null where it fills fewer. */
export const schedulePage =
	(at: 0 | 1 | 2) =>
	(input: ReportInput): SectionBody | null =>
		pageOf(pagesOf(input).pages[at] ?? [])

/** What a hall is, where no page of the schedule has room to say so. */
export const hallsLeft = (input: ReportInput): readonly Block[] =>
	pagesOf(input).hasHalls ? [] : hallsSubject(input).blocks
