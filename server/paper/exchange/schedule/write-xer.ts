import type { OutlineLine, ScheduleFile, ScheduleTask } from './lay-out-schedule.ts'
import { XER_REF } from './read-xer.ts'
import { windowsBytes } from './windows-text.ts'
import { hoursOfMonths, isWorked, OFFICE_WEEK, type WorkWeek, workTimes } from './work-week.ts'

type Cell = string | number
/** A table of the file: its name, and rows by the names of their fields, the same in each. */
type XerTable = readonly [name: string, rows: readonly Readonly<Record<string, Cell>>[]]

/** Rows of one kind are numbered from here; heads and tasks by their line. */
const [PROJECT, ROOT, HEADS, TASKS, WEEKS, TRADES] = [1, 1000, 1000, 100_000, 10, 500] as const
const [REF_TYPE, LEVELED_TYPE] = [1, 2] as const
/** An activity's code holds as many letters. */
const LONGEST_CODE = 40
const LONGEST_SHORT_NAME = 20
const shortName = (name: string) => Array.from(name).slice(0, LONGEST_SHORT_NAME).join('').trim()

/** A separator of the format within a text would end its cell. */
const cellText = (cell: Cell) => String(cell).replaceAll(/[\t\r\n\u0000-\u001f]+/g, ' ')
const line = (mark: string, cells: readonly Cell[]) => [mark, ...cells.map(cellText)].join('\t')

function tableLines([name, rows]: XerTable): readonly string[] {
	const [first] = rows
	if (first === undefined) return []
	const fields = Object.keys(first)
	return [
		line('%T', [name]),
		line('%F', fields),
		...rows.map((row) =>
			line(
				'%R',
				fields.map((field) => row[field] ?? ''),
			),
		),
	]
}

const dateText = (stamp: string) => stamp.slice(0, 16).replace('T', ' ')
const roundHours = (hours: number) => Number(hours.toFixed(2))

/** Nested lists of numbered parts: days from Sunday, 1, with the times worked. */
function calendarData(week: WorkWeek): string {
	const times = week.spans.map(([from, to], at) => `(0||${String(at)}(s|${from}|f|${to})())`).join('')
	const days = [0, 1, 2, 3, 4, 5, 6].map((day) => `(0||${String(day + 1)}()(${isWorked(week, day) ? times : ''}))`)
	return `(0||CalendarData()((0||DaysOfWeek()(${days.join('')}))(0||Exceptions()())))`
}

function calendarRow(week: WorkWeek, at: number) {
	const hours = week.minutesPerDay / 60
	const weekly = roundHours(hours * week.days)
	// Workers and the default are of no project, so that their week is none of one’s own either.
	const isShared = week === OFFICE_WEEK
	return {
		clndr_id: WEEKS + at,
		default_flag: isShared ? 'Y' : 'N',
		clndr_name: week.name,
		proj_id: isShared ? '' : PROJECT,
		base_clndr_id: '',
		last_chng_date: '',
		clndr_type: isShared ? 'CA_Base' : 'CA_Project',
		day_hr_cnt: roundHours(hours),
		week_hr_cnt: weekly,
		month_hr_cnt: hoursOfMonths(week, 1),
		year_hr_cnt: hoursOfMonths(week, 12),
		rsrc_private: 'N',
		clndr_data: calendarData(week),
	}
}

const headOf = (under: number) => (under === 0 ? ROOT : HEADS + under)

const wbsRow = (
	name: string,
	facts: { readonly id: number; readonly parent: Cell; readonly short: string; readonly seq: number },
) => ({
	wbs_id: facts.id,
	proj_id: PROJECT,
	obs_id: '',
	seq_num: facts.seq,
	est_wt: 1,
	proj_node_flag: facts.parent === '' ? 'Y' : 'N',
	sum_data_flag: 'Y',
	status_code: 'WS_Open',
	wbs_short_name: facts.short,
	wbs_name: name,
	phase_id: '',
	parent_wbs_id: facts.parent,
})

const statusOf = ({ isStarted, isFinished }: ScheduleTask['progress']) =>
	isFinished ? 'TK_Complete' : isStarted ? 'TK_Active' : 'TK_NotStart'
const typeOf = ({ isMilestone, isHammock }: ScheduleTask) =>
	isMilestone ? 'TT_FinMile' : isHammock ? 'TT_LOE' : 'TT_Task'
/** A code has to be short and its own; an id that is longer stands in a field of its own alone. */
const codeOf = ({ number }: OutlineLine, { ref }: ScheduleTask) =>
	ref.length <= LONGEST_CODE ? ref : `S${String(number)}`

