import { buildClass, type BuildClassId } from '#shared/catalogue/builds/build-classes.ts'
import type { BuildSequence } from '#shared/catalogue/builds/build-sequence.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import type { Percentiles } from '#shared/catalogue/types.ts'
import { monthSchema } from '#shared/fields/field.ts'
import { sequenceFields } from '#shared/fields/supply/sequence-fields.ts'
import { formatFigure } from '#shared/units/format.ts'
import { addMonths } from '#shared/units/months.ts'
import { forecastBuildings } from '#server/runs/class-dates/forecast-buildings.ts'
import { readArguments } from './arguments.ts'
import { EXIT, UsageError, type Command } from './output.ts'
import { textTable } from './text-table.ts'

const MOST_BUILDINGS = 200
const { buildClass: classes, buildSequence: sequences, groupOf, groupEveryMonths } = sequenceFields

/** `strata dates`: months from the clearing of land to each building of a campus at work, as the class it is of says. */
export const dates: Command = async (args, { out }) => {
	const { positionals, options } = readArguments(args, {
		class: 'string',
		started: 'string',
		buildings: 'string',
		mw: 'string',
		sequence: 'string',
		group: 'string',
		every: 'string',
		json: 'boolean',
	})
	if (positionals.length > 0) throw new UsageError(`Give options alone: ${positionals.join(' ')} is too much.`)
	const started = monthOf(options.started)
	const buildings = wholeOf('--buildings', options.buildings, { min: 1, max: MOST_BUILDINGS }) ?? 1
	const mw = numberOf('--mw', options.mw)
	const id = classOf(options.class)
	const found = forecastBuildings(builtInCatalogue, {
		buildClass: id,
		buildings,
		sequence: sequenceOf(options.sequence),
		groupOf: wholeOf('--group', options.group, groupOf),
		everyMonths: wholeOf('--every', options.every, groupEveryMonths),
	})
	const steps = found.map((months, index) => ({
		building: index + 1,
		mw: mw === null ? null : tenth((mw * (index + 1)) / buildings),
		...each(months, tenth),
		...(started !== null && { months: each(months, (month) => addMonths(started, Math.round(month))) }),
	}))
	if (options.json === true) {
		out(`${JSON.stringify({ steps })}\n`)
		return EXIT.done
	}
	const row = buildClass(builtInCatalogue, id)
	out(`${row.name}: months from the clearing of land to a building at work. ${row.note}\n\n`)
	const headings = ['building', ...(mw === null ? [] : ['MW by then']), 'P10', 'P50', 'P90']
	const rows = steps.map((step) => [
		String(step.building),
		...(step.mw === null ? [] : [formatFigure(step.mw)]),
		...NAMES.map((name) => `${step[name].toFixed(1)}${step.months === undefined ? '' : ` ${step.months[name]}`}`),
	])
	out(textTable(headings, rows))
	return EXIT.done
}

const NAMES = ['p10', 'p50', 'p90'] as const
const tenth = (value: number) => Math.round(value * 10) / 10

function each<Value>({ p10, p50, p90 }: Percentiles, of: (month: number) => Value) {
	return { p10: of(p10), p50: of(p50), p90: of(p90) }
}

function classOf(typed: string | undefined): BuildClassId {
	const known = classes.choices.find((choice) => choice === typed)
	if (known === undefined) throw new UsageError(`Give --class ${classes.choices.join(', ')}.`)
	return known
}

function sequenceOf(typed: string | undefined): BuildSequence | null {
	if (typed === undefined) return null
	const known = sequences.choices.find((choice) => choice === typed)
	if (known === undefined) throw new UsageError(`--sequence: expected one of ${sequences.choices.join(', ')}.`)
	return known
}

function monthOf(typed: string | undefined): string | null {
	if (typed === undefined) return null
	const read = monthSchema.safeParse(typed)
	if (!read.success) throw new UsageError('--started: expected YYYY-MM.')
	return read.data
}

function numberOf(option: string, typed: string | undefined): number | null {
	if (typed === undefined) return null
	const value = typed.trim() === '' ? NaN : Number(typed)
	if (!(value > 0 && value < Infinity)) throw new UsageError(`${option}: expected a number above 0.`)
	return value
}

type DatesLimits = { readonly min: number | null; readonly max: number | null }

function wholeOf(option: string, typed: string | undefined, { min, max }: DatesLimits): number | null {
	if (typed === undefined) return null
	const value = typed.trim() === '' ? NaN : Number(typed)
	const [least, most] = [min ?? 0, max ?? Infinity]
	if (Number.isInteger(value) && value >= least && value <= most) return value
	throw new UsageError(`${option}: expected a whole number from ${String(least)} to ${String(most)}.`)
}
