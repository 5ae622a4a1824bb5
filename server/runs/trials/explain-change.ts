import { rerunPlan, runPlan, type PlanRun } from '#server/engine/compute-plan.ts'
import { explainPlan, type ExplainAnswer, type ExplainQuestion } from '#server/engine/explain-plan.ts'
import type { Explanation } from '#shared/explanation.ts'
import type { Remark } from '#shared/remarks.ts'
import type { TriedChange } from '#shared/tried-change.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { formatFigure } from '#shared/units/format.ts'
import { applyChange } from './apply-change.ts'
import { COMPARED } from './compared-figures.ts'

type ComparedFigure = {
	readonly label: string
	readonly symbol: string
	readonly of: readonly string[]
}

/** Figures of a change: engine quantities in the changed plan less the same in the plan as it is, added up. Rule R7. */
export const CHANGE_FIGURES: Readonly<Record<string, ComparedFigure>> = {
	'remedies.costUsd': { label: 'Cost of the change', symbol: 'Δ$', of: [COMPARED.commitment, COMPARED.opex] },
	'remedies.crewUsd': {
		label: 'Wages and per diem of the change',
		symbol: 'Δ$_site',
		of: [COMPARED.labour, COMPARED.perDiem],
	},
	'remedies.handsUsd': {
		label: 'Cost of the change with the wages it takes',
		symbol: 'Δ$',
		of: [COMPARED.commitment, COMPARED.opex, COMPARED.labour, COMPARED.perDiem],
	},
}
const SOURCE = 'Difference of two runs of the engine'

export type ChangeAnswer = {
	readonly answer: ExplainAnswer
	/** of each input: is it a figure of the changed plan. All others are of the plan as it is */
	readonly changed: readonly boolean[] | 'all'
}
type ExplainChangeParams = ExplainQuestion & { readonly before?: PlanRun }

/** Why a figure of a change is what it is; any other quantity is explained in the changed plan. */
export function explainChange(
	plan: PlanFile,
	change: TriedChange,
	/** `before` is a run of the plan, where there is one already */
	{ before = runPlan(plan), ...question }: ExplainChangeParams,
): ChangeAnswer & { readonly plan: PlanFile } {
	const changed = applyChange(plan, change)
	if (changed !== null) return { ...inChanged({ before, changed }, question), plan: changed }
	return {
		answer: { ok: false, field: 'quantity', message: { code: 'change_not_valid' } },
		changed: 'all',
		plan,
	}
}

function inChanged({ before, changed }: Both, question: ExplainQuestion): ChangeAnswer {
	const compared = Object.hasOwn(CHANGE_FIGURES, question.quantity) ? CHANGE_FIGURES[question.quantity] : undefined
	if (compared !== undefined) return difference({ before, changed, compared }, question)
	return { answer: explainPlan(rerunPlan(before, changed), question), changed: 'all' }
}

type Both = { readonly before: PlanRun; readonly changed: PlanFile }

function difference(both: Both & { readonly compared: ComparedFigure }, question: ExplainQuestion): ChangeAnswer {
	const { before } = both
	const after = rerunPlan(before, both.changed)
	const inputs: Explanation<Remark>[] = []
	const sides = [
		{ frame: after, words: 'with the change', name: 'changed' },
		{ frame: before, words: 'as the plan is', name: 'before' },
	] as const
	const [more, less] = sides
	for (const quantity of both.compared.of) {
		for (const { frame, words } of [more, less]) {
			const answer = explainPlan(frame, { ...question, quantity })
			if (!answer.ok) return { answer, changed: 'all' }
			inputs.push({ ...answer.explanation, label: `${answer.explanation.label}, ${words}` })
		}
	}
	const sideOf = (index: number) => (index % 2 === 0 ? more : less)
	const changed = inputs.map((_, index) => sideOf(index).frame === after)
	const sign = (index: number) => (index % 2 === 0 ? 1 : -1)
	const value = inputs.reduce((sum, input, index) => sum + sign(index) * (input.value ?? 0), 0)
	const written = (of: (input: Explanation<Remark>) => string) =>
		inputs.map((input, index) => (index === 0 ? of(input) : `${sign(index) < 0 ? '−' : '+'} ${of(input)}`)).join(' ')
	const symbols = inputs.map(({ symbol }, index) => (changed[index] === true ? `${symbol} changed` : symbol))
	return answered(question, inputs, {
		label: both.compared.label,
		symbol: both.compared.symbol,
		value,
		expression: both.compared.of.map((_, index) => `${more.name}${index} - ${less.name}${index}`).join(' + '),
		inSymbols: symbols.map((text, index) => (index === 0 ? text : `${sign(index) < 0 ? '−' : '+'} ${text}`)).join(' '),
		inFigures: written((input) => formatFigure(input.value ?? 0, { digits: 6 })),
		method: null,
		changed,
	})
}

type Working = Pick<
	Explanation<Remark>,
	'label' | 'symbol' | 'value' | 'expression' | 'inSymbols' | 'inFigures' | 'method'
> & {
	readonly changed: readonly boolean[]
}

function answered(
	question: ExplainQuestion,
	inputs: readonly Explanation<Remark>[],
	{ changed, ...made }: Working,
): ChangeAnswer {
	const [like] = inputs
	if (like === undefined)
		return {
			answer: { ok: false, field: 'quantity', message: { code: 'nothing_behind', quantity: question.quantity } },
			changed: 'all',
		}
	const explanation: Explanation<Remark> = {
		...like,
		...made,
		quantity: question.quantity,
		unit: like.unit,
		rule: 'D7',
		source: SOURCE,
		node: 'formula',
		month: null,
		decided: null,
		inWords: null,
		because: [],
		said: null,
		origin: null,
		inputs,
		truncated: false,
		repeated: false,
		omitted: 0,
	}
	return { answer: { ok: true, explanation, scopes: [] }, changed }
}
