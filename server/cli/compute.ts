import { computePlan } from '#server/engine/compute-plan.ts'
import { resultDocument } from '#server/views/messages/result-document.ts'
import { onlyWord, readArguments } from './arguments.ts'
import { EXIT, type Command } from './output.ts'
import { readPlanFile } from './read-plan-file.ts'
import { writeResult } from './write-file.ts'

/** `strata compute`: the result document, on stdout or in a file. */
export const compute: Command = async (args, { out }) => {
	const { positionals, options } = readArguments(args, { out: 'string' })
	const plan = await readPlanFile(onlyWord(positionals, 'the path of a plan file'))
	const document = `${JSON.stringify(resultDocument(plan, computePlan(plan)))}\n`
	if (options.out === undefined) out(document)
	else await writeResult(options.out, document)
	return EXIT.done
}
