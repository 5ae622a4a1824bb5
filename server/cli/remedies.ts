import { findRemedies } from '#server/runs/remedies/find-remedies.ts'
import { buildRemediesView, type RemedyLine } from '#server/views/remedies/remedies-view.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'
import { monthsOf } from '#shared/units/months.ts'
import { onlyWord, readArguments } from './arguments.ts'
import { EXIT, UsageError, type Command } from './output.ts'
import { readPlanFile } from './read-plan-file.ts'
import { textTable } from './text-table.ts'

/** `strata remedies`: what would have to change in a plan, by the engine, as text or JSON. */
export const remedies: Command = async (args, { out }) => {
	const { positionals, options } = readArguments(args, { json: 'boolean', month: 'string' })
	const plan = await readPlanFile(onlyWord(positionals, 'the path of a plan file'))
	const { month } = options
	const months = monthsOf(plan.startMonth, plan.horizonMonths)
	if (month !== undefined && !months.includes(month))
		throw new UsageError(
			`«${month}» is not a month of the plan. Choose from ${months[0] ?? ''} to ${months.at(-1) ?? ''}.`,
		)
	const found = findRemedies(plan, { month })
	if (options.json === true) {
		out(`${JSON.stringify(found)}\n`)
		return EXIT.done
	}
	const { shortfalls, labour, more, empty } = buildRemediesView(found)
	if (empty !== null) out(`${empty}\n`)
	for (const { title, lede, lines } of shortfalls) out(`${title}\n${lede}\n${table(lines)}\n`)
	if (more !== null) out(`${more}\n`)
	if (labour !== null) out(`${labour.title}\n${labour.lede}\n${table(labour.lines)}`)
	return EXIT.done
}

function table(lines: readonly RemedyLine[]): string {
	if (lines.length === 0) return ''
	return textTable(
		['layer', 'cost', 'change', 'effect'],
		lines.map(({ layer, cost, title, note }) => [
			LAYER_NAMES[layer],
			cost,
			title,
			note.map(({ text }) => text).join(''),
		]),
	)
}
