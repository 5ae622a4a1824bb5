import { onlyWord, readArguments } from './arguments.ts'
import { EXIT, type Command } from './output.ts'
import { readPlanFile } from './read-plan-file.ts'

/** `strata validate`: silent when the plan is valid. */
export const validate: Command = async (args) => {
	const { positionals } = readArguments(args, {})
	await readPlanFile(onlyWord(positionals, 'the path of a plan file'))
	return EXIT.done
}
