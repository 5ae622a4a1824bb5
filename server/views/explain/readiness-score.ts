import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { INPUT_GRADES, type InputGrade, type Readiness } from '#shared/readiness.ts'
import type { Figure } from '#shared/formats/key-figure.ts'
import { fieldLinks } from '#shared/grid/field-links.ts'
import { percent } from '#shared/formats/figures.ts'
import { counted } from '#shared/formats/months.ts'
import { placeWords } from '../messages/place-words.ts'
import { namesIn } from './explanation-view.ts'
import { groupLeaves, type LeafGroup } from './leaf-groups.ts'
import { leafLine } from './origin-words.ts'

const NAMES: Readonly<Record<InputGrade, readonly [name: string, mends: string]>> = {
	own: ['Your own, with a source', ''],
	unsourced: ['Your own, without a source', 'Open each and add its source.'],
	benchmark: ['Benchmarks', 'Replace each with a quote or contract.'],
	guess: ['Guesses', 'Replace each with a figure that has an owner and a source.'],
	stale: ['Older than two years', 'Check that each is still valid.'],
}

export type GradedInputs = {
	readonly grade: InputGrade
	readonly name: string
	/** what to do about them; empty of those that are settled */
	readonly mends: string
	readonly count: number
	/** by kind, the nearest first, each with a way to where it is changed */
	readonly groups: readonly LeafGroup[]
	/** says how many are not listed; empty where all are */
	readonly more: string
}
export type ReadinessScore = {
	/** null where nothing is to be settled yet */
	readonly figure: Figure | null
	readonly finding: string
	readonly lede: string
	readonly grades: readonly GradedInputs[]
}

/** Kinds of a grade and inputs of a kind that are listed: the page stays of one size, whatever the plan's. */
const MOST_KINDS = 12
const MOST_LINES = 8

/** How much of what a plan rests on is its own and sourced, and what is not, each with a way to where it is changed. */
export function buildReadinessScore(plan: PlanFile, { inputs, total, share, published }: Readiness): ReadinessScore {
	const [nameOf, linkOf] = [namesIn(plan), fieldLinks(plan)]
	const lineOf = (leaf: (typeof inputs)['own'][number]) =>
		leafLine(leaf, { placeOf: (scope) => placeWords(scope, nameOf), linkOf, firstMonth: plan.startMonth })
	const grades = INPUT_GRADES.map((grade): GradedInputs => {
		const [name, mends] = NAMES[grade]
		const groups = groupLeaves(inputs[grade], lineOf)
			.slice(0, MOST_KINDS)
			.map((group) => ({ ...group, lines: group.lines.slice(0, MOST_LINES) }))
		const unlisted = inputs[grade].length - groups.reduce((sum, { lines }) => sum + lines.length, 0)
		const more = unlisted === 0 ? '' : `and ${counted(unlisted, 'input')} further down`
		return { grade, name, mends, count: inputs[grade].length, groups, more }
	})
	const why = { quantity: 'readiness', scope: 'plan', month: null }
	if (share === null)
		return { figure: null, finding: 'No inputs yet', lede: 'The plan has no inputs of its own.', grades }
	return {
		figure: { value: share, unit: 'share', text: percent(share), why },
		finding: `${String(inputs.own.length)} of ${String(total)} inputs are your own with a source`,
		lede: `Each input behind a loss counts once, with equal weight. ${String(published)} published reference figures are excluded.`,
		grades,
	}
}
