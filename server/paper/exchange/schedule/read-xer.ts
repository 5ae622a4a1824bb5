import { monthOf, type Task, type TasksRead } from './task.ts'

const MOST_ROWS = 200_000
const START_FIELDS = ['act_start_date', 'target_start_date', 'early_start_date', 'restart_date']
const END_FIELDS = ['act_end_date', 'target_end_date', 'early_end_date', 'reend_date']
/** Activities that are done by nobody: levels of effort and summaries of a breakdown. Of these, halls that Strata wrote are read. */
const SUMMARIES = ['TT_WBS', 'TT_LOE']
const HALL = /^phase:/
/** The field of users' own that holds the id of what an activity stands for, where its code is too short for it. */
export const XER_REF = 'Strata id'

const READ_FIELDS = [...START_FIELDS, ...END_FIELDS, 'task_id', 'task_type', 'task_code', 'task_name']

type XerRow = ReadonlyMap<string, string>

/** The rows of one table of an XER file: `%T` names it, `%F` its fields, each `%R` is a row. Of its fields those are read that are asked for. */
function rowsOf(lines: readonly string[], table: string, wanted: readonly string[]): readonly XerRow[] {
	const rows: XerRow[] = []
	let fields: readonly (readonly [name: string, at: number])[] = []
	let inside = false
	for (const line of lines) {
		const [mark, ...cells] = line.split('\t')
		if (mark === '%T') inside = cells[0] === table
		else if (inside && mark === '%F') fields = wanted.map((name) => [name, cells.indexOf(name)])
		else if (inside && mark === '%R') rows.push(new Map(fields.map(([name, at]) => [name, cells[at]?.trim() ?? ''])))
	}
	return rows
}

const firstMonth = (row: XerRow, fields: readonly string[]): string | null =>
	fields.map((field) => monthOf(row.get(field) ?? '')).find((month) => month !== null) ?? null

/** Ids in users' own fields, by the number of their activity. */
function statedRefs(lines: readonly string[]): ReadonlyMap<string, string> {
	const types = rowsOf(lines, 'UDFTYPE', ['udf_type_id', 'table_name', 'udf_type_label'])
	const own = types.find((row) => row.get('udf_type_label') === XER_REF && row.get('table_name') === 'TASK')
	if (own === undefined) return new Map()
	const values = rowsOf(lines, 'UDFVALUE', ['udf_type_id', 'fk_id', 'udf_text'])
	return new Map(
		values
			.filter((row) => row.get('udf_type_id') === own.get('udf_type_id'))
			.map((row) => [row.get('fk_id') ?? '', row.get('udf_text') ?? '']),
	)
}

/** The activities of a Primavera XER file; an activity stands for the item whose id it has of its own, else whose id is its code. */
export function readXer(text: string): TasksRead {
	if (!text.startsWith('ERMHDR\t'))
		return { ok: false, problem: 'This is not a Primavera XER file: its first line is missing.' }
	const lines = text.split(/\r?\n/)
	if (lines.length > MOST_ROWS) return { ok: false, problem: 'This XER file holds more rows than one schedule.' }
	const refs = statedRefs(lines)
	const tasks = rowsOf(lines, 'TASK', READ_FIELDS).flatMap((row): readonly Task[] => {
		const [start, finish] = [firstMonth(row, START_FIELDS), firstMonth(row, END_FIELDS)]
		const ref = refs.get(row.get('task_id') ?? '') ?? row.get('task_code') ?? ''
		if (SUMMARIES.includes(row.get('task_type') ?? '') && !HALL.test(ref)) return []
		const [from, to] = [start ?? finish, finish ?? start]
		if (from === null || to === null) return []
		return [{ ref: ref === '' ? null : ref, name: row.get('task_name') ?? '', start: from, finish: to }]
	})
	if (tasks.length === 0) return { ok: false, problem: 'This XER file holds no dated activity.' }
	return { ok: true, tasks }
}
