import { computePlan } from '#server/engine/compute-plan.ts'
import { headlineCause, headlineTitle } from '#server/views/messages/verdict/headline-words.ts'
import { lossesToTell, lossWords } from '#server/views/messages/verdict/loss-words.ts'
import { layerStatuses } from '#server/views/layers/layer-status.ts'
import { lostText } from '#server/views/messages/verdict/us-figures.ts'
import { megawatts } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'
import type { PlanVerdict } from '#shared/result/verdict-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
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
	out(`\n${datesText(result.verdict)}\n`)
	const steps = stepRows(plan, result.verdict)
	if (steps.length > 0) out(`\n${textTable(['target', 'by', 'reached', 'late'], steps)}`)
	// The words of pages: one plan is one thing, wherever it is read.
	const states = layerStatuses(plan, result).map(({ layer, word }) => [
		LAYER_NAMES[layer],
		word,
		lostText(layers[layer], moneyOf(plan)),
	])
	out(`\n${textTable(['layer', 'state', 'late or unserved'], states)}`)
	const losses = lossesToTell(result.verdict).map((loss) => {
		const { title, amount, cause: why, size } = lossWords(plan, loss)
		return [title, amount, why, size]
	})
	if (losses.length > 0) out(`\n${textTable(['loss', 'amount', 'why', 'size'], losses)}`)
	return EXIT.done
}

const inPlan = (month: string | null) => (month === null ? 'not in the plan' : longMonth(month))

const datesText = ({ statusMonth, firstPower, fullPower }: PlanVerdict) =>
	`Status month ${longMonth(statusMonth)}; first power ${inPlan(firstPower)}; full power ${inPlan(fullPower.month)}.`

/** Each step of a target that somebody stated: what is wanted by when, and when it is there. */
const stepRows = (plan: PlanFile, { sites }: PlanVerdict): readonly (readonly string[])[] =>
	plan.sites.flatMap(({ id, name }) => {
		const site = sites[id]
		return site?.basis !== 'stated'
			? []
			: site.steps.map(({ month, itMW, reached, monthsLate }) => [
					`${name}: ${megawatts(itMW)} MW IT`,
					longMonth(month),
					inPlan(reached),
					monthsLate === null ? 'missed' : monthsLate > 0 ? `${String(monthsLate)} mo` : 'on time',
				])
	})
