import { estimateCells } from '#server/engine/estimate-cells.ts'
import { budgetProblem } from '#shared/schemas/plan-budget.ts'
import { readJsonText } from '#shared/schemas/json-text.ts'
import { parsePlanFile, type ParsedPlan } from '#shared/schemas/plan-file.ts'

/** Reads the text of a plan file: the plan, or all its problems, among them that it is too large for this server. */
export function readPlanText({ text, budget }: { readonly text: string; readonly budget: number }): ParsedPlan {
	const read = readJsonText(text)
	if (!read.ok) {
		const mend = 'Choose a plan file that Strata exported, or see `strata template abilene` for one.'
		return { ok: false, problems: [{ path: 'file', message: `This is not JSON: ${read.message}.`, mend }] }
	}
	const parsed = parsePlanFile(read.value)
	const problem = parsed.ok ? budgetProblem(estimateCells(parsed.plan), budget) : null
	return problem === null ? parsed : { ok: false, problems: [problem] }
}
