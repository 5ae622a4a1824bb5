import type {
	ExplainAnswer,
	Explanation,
	Leaf,
	Operand,
	Origin,
	Reason,
	RestsOn,
	Statement,
	ExplainRefusal,
} from '#shared/explanation.ts'
import type { Moves } from '#shared/moves.ts'
import type { Readiness } from '#shared/readiness.ts'
import type { Remark } from '#shared/remarks.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { milestoneText } from './milestones.ts'
import { countInWords, listInWords, longMonth, sentenceCase } from '#shared/formats/months.ts'
import { remarkText } from './remarks.ts'
import type { Workings } from '#shared/workings.ts'

export function refusalText(refusal: ExplainRefusal): string {
	switch (refusal.code) {
		case 'unknown_quantity':
			return `There is no figure “${refusal.quantity}”.`
		case 'nothing_behind':
			return `There is nothing to explain behind ${refusal.quantity}.`
		case 'of_one_workload': {
			const { quantity, workloads } = refusal
			const choice = workloads.length === 0 ? 'The plan has none.' : `Choose from: ${workloads.join(', ')}.`
			return `“${quantity}” is a figure of one workload. ${choice}`
		}
		case 'not_at_scope': {
			const { quantity, scope, known } = refusal
			const asked = scope === null ? `The plan has no ${quantity}` : `“${scope}” has no ${quantity}`
			return `${asked}. Choose from: ${known.length === 0 ? 'none in this plan' : known.join(', ')}.`
		}
		case 'not_a_month': {
			const { asked, first, last, byYear } = refusal
			return `“${asked}” is not a month of the plan. Choose from ${first} to ${last}${byYear ? ', a year of it, or all' : ''}.`
		}
		case 'nothing_short_in':
			return `No layer is short in ${longMonth(refusal.month)}.`
		case 'change_not_valid':
			return 'This change would make the plan invalid.'
	}
}

function saidOrigin(origin: Origin<Remark>, plan: PlanFile): Origin {
	if (origin.kind !== 'rule') return origin
	const from = origin.from.map((leaf) => ({ ...leaf, origin: saidOrigin(leaf.origin, plan) }))
	return { ...origin, text: remarkText(origin.text, plan), from }
}

/** The end of a trace in words. */
export const saidLeaf = (leaf: Leaf<Remark>, plan: PlanFile): Leaf => ({
	...leaf,
	origin: saidOrigin(leaf.origin, plan),
})

const saidLeaves = (leaves: readonly Leaf<Remark>[], plan: PlanFile) => leaves.map((leaf) => saidLeaf(leaf, plan))

const saidRests = (rests: RestsOn<Remark>, plan: PlanFile): RestsOn => ({
	...rests,
	guesses: saidLeaves(rests.guesses, plan),
	overrides: saidLeaves(rests.overrides, plan),
})

/** The figures behind the list of milestones are told by what happens on each date. */
function labelled(inputs: readonly Explanation[], decided: Remark | null): readonly Explanation[] {
	if (decided === null || typeof decided === 'string' || decided.code !== 'milestones') return inputs
	return inputs.flatMap((input, index) => {
		const milestone = decided.facts.labelled[index]
		return milestone ? [{ ...input, label: milestoneText(milestone.facts).replace(/\.$/, '') }] : []
	})
}

/** An explanation of a figure of a plan in words, for people and for programs. */
export function saidExplanation(explanation: Explanation<Remark>, plan: PlanFile): Explanation {
	const { decided, origin, inputs, restsOn } = explanation
	const said = inputs.map((input) => saidExplanation(input, plan))
	return {
		...explanation,
		decided: decided === null ? null : remarkText(decided, plan),
		origin: origin && saidOrigin(origin, plan),
		inputs: labelled(said, decided),
		restsOn: restsOn && saidRests(restsOn, plan),
	}
}

export function saidAnswer(answer: ExplainAnswer<Remark, ExplainRefusal>, plan: PlanFile): ExplainAnswer {
	return answer.ok
		? { ...answer, explanation: saidExplanation(answer.explanation, plan) }
		: { ...answer, message: refusalText(answer.message) }
}

