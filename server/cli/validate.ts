import { onlyWord, readArguments } from './arguments.ts'
import { EXIT, type Command } from './output.ts'
import { readPlanFile } from './read-plan-file.ts'

/** `strata validate`: silent when the plan is valid; with `--json`, what a run of it would come to. */
export const validate: Command = async (args, { out }) => {
	const { positionals, options } = readArguments(args, { json: 'boolean' })
	const plan = await readPlanFile(onlyWord(positionals, 'the path of a plan file'))
	if (options.json !== true) return EXIT.done
	// A plain check does not wait for the engine.
	const { estimateCells } = await import('#server/engine/estimate-cells.ts')
	out(`${JSON.stringify({ valid: true, estimatedCells: estimateCells(plan).cells })}\n`)
	return EXIT.done
}
