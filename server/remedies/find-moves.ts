import { rerunPlan, runPlan, type PlanRun } from '#server/engine/compute-plan.ts'
import { leavesBehind, valueIn, type ExplainQuestion } from '#server/engine/explain-plan.ts'
import type { Leaf } from '#shared/explanation.ts'
import type { Move, Moves } from '#shared/moves.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { varyInput, type Varied } from './vary-input.ts'

/** Inputs tried for one figure: the nearest the plan itself states or sets, and the nearest of the reference data. */
const MOST_OF_PLAN = 20
const MOST_OF_CATALOGUE = 12
const SHOWN = 8
/** What is left of two runs that differ by nothing. */
const ROUNDING = 1e-9

/**
 * How far a figure moves with each of the inputs it rests on, by running the engine anew for each; null where the plan has
 * no such figure. A step ends after every run, so that a caller may let others have their turn or stop. `before` is a run of the plan, where there is one already.
 */
export function* findMoves(
	plan: PlanFile,
	{ before = runPlan(plan), ...question }: ExplainQuestion & { readonly before?: PlanRun },
): Generator<undefined, Moves | null> {
	const behind = leavesBehind(before, question)
	if (!behind) return null
	yield
	const { figure, leaves, asked } = behind
	const chosen = candidatesIn(leaves)
	const moves: Move[] = []
	for (const leaf of chosen) {
		const varied = figure.value === null ? null : varyInput(plan, leaf)
		if (!varied) continue
		moves.push(moveOf(leaf, { varied, before, value: figure.value ?? 0, asked }))
		yield
	}
	const size = (move: Move) => (move.by === null ? Infinity : Math.abs(move.by))
	const moved = moves.filter((move) => move.by === null || Math.abs(move.by) > Math.abs(figure.value ?? 0) * ROUNDING)
	return {
		figure: figure.value,
		unit: figure.unit,
		moves: moved.toSorted((left, right) => size(right) - size(left)).slice(0, SHOWN),
		tried: moves.length,
		leaves: leaves.length,
	}
}

function candidatesIn(leaves: readonly Leaf[]): readonly Leaf[] {
	const ofCatalogue = ({ origin }: Leaf) => origin.kind === 'catalogue'
	return [
		...leaves.filter((leaf) => !ofCatalogue(leaf)).slice(0, MOST_OF_PLAN),
		...leaves.filter(ofCatalogue).slice(0, MOST_OF_CATALOGUE),
	]
}

function moveOf(
	{ label, scope, unit, origin }: Leaf,
	of: {
		readonly varied: Varied
		readonly before: PlanRun
		readonly value: number
		readonly asked: ExplainQuestion
	},
): Move {
	const { plan, catalogue, change, from } = of.varied
	const figure = valueIn(rerunPlan(of.before, plan, catalogue), of.asked)
	return { label, scope, unit, origin, change, from, figure, by: figure === null ? null : figure - of.value }
}
