import { runPlan, resultOf } from '#server/engine/compute-plan.ts'
import { figuresOf, logicOf } from '#server/engine/lay-out-plan.ts'
import { feedRows } from '#server/paper/exchange/feed-table.ts'
import { scheduleBytes } from '#server/paper/exchange/schedule/schedule-answers.ts'
import { CELL_NAMES } from '#server/paper/exchange/workbook/make-workbook.ts'
import { writeXlsx } from '#server/paper/exchange/workbook/write-xlsx.ts'
import { sheetsOf } from '#server/runs/files/draw-workbook.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { onlyWord, readArguments } from './arguments.ts'
import { EXIT, UsageError, type Command } from './output.ts'
import { readPlanFile } from './read-plan-file.ts'
import { writeResult } from './write-file.ts'

type Export = (plan: PlanFile) => string | Uint8Array | null | Promise<Uint8Array | null>

const figures =
	(as: 'csv' | 'parquet'): Export =>
	(plan) =>
		feedRows(plan, figuresOf(runPlan(plan)), { as, keys: [], place: null, month: null })

const schedule =
	(format: 'xml' | 'xer'): Export =>
	(plan) => {
		const frame = runPlan(plan)
		return scheduleBytes({ plan, result: resultOf(frame), logic: logicOf(frame) }, format)
	}

async function workbook(plan: PlanFile): Promise<Uint8Array | null> {
	const frame = runPlan(plan)
	const about = { project: plan.name, scenario: 'Baseline', engine: resultOf(frame).engine, madeAt: dayOf(new Date()) }
	const sheets = sheetsOf({ frame, written: plan }, { ...about, savedFrom: { scenarioId: 'file', rev: 0 } })
	return typeof sheets === 'number' ? null : await writeXlsx(sheets, { title: plan.name, names: CELL_NAMES })
}
const dayOf = (date: Date) => date.toISOString().slice(0, 10)

const FORMATS: Readonly<Record<string, Export>> = {
	csv: figures('csv'),
	parquet: figures('parquet'),
	xlsx: workbook,
	xml: schedule('xml'),
	xer: schedule('xer'),
}
const EXPORT_FORMATS = Object.keys(FORMATS).join('|')

/** `strata export`: the result as CSV or Parquet, the plan as a workbook, its schedule as MS Project XML or Primavera XER. */
export const exportPlan: Command = async (args) => {
	const { positionals, options } = readArguments(args, { format: 'string', out: 'string' })
	const file = onlyWord(positionals, 'the path of a plan file')
	const { format = '', out } = options
	const make = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined
	if (make === undefined) throw new UsageError(`Choose a format: --format ${EXPORT_FORMATS}.`)
	if (out === undefined) throw new UsageError(`Name the file to write: --out FILE.${format}.`)
	const made = await make(await readPlanFile(file))
	if (made === null) throw new UsageError(`The plan has too many figures for ${format}. Use --format parquet.`)
	await writeResult(out, made)
	return EXIT.done
}
