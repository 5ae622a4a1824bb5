import {
	type Headline,
	type HeadlineFigure,
	headlineOf,
	type HeadlineRun,
	type HeadlineSeries,
	runHeadline,
} from '#server/engine/headline-run.ts'
import type { FailedDraw, SimulationSettings } from '#shared/result/simulation-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { findSpreads } from '../spreads/find-spreads.ts'
import type { Spread } from '../spreads/spread.ts'
import { Drawing } from './drawing.ts'

/** What all draws of a plan begin with: its run as entered, and what is drawn. */
export type Simulated = {
	readonly plan: PlanFile
	readonly settings: SimulationSettings
	readonly base: HeadlineRun
	readonly asEntered: Headline
	readonly spreads: readonly Spread[]
	readonly drawing: Drawing
}

/** More uncertain inputs are refused. Rule U13. */
export const MOST_INPUTS = 2000

/** A plan has more uncertain inputs than are drawn. */
export class TooManyInputs extends Error {
	override readonly name = 'TooManyInputs'
	readonly count: number

	constructor(count: number) {
		super(`${String(count)} inputs are uncertain; at most ${String(MOST_INPUTS)} are drawn.`)
		this.count = count
	}
}

/** Runs a plan as entered, and finds what is uncertain. @throws TooManyInputs */
export function beginSimulation(plan: PlanFile, settings: SimulationSettings): Simulated {
	const base = runHeadline(plan)
	const spreads = findSpreads(base.world.model)
	if (spreads.length > MOST_INPUTS) throw new TooManyInputs(spreads.length)
	return { plan, settings, base, asEntered: headlineOf(base), spreads, drawing: new Drawing(spreads, settings) }
}

/** Draws one after the other, from one up to but not including another, in plain arrays that may cross between threads. */
export type Slice = {
	readonly from: number
	readonly to: number
	/** a row a draw */
	readonly figures: Float64Array
	readonly itMW: Float64Array
	readonly deliveredItMW: Float64Array
	readonly servedShare: Float64Array
	readonly binding: Uint8Array
	/** by the place of an input: in how many of the draws it was held at a limit */
	readonly cut: Uint32Array
	readonly failures: readonly FailedDraw[]
}

type SliceAsk = { readonly from: number; readonly to: number; readonly enough: () => boolean }

/** Runs draws until all asked for are done, or it has been enough: one at least. */
export function runSlice(of: Simulated, { from, to, enough }: SliceAsk): Slice {
	const [width, months] = [of.asEntered.figures.length, of.base.world.months]
	const most = to - from
	const slice = {
		figures: new Float64Array(most * width).fill(NaN),
		...{ itMW: new Float64Array(most * months), deliveredItMW: new Float64Array(most * months) },
		servedShare: new Float64Array(most * months),
		binding: new Uint8Array(most * months),
		cut: new Uint32Array(of.drawing.spreads.length),
	}
	const failures: FailedDraw[] = []
	let draw = from
	do {
		const found = tryDraw(of, draw, slice.cut)
		if ('why' in found) failures.push(found)
		else put(found, slice, draw - from)
		draw++
	} while (draw < to && !enough())
	const done = draw - from
	return {
		...{ from, to: draw, failures, cut: slice.cut },
		figures: slice.figures.slice(0, done * width),
		itMW: slice.itMW.slice(0, done * months),
		deliveredItMW: slice.deliveredItMW.slice(0, done * months),
		servedShare: slice.servedShare.slice(0, done * months),
		binding: slice.binding.slice(0, done * months),
	}
}

/** The headline of a draw, or why it came to none: what a draw fails of is listed, never passed over. Rule U7. */
function tryDraw({ plan, base, drawing }: Simulated, draw: number, cut: Uint32Array): Headline | FailedDraw {
	try {
		const drawn = drawing.planOf(plan, draw, (place) => {
			cut[place] = (cut[place] ?? 0) + 1
		})
		return headlineOf(runHeadline(drawn, base))
	} catch (error) {
		return { draw, why: error instanceof Error ? error.message : String(error), values: drawing.valuesOf(draw) }
	}
}

type Rows = { readonly figures: Float64Array } & HeadlineSeries

function put({ figures, series }: Headline, into: Rows, row: number): void {
	into.figures.set(figures.map(valueOf), row * figures.length)
	const months = series.itMW.length
	into.itMW.set(series.itMW, row * months)
	into.deliveredItMW.set(series.deliveredItMW, row * months)
	into.servedShare.set(series.servedShare, row * months)
	into.binding.set(series.binding, row * months)
}

const valueOf = ({ value }: HeadlineFigure): number => value