/** Rows of a sheet with the ends of their traces in words. */
export const saidWorkings = (workings: Workings<Remark>, plan: PlanFile): Workings => ({
	...workings,
	rows: workings.rows.map((row) => ({ ...row, origin: row.origin && saidOrigin(row.origin, plan) })),
})

/** What moves a figure, in words. */
export const saidMoves = ({ moves, ...figure }: Moves<Remark>, plan: PlanFile): Moves => ({
	...figure,
	moves: moves.map((move) => ({ ...move, origin: saidOrigin(move.origin, plan) })),
})

export function saidReadiness({ inputs, ...counts }: Readiness<Remark>, plan: PlanFile): Readiness {
	const { own, unsourced, benchmark, guess, stale } = inputs
	return {
		...counts,
		inputs: {
			own: saidLeaves(own, plan),
			unsourced: saidLeaves(unsourced, plan),
			benchmark: saidLeaves(benchmark, plan),
			guess: saidLeaves(guess, plan),
			stale: saidLeaves(stale, plan),
		},
	}
}

/** `firm power, 30 MW`; a part without a name by its figures, what is nothing by its name alone. */
const operandText = ({ label, text }: Operand): string => (label === null ? text : `${label}, ${text},`)
const atEnd = (text: string) => text.replace(/,$/, '')

const isPlain = ({ label, value }: Operand, of: number) => label === null && value === of

const DATES = { below: 'is before', atMost: 'is not after', above: 'is after', atLeast: 'is not before' }
const isDate = ({ text }: Operand) => /^[A-Z][a-z]+ \d{4}$/.test(text)
const SIDES = { below: 'is less than', atMost: 'is at most', above: 'is more than', atLeast: 'is at least' }

function reasonWords(reason: Reason): string {
	const { is, one } = reason
	switch (is) {
		case 'yes':
		case 'no':
			return `${one.label ?? one.text}: ${is}`
		case 'least':
		case 'largest': {
			const others = listInWords(reason.others.map((other) => atEnd(operandText(other))))
			if (one.label === null && one.text === String(one.value)) return `${others} is limited to ${one.text}`
			return `${operandText(one)} is ${is === 'least' ? 'less' : 'more'} than ${others}`
		}
		default:
			return isPlain(reason.other, 0)
				? sideOfNothing(one)
				: `${operandText(one)} ${(isDate(one) ? DATES : SIDES)[is]} ${atEnd(operandText(reason.other))}`
	}
}

function sideOfNothing(one: Operand): string {
	const name = one.label ?? one.text
	return one.value === 0 ? `${name} is 0` : `${operandText(one)} is ${one.value > 0 ? 'above' : 'below'} 0`
}

/** Why the part of a formula holds that does, as a sentence; empty where no other part could. */
export function becauseWords(because: readonly Reason[], { hasValue }: { readonly hasValue: boolean }): string {
	if (because.length === 0) return ''
	const reasons = listInWords(because.map(reasonWords))
	return hasValue ? `${sentenceCase(reasons)}.` : `No value: ${reasons}.`
}

const TOGETHER: Readonly<Record<Exclude<Statement['is'], 'share'>, (several: string) => string>> = {
	sum: (several) => `Sum of ${several}`,
	mean: (several) => `Weighted mean of ${several} (rates do not add up)`,
	earliest: (several) => `Earliest of ${several}`,
	latest: (several) => `Latest of ${several}`,
	least: (several) => `Smallest of ${several}`,
	largest: (several) => `Largest of ${several}`,
}

/** What a figure is, in a sentence: `26%: 110 of 428 MW needed`, `Sum of all seven power contracts: 1,655 MW`. */
export function saidWords(
	said: Statement,
	{ quantity, figure }: { readonly quantity: string; readonly figure: string },
): string {
	if (said.is === 'share') return `${figure}: ${shareOf(said, quantity)}.`
	const several = said.count === 2 ? `both ${said.of}` : `all ${countInWords(said.count)} ${said.of}`
	return `${TOGETHER[said.is](several)}: ${figure}.`
}

function shareOf({ part, whole }: Extract<Statement, { readonly is: 'share' }>, quantity: string): string {
	const [figure = part.text] = part.text.split(' ')
	if (quantity.endsWith('.coverage')) return `${figure} of ${whole.text} needed`
	return `${operandText(part)} of ${atEnd(operandText(whole))}`
}
