import { computePlan } from '#server/engine/compute-plan.ts'
import { headlineCause, headlineTitle } from '#server/views/messages/verdict/headline-words.ts'
import { lossesToTell, lossWords } from '#server/views/messages/verdict/loss-words.ts'
import { stateWord } from '#server/views/messages/verdict/state-words.ts'
import { lostText } from '#server/views/messages/verdict/us-figures.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'
import { LAYERS } from '#shared/layers.ts'
import { moneyOf } from '#shared/units/money.ts'
import { onlyWord, readArguments } from './arguments.ts'
import { EXIT, type Command } from './output.ts'
import { readPlanFile } from './read-plan-file.ts'
import { textTable } from './text-table.ts'

/** `strata verdict`: is the target met, what is lost, why; as text, or as it stands in the result. */
export const verdict: Command = async (args, { out }) => {
	const { positionals, options } = readArguments(args, { json: 'boolean' })
	const plan = await readPlanFile(onlyWord(positionals, 'the path of a plan file'))
	const result = computePlan(plan)
	if (options.json === true) {
		out(`${JSON.stringify(result.verdict)}\n`)
		return EXIT.done
	}
	const { layers } = result.verdict
	out(`${headlineTitle(plan, result)}\n`)
	const cause = headlineCause(plan, result)
	if (cause !== '') out(`${cause}\n`)
	const states = LAYERS.map((layer) => {
		const { state, monthsLate, ...lost } = layers[layer]
		return [LAYER_NAMES[layer], stateWord({ state, monthsLate, share: null }), lostText(lost, moneyOf(plan))]
	})
	out(`\n${textTable(['layer', 'state', 'lost'], states)}`)
	const losses = lossesToTell(result.verdict).map((loss) => {
		const { title, amount, cause: why, size } = lossWords(plan, loss)
		return [title, amount, why, size]
	})
	if (losses.length > 0) out(`\n${textTable(['loss', 'amount', 'why', 'size'], losses)}`)
	return EXIT.done
}
