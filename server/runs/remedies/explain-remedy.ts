import { longMonth } from '#shared/formats/months.ts'
import { resultOf, rerunPlan, runPlan, type PlanRun } from '#server/engine/compute-plan.ts'
import { explainPlan, type ExplainAnswer, type ExplainQuestion } from '#server/engine/explain-plan.ts'
import type { Explanation } from '#shared/explanation.ts'
import type { Remark } from '#shared/remarks.ts'
import type { TriedChange } from '#shared/remedies.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { formatFigure } from '#shared/units/format.ts'
import { applyChange } from './apply-change.ts'
import { COMPARED } from './figures.ts'
import { isShort } from './shortfall-runs.ts'

type ExplainRemedyCompared = {
	readonly label: string
	readonly symbol: string
	readonly of: readonly string[]
	/** what is lost: the plan as it is less the changed one */
	readonly falls?: boolean
}

/** Figures of a change: engine quantities in the changed plan less the same in the plan as it is, added up. Rule R7. */
export const REMEDY_FIGURES: Readonly<Record<string, ExplainRemedyCompared>> = {
	'remedies.costUsd': { label: 'Cost of the change', symbol: 'Δ$', of: [COMPARED.commitment, COMPARED.opex] },
	'remedies.crewUsd': {
		label: 'Wages and per diem of the change',
		symbol: 'Δ$_site',
		of: [COMPARED.labour, COMPARED.perDiem],
	},
	'remedies.acceleratorMonths': { label: 'Accelerators regained', symbol: 'Δ Σ n', of: [COMPARED.served] },
	'remedies.itMWMonths': { label: 'Lost IT power regained', symbol: 'Δ Σ P_lost', of: [COMPARED.lost], falls: true },
	'remedies.finishedMWMonths': { label: 'Finished halls regained', symbol: 'Δ Σ P_hall', of: [COMPARED.finished] },
	/** of one hall: its scope is asked for */
	'remedies.hallDelay': {
		label: 'Months a hall is later with the change',
		symbol: 'Δ Δm',
		of: ['schedule.phase.delayMonths'],
	},
}
const MONTHS_CLEARED = 'remedies.monthsCleared'
const SOURCE = 'Difference of two runs of the engine'

export type RemedyAnswer = {
	readonly answer: ExplainAnswer
	/** of each input: is it a figure of the changed plan. All others are of the plan as it is */
	readonly changed: readonly boolean[] | 'all'
}
type ExplainRemedyParams = ExplainQuestion & { readonly before?: PlanRun }

/** Why a figure of a change is what it is; any other quantity is explained in the changed plan. */
export function explainRemedy(
	plan: PlanFile,
	change: TriedChange,
	/** `before` is a run of the plan, where there is one already */
	{ before = runPlan(plan), ...question }: ExplainRemedyParams,
): RemedyAnswer & { readonly plan: PlanFile } {
	const changed = applyChange(plan, change)
	if (changed !== null) return { ...inChanged({ before, changed }, question), plan: changed }
	return {
		answer: { ok: false, field: 'quantity', message: { code: 'change_not_valid' } },
		changed: 'all',
		plan,
	}
}

function inChanged({ before, changed }: Both, question: ExplainQuestion): RemedyAnswer {
	const compared = Object.hasOwn(REMEDY_FIGURES, question.quantity) ? REMEDY_FIGURES[question.quantity] : undefined
	if (compared !== undefined) return difference({ before, changed, compared }, question)
	if (question.quantity === MONTHS_CLEARED) return monthsCleared({ before, changed }, question)
	return { answer: explainPlan(rerunPlan(before, changed), question), changed: 'all' }
}

type Both = { readonly before: PlanRun; readonly changed: PlanFile }

function difference(
	both: Both & { readonly compared: ExplainRemedyCompared },
	question: ExplainQuestion,
): RemedyAnswer {
	const { before } = both
	const after = rerunPlan(before, both.changed)
	const inputs: Explanation<Remark>[] = []
	const sides = [
		{ frame: after, words: 'with the change', name: 'changed' },
		{ frame: before, words: 'as the plan is', name: 'before' },
	] as const
	const [more, less] = both.compared.falls === true ? [sides[1], sides[0]] : sides
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

/** The months of a run (`2026-04/2026-11`, or one month) in which the layer that was short covers what is asked. */
function monthsCleared({ before, changed }: Both, question: ExplainQuestion): RemedyAnswer {
	const after = rerunPlan(before, changed)
	const result = resultOf(before)
	const { months, binding } = result
	const [first = '', last = first] = (question.month ?? months[0] ?? '').split('/')
	const [from, to] = [months.indexOf(first), months.indexOf(last)]
	const layer = binding[from]
	if (from < 0 || to < from || !isShort(layer))
		return {
			answer: { ok: false, field: 'month', message: { code: 'nothing_short_in', month: first } },
			changed: 'all',
		}
	const nowBinds = resultOf(after).binding
	const inputs = months.slice(from, to + 1).flatMap((month): readonly Explanation<Remark>[] => {
		const answer = explainPlan(after, { quantity: `layers.${layer}.coverage`, scope: 'plan', month, depth: 1 })
		return answer.ok ? [{ ...answer.explanation, label: `${answer.explanation.label}, ${longMonth(month)}` }] : []
	})
	const cleared = inputs.filter(
		({ value }, index) => (value === null || value >= 1 - 1e-9) && nowBinds[from + index] !== layer,
	)
	return answered(question, inputs, {
		label: 'Months cleared',
		symbol: 'n_clear',
		value: cleared.length,
		expression: null,
		inSymbols: null,
		inFigures: null,
		method: `Months of the run in which ${layer} covers all that is asked with the change, and binds no more.`,
		changed: inputs.map(() => true),
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
): RemedyAnswer {
	const [like] = inputs
	if (like === undefined)
		return {
			answer: { ok: false, field: 'quantity', message: { code: 'nothing_behind', quantity: question.quantity } },
			changed: 'all',
		}
	const months = question.quantity === MONTHS_CLEARED
	const explanation: Explanation<Remark> = {
		...like,
		...made,
		quantity: question.quantity,
		unit: months ? 'months' : like.unit,
		rule: months ? 'R2' : 'R7',
		source: SOURCE,
		node: made.method === null ? 'formula' : 'algorithm',
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
