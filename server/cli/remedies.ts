import { findDecisions } from '#server/runs/decisions/find-decisions.ts'
import { buildRemediesView } from '#server/views/remedies/remedies-view.ts'
import { monthsOf } from '#shared/units/months.ts'
import { onlyWord, readArguments } from './arguments.ts'
import { EXIT, UsageError, type Command } from './output.ts'
import { readPlanFile } from './read-plan-file.ts'
import { textTable } from './text-table.ts'

/** `strata remedies`: what can still be decided of a plan, by value, as text or JSON. */
export const remedies: Command = async (args, { out }) => {
	const { positionals, options } = readArguments(args, { json: 'boolean', month: 'string' })
	const plan = await readPlanFile(onlyWord(positionals, 'the path of a plan file'))
	const { month } = options
	const months = monthsOf(plan.startMonth, plan.horizonMonths)
	if (month !== undefined && !months.includes(month))
		throw new UsageError(
			`“${month}” is not a month of the plan. Choose from ${months[0] ?? ''} to ${months.at(-1) ?? ''}.`,
		)
	const found = findDecisions(plan, { month })
	if (options.json === true) {
		out(`${JSON.stringify(found)}\n`)
		return EXIT.done
	}
	const { lines, tooLate, empty } = buildRemediesView(found)
	if (empty !== null) out(`${empty}\n`)
	const rows = lines.map(({ title, cost, note }) => [title, cost, note.map(({ text }) => text).join('')])
	if (rows.length > 0) out(textTable(['decision', 'cost', 'effect'], rows))
	for (const late of tooLate) out(`${late}\n`)
	return EXIT.done
}
