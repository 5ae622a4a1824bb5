import { runPlan } from '#server/engine/compute-plan.ts'
import { explainPlan, listQuantities } from '#server/engine/explain-plan.ts'
import { explainChange } from '#server/runs/trials/explain-change.ts'
import type { TriedChange } from '#shared/tried-change.ts'
import { parseChange } from '#shared/schemas/edits/plan-change.ts'
import { readArguments } from './arguments.ts'
import { explanationText } from './explanation-text.ts'
import { EXIT, UsageError, type Command } from './output.ts'
import { readPlanFile } from './read-plan-file.ts'
import { textTable } from './text-table.ts'
import { anyTemplate } from './template.ts'
import { saidAnswer } from '#server/views/messages/explanations.ts'

/** `strata explain`: one figure, down to plan fields, assumptions and catalogue rows; or the list of all figures. */
export const explain: Command = async (args, { out }) => {
	const { positionals, options } = readArguments(args, {
		scope: 'string',
		month: 'string',
		change: 'string',
		json: 'boolean',
		list: 'boolean',
	})
	const [file, quantity, ...others] = positionals
	if (options.list === true) {
		const plan = file === undefined ? anyTemplate() : await readPlanFile(file)
		out(quantityList(listQuantities(runPlan(plan)), options.json === true))
		return EXIT.done
	}
	if (file === undefined || quantity === undefined || others.length > 0) {
		throw new UsageError('Give the path of a plan file and a quantity.')
	}
	const plan = await readPlanFile(file)
	const question = { quantity, scope: options.scope, month: options.month }
	const found =
		options.change === undefined
			? { answer: explainPlan(runPlan(plan), question), plan }
			: explainChange(plan, changeIn(options.change), question)
	const answer = saidAnswer(found.answer, found.plan)
	if (!answer.ok) throw new UsageError(answer.message)
	out(options.json === true ? `${JSON.stringify(answer.explanation)}\n` : explanationText(answer.explanation))
	return EXIT.done
}

/** A change as `strata remedies --json` prints it. */
function changeIn(text: string): TriedChange {
	const change = parseChange(text)
	if (change === null) throw new UsageError('Give --change as JSON, as `remedies --json` prints it.')
	return change
}

type QuantityListParams = ReturnType<typeof listQuantities>

function quantityList(quantities: QuantityListParams, json: boolean): string {
	if (json) return `${JSON.stringify(quantities)}\n`
	return textTable(
		['quantity', 'meaning', 'scope', 'unit', 'rule', 'in the result'],
		quantities.map(({ id, label, scope, unit, rule, told }) => [id, label, scope, unit, rule, told ? 'yes' : '']),
	)
}
