import { rerunPlan, resultOf, type PlanRun } from '#server/engine/compute-plan.ts'
import { figuresFrom } from '#server/views/figures/figure.ts'
import { inputSteps, type Ends } from '#server/views/scenarios/input-steps.ts'
import { COMMON_FIGURE, planFigures, type PlanFigure } from '#server/views/scenarios/plan-figures.ts'
import { planInputs, setTo } from '#server/views/scenarios/plan-inputs.ts'
import { buildTwoWayView, type Side, type Tried, type TwoWayView } from '#server/views/scenarios/two-way-view.ts'
import { moneyOf } from '#shared/units/money.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { applyChange } from './apply-change.ts'

export type AskedSide = Ends & { readonly input: string }
export type TwoWayAsked = { readonly across: AskedSide; readonly down: AskedSide; readonly figure: string }
/** What was not understood, by field: `across`, `acrossFrom`, `figure`. */
export type TwoWayAnswer =
	{ readonly ok: true; readonly view: TwoWayView } | { readonly ok: false; readonly problems: Problems }

type TwoWayRun = { readonly plan: PlanFile; readonly frame: PlanRun; readonly result: PlanResult }

const named = <One extends { readonly label: string }>(all: readonly One[], label: string): One | undefined =>
	all.find((one) => one.label.toLowerCase() === label.trim().toLowerCase())

const NO_INPUT = 'The plan has no number or date of that name. Type part of it and choose one.'
const NO_FIGURE = 'The plan has no figure of that name. Type part of it and choose one.'

type Problems = Readonly<Record<string, string>>
type Understood = { readonly side: Side | null; readonly problems: Problems }

function sideOf(plan: PlanFile, name: string, { input: label, ...ends }: AskedSide): Understood {
	const input = named(planInputs(plan), label)
	if (input === undefined) return { side: null, problems: { [name]: NO_INPUT } }
	const steps = inputSteps(input, ends, moneyOf(plan))
	if (steps.ok) return { side: { input, values: steps.values }, problems: {} }
	const { from, to } = steps.ends
	const problems = {
		...(from !== undefined && { [`${name}From`]: from }),
		...(to !== undefined && { [`${name}To`]: to }),
	}
	return { side: null, problems }
}

/** A figure of a plan for seven values of each of two inputs: an engine run a cell, `mayGoOn` throws to end them. */
export function twoWay(run: TwoWayRun, asked: TwoWayAsked, mayGoOn: () => void): TwoWayAnswer {
	const across = sideOf(run.plan, 'across', asked.across)
	const down = sideOf(run.plan, 'down', asked.down)
	const figure = named(planFigures(run), asked.figure || COMMON_FIGURE)
	const isTwice = across.side !== null && across.side.input === down.side?.input
	const problems = {
		...across.problems,
		...down.problems,
		...(isTwice && { down: 'Choose another than the one across.' }),
		...(figure === undefined && { figure: NO_FIGURE }),
	}
	if (across.side === null || down.side === null || figure === undefined || isTwice) return { ok: false, problems }
	const sides = { across: across.side, down: down.side }
	const now = figuresFrom(run)
	const tried = sides.down.values.map((one) =>
		sides.across.values.map((other): Tried => {
			mayGoOn()
			const set = [setTo(sides.across.input, other), setTo(sides.down.input, one)]
			const change = { action: 'together' as const, inputs: set.filter((input) => input !== null) }
			const plan = applyChange(run.plan, change)
			return plan === null ? null : { change, figure: figureIn(rerunPlan(run.frame, plan), plan, figure) }
		}),
	)
	const shown = { label: figure.label, now: figureWith(now, figure) }
	return { ok: true, view: buildTwoWayView({ ...sides, figure: shown, tried, money: now.money, months: now.months }) }
}

const figureIn = (frame: PlanRun, plan: PlanFile, figure: PlanFigure) =>
	figureWith(figuresFrom({ plan, result: resultOf(frame) }), figure)

const figureWith = ({ figure }: ReturnType<typeof figuresFrom>, { key, of, at }: PlanFigure) =>
	figure(key, { of, ...(at !== undefined && { at }) })