type TaskRowFacts = { readonly weeks: readonly WorkWeek[]; readonly held: ReadonlySet<string> }

function taskRow(own: OutlineLine, task: ScheduleTask, { weeks, held }: TaskRowFacts) {
	const times = workTimes(task.week, own.span)
	const [finish, hours] = task.isMilestone ? [times.start, 0] : [times.finish, times.hours]
	const [start, end] = [dateText(times.start), dateText(finish)]
	const work = roundHours(task.work.reduce((sum, one) => sum + one.hours, 0))
	const { isStarted, isFinished, done } = task.progress
	const left = 1 - done
	return {
		task_id: TASKS + own.number,
		proj_id: PROJECT,
		wbs_id: headOf(own.under),
		clndr_id: WEEKS + weeks.indexOf(task.week),
		phys_complete_pct: roundHours(done * 100),
		rev_fdbk_flag: 'N',
		est_wt: 1,
		lock_plan_flag: 'N',
		auto_compute_act_flag: 'N',
		complete_pct_type: 'CP_Phys',
		task_type: typeOf(task),
		duration_type: 'DT_FixedDUR2',
		status_code: statusOf(task.progress),
		task_code: codeOf(own, task),
		task_name: own.name,
		rsrc_id: '',
		remain_drtn_hr_cnt: roundHours(hours * left),
		act_work_qty: roundHours(work * done),
		remain_work_qty: roundHours(work * left),
		target_work_qty: work,
		target_drtn_hr_cnt: roundHours(hours),
		target_equip_qty: 0,
		act_equip_qty: 0,
		remain_equip_qty: 0,
		// What waits for nothing in the file is held to its month, or a tool would begin it today.
		cstr_date: held.has(task.ref) ? '' : start,
		act_start_date: isStarted ? start : '',
		act_end_date: isFinished ? end : '',
		early_start_date: start,
		early_end_date: end,
		target_start_date: start,
		target_end_date: end,
		cstr_type: held.has(task.ref) ? '' : 'CS_MSOA',
		priority_type: 'PT_Normal',
	}
}

const isTask = (own: OutlineLine): own is OutlineLine & { readonly task: ScheduleTask } => own.task !== null

