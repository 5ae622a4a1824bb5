import { buildBacktestsView } from '#server/views/pages/public/backtests-view.ts'
import { buildDateRecord } from '#server/views/pages/public/date-record-view.ts'
import { dateRecordOf } from '#server/runs/backtests/date-record.ts'
import { allBacktests } from '#server/runs/backtests/run-backtests.ts'
import { readArguments } from './arguments.ts'
import { EXIT, UsageError, type Command } from './output.ts'
import { textTable } from './text-table.ts'

const HEADINGS = ['case', 'published', 'predicted', 'unit', 'error', 'tolerance', 'class', 'verdict', 'what']

/** `strata backtest`: every published case against the engine; a known miss is a fact, not a failure. */
export const backtest: Command = async (args, { out }) => {
	const { positionals, options } = readArguments(args, { json: 'boolean' })
	if (positionals.length > 0) throw new UsageError('backtest takes no words.')
	const cases = allBacktests()
	if (options.json === true) {
		out(`${JSON.stringify(cases)}\n`)
		return EXIT.done
	}
	const view = buildBacktestsView(cases)
	const rows = view.sections.flatMap((section) => section.rows)
	const lines = rows.map((row) => [
		row.id,
		row.published,
		row.predicted,
		row.unit,
		row.error,
		row.tolerance,
		row.evidence,
		row.verdictWord.toLowerCase(),
		row.name,
	])
	out(textTable(HEADINGS, lines))
	const unmet = rows.filter(({ verdict }) => verdict !== 'met')
	out(`\n${view.finding}. ${view.figures.map(({ label, value }) => `${label}: ${value}`).join('; ')}.\n\n`)
	out(
		textTable(
			['section', 'how it did'],
			view.sections.map(({ title, sub }) => [title, sub]),
		),
	)
	for (const { title, sub, columns, rows: lines } of buildDateRecord(dateRecordOf(cases)).tables) {
		out(`\n${title}. ${sub}\n\n`)
		out(
			textTable(
				['what', ...columns],
				lines.map(({ name, cells }) => [name, ...cells]),
			),
		)
	}
	out('\n')
	out(
		textTable(
			['case', 'why'],
			unmet.map((row) => [row.id, row.notes.join(' ')]),
		),
	)
	return EXIT.done
}
