import { findRemedies } from '#server/remedies/find-remedies.ts'
import { buildRemediesView, type RemedyLine } from '#shared/presentation/remedies-view.ts'
import { onlyWord, readArguments } from './arguments.ts'
import { EXIT, type Command } from './output.ts'
import { readPlanFile } from './read-plan-file.ts'
import { textTable } from './text-table.ts'

/** `strata remedies`: what would have to change in a plan, by the engine, as text or JSON. */
export const remedies: Command = async (args, { out }) => {
	const { positionals, options } = readArguments(args, { json: 'boolean' })
	const plan = await readPlanFile(onlyWord(positionals, 'the path of a plan file'))
	const found = findRemedies(plan)
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
		['cost', 'change', 'effect'],
		lines.map(({ cost, title, note }) => [cost, title, note]),
	)
}