function tablesOf(file: ScheduleFile): readonly XerTable[] {
	const { name, start, asOf, lines, links, weeks, trades } = file
	const tasks = lines.filter(isTask)
	const at = new Map(tasks.map(({ task, number }) => [task.ref, { id: TASKS + number, week: task.week }]))
	const held = new Set(links.map(({ to }) => to))
	const heads = lines.filter(({ task }) => task === null)
	const begins = (month: string) => dateText(workTimes(OFFICE_WEEK, { start: month, finish: month }).start)
	const assigned = tasks.flatMap(({ number, span, task }) => {
		const times = workTimes(task.week, span)
		return task.work.map((work) => ({ number, times, done: task.progress.done, ...work }))
	})
	const fields = [
		[REF_TYPE, XER_REF, 'user_field_1'],
		[LEVELED_TYPE, 'Leveled to', 'user_field_2'],
	] as const
	const values = tasks.flatMap(({ number, task }) => [
		{ udf_type_id: REF_TYPE, fk_id: TASKS + number, proj_id: PROJECT, udf_text: task.ref },
		...(task.leveledTo === null
			? []
			: [{ udf_type_id: LEVELED_TYPE, fk_id: TASKS + number, proj_id: PROJECT, udf_text: task.leveledTo }]),
	])
	return [
		[
			'CURRTYPE',
			[
				{
					...{ curr_id: 1, decimal_digit_cnt: 2, curr_symbol: '$', decimal_symbol: '.', digit_group_symbol: ',' },
					...{ pos_curr_fmt_type: '#1.1', neg_curr_fmt_type: '(#1.1)', curr_type: 'US Dollar', curr_short_name: 'USD' },
					...{ group_digit_cnt: 3, base_exch_rate: 1 },
				},
			],
		],
		[
			'UDFTYPE',
			fields.map(([id, label, column]) => ({
				...{ udf_type_id: id, table_name: 'TASK', udf_type_name: column, udf_type_label: label },
				...{
					logical_data_type: 'FT_TEXT',
					super_flag: 'N',
					indicator_expression: '',
					summary_indicator_expression: '',
				},
			})),
		],
		[
			'PROJECT',
			[
				{
					...{ proj_id: PROJECT, fy_start_month_num: 1, rsrc_self_add_flag: 'Y', allow_complete_flag: 'Y' },
					...{ rsrc_multi_assign_flag: 'Y', checkout_flag: 'N', project_flag: 'Y', step_complete_flag: 'N' },
					...{ cost_qty_recalc_flag: 'N', batch_sum_flag: 'Y', name_sep_char: '.', def_complete_pct_type: 'CP_Phys' },
					...{ proj_short_name: shortName(name), clndr_id: WEEKS, task_code_base: 1000 },
					...{ task_code_step: 10, priority_num: 10, wbs_max_sum_level: 2, critical_drtn_hr_cnt: 0 },
					...{ last_recalc_date: begins(asOf), plan_start_date: begins(start), def_duration_type: 'DT_FixedDUR2' },
					...{ task_code_prefix: 'A', def_qty_type: 'QT_Hour', add_act_remain_flag: 'Y', def_task_type: 'TT_Task' },
					...{ act_pct_link_flag: 'N', critical_path_type: 'CT_TotFloat', def_rollup_dates_flag: 'Y' },
				},
			],
		],
		['CALENDAR', weeks.map(calendarRow)],
		[
			'PROJWBS',
			[
				wbsRow(name, { id: ROOT, parent: '', short: shortName(name), seq: 0 }),
				...heads.map((head) =>
					wbsRow(head.name, {
						...{ id: HEADS + head.number, parent: headOf(head.under), seq: head.number },
						short: head.outline.split('.').at(-1) ?? '',
					}),
				),
			],
		],
		[
			'RSRC',
			trades.map((trade, index) => ({
				...{ rsrc_id: TRADES + index, parent_rsrc_id: '', clndr_id: WEEKS, rsrc_seq_num: index + 1 },
				...{ rsrc_name: trade.name, rsrc_short_name: shortName(trade.id), def_qty_per_hr: 1 },
				...{ cost_qty_type: 'QT_Hour', ot_factor: 1, active_flag: 'Y', auto_compute_act_flag: 'Y' },
				...{ def_cost_qty_link_flag: 'Y', ot_flag: 'N', curr_id: 1, rsrc_type: 'RT_Labor', timesheet_flag: 'N' },
			})),
		],
		['TASK', tasks.map((own) => taskRow(own, own.task, { weeks, held }))],
		[
			'TASKPRED',
			links.map((link, index) => {
				const before = at.get(link.from)
				return {
					task_pred_id: index + 1,
					task_id: at.get(link.to)?.id ?? '',
					pred_task_id: before?.id ?? '',
					proj_id: PROJECT,
					pred_proj_id: PROJECT,
					pred_type: `PR_${link.type}`,
					// Primavera counts lags on the calendar of what comes before.
					lag_hr_cnt: hoursOfMonths(before?.week ?? OFFICE_WEEK, link.lagMonths),
				}
			}),
		],
		[
			'TASKRSRC',
			assigned.map(({ number, times, done, trade, hours }, index) => ({
				...{ taskrsrc_id: index + 1, task_id: TASKS + number, proj_id: PROJECT, cost_qty_link_flag: 'Y', role_id: '' },
				...{ rsrc_id: TRADES + trades.findIndex(({ id }) => id === trade), skill_level: '', act_ot_qty: 0 },
				...{ remain_qty: roundHours(hours * (1 - done)), target_qty: roundHours(hours) },
				target_qty_per_hr: times.hours === 0 ? 0 : Number((hours / times.hours).toFixed(4)),
				act_reg_qty: roundHours(hours * done),
				...{ target_start_date: dateText(times.start), target_end_date: dateText(times.finish) },
				...{ rollup_dates_flag: 'Y', rsrc_type: 'RT_Labor' },
			})),
		],
		['UDFVALUE', values],
	]
}

/** A schedule as Primavera XER. Heads are its work breakdown, a hall beside its steps a level of effort. */
export function writeXer(file: ScheduleFile): string {
	const header = [
		'19.12',
		`${file.asOf}-01`,
		'Project',
		'Strata',
		'Strata',
		'dbxDatabaseNoName',
		'Project Management',
		'USD',
	]
	return [line('ERMHDR', header), ...tablesOf(file).flatMap(tableLines), '%E', ''].join('\r\n')
}

/** The file in the code page that Primavera reads; in UTF-8, which its later versions read, where a name is in another script. */
export function xerBytes(file: ScheduleFile): Uint8Array {
	const text = writeXer(file)
	return windowsBytes(text) ?? new TextEncoder().encode(text)
}
