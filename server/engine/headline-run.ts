import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { LAYERS } from '#shared/layers.ts'
import type { PlanVerdict, SiteVerdict } from '#shared/result/verdict-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { balancePlan } from './balance/balance-algorithms.ts'
import { type BalanceResult, balanceResult } from './balance/balance-result.ts'
import { add, at, cellsOf } from './cells.ts'
import { cutProgram } from './kernel/compile.ts'
import type { QuantityNode } from './kernel/quantity.ts'
import { finishIfOrdered } from './equipment/lot-dates.ts'
import { columnOf, type Frame, noteOf, run } from './kernel/run.ts'
import { serviceStart } from './layers/energy/available.ts'
import { financeTotals, netPresentValue } from './money/finance-totals.ts'
import { tokenPrices } from './money/unit-costs/price-tokens.ts'
import { constructionHeadcount } from './people/workforce-plan.ts'
import { tradeHeads } from './people/workforce-trades.ts'
import { PROGRAM } from './program.ts'
import { WATCHING } from './rerun/watching.ts'
import { locationOf } from './places/places.ts'
import { levelWork } from './schedule/crews/crew-schedule.ts'
import type { Item } from './schedule/planned-items.ts'
import { findHeadline } from './shortfall/headline-step.ts'
import { delivered } from './verdict/measure.quantities.ts'
import { measureSites } from './verdict/measure.ts'
import { type PlanDates, planDates } from './verdict/states/plan-dates.ts'
import { buildEngineWorld, type EngineModel } from './world.ts'

/** A run of the plan for its headline figures. */
export type HeadlineRun = Frame<EngineModel>

export { ENGINE_VERSION } from './document/engine-version.ts'

/** Where the plan's sites lie, as its rows of places say it. */
export const countriesOf = ({ plan, catalogue }: EngineModel): readonly (string | null)[] =>
	plan.sites.map((site) => locationOf({ site, catalogue }).country)

const MONEY = {
	'finance.totals.capexUsd': financeTotals.capex.total,
	'finance.totals.opexUsd': financeTotals.opex.total,
	'finance.totals.revenueUsd': financeTotals.revenue.total,
	'finance.totals.npvUsd': netPresentValue,
	'finance.totals.usdPerMillionTokens': tokenPrices.plan,
} as const satisfies Readonly<Record<string, QuantityNode>>

/** The engine, cut to what a plan's headline figures are made from. Rule U7. */
export const HEADLINE_PROGRAM = cutProgram(PROGRAM, [
	...[measureSites, findHeadline, balancePlan, levelWork],
	...[serviceStart, delivered, constructionHeadcount, tradeHeads.worked],
	...Object.values(MONEY),
])

/** Runs a plan for its headline figures alone; from an earlier such run, which it comes to the same without. */
export function runHeadline(plan: PlanFile, before?: HeadlineRun): HeadlineRun {
	if (!before) return run(HEADLINE_PROGRAM, buildEngineWorld(plan, catalogueFor(plan)), { watching: WATCHING })
	const world = buildEngineWorld(plan, before.world.model.catalogue, before.world)
	return run(HEADLINE_PROGRAM, world, { frame: before, watching: WATCHING })
}

/** A figure of a run by its key. `month`: counted from the plan's first; NaN: never, or it has no value. */
export type HeadlineFigure = { readonly key: string; readonly kind: 'month' | 'number'; readonly value: number }

/** One figure a month. */
export type HeadlineSeries = {
	/** peak draw of what is energized, MW IT */
	readonly itMW: Float64Array
	/** what the verdict measures, MW IT */
	readonly deliveredItMW: Float64Array
	/** NaN where nothing is asked */
	readonly servedShare: Float64Array
	/** 0: none, else the place of the layer that binds, from 1 */
	readonly binding: Uint8Array
}

export type Headline = {
	readonly figures: readonly HeadlineFigure[]
	readonly series: HeadlineSeries
	/** MW IT that full power is, and what the plan is measured by */
	readonly asked: { readonly itMW: number; readonly basis: PlanVerdict['basis'] }
}

/** Share of a target that is met: `odds.targetMet` of the plan, `odds.sites.ID.targetMet`: 1 met, 0 late, NaN none stated. */
export const TARGET_MET = 'targetMet'

/** All that is kept of a run. Two plans with the same entries have the same figures in the same order. Rule U7. */
export function headlineOf(frame: HeadlineRun): Headline {
	const dates = planDates(frame.world.model.plan, noteOf(frame, measureSites))
	const { bindings } = noteOf(frame, findHeadline)
	const balance = balanceResult(noteOf(frame, balancePlan), bindings)
	const figures = [
		...verdictFigures(frame, dates),
		...moneyFigures(frame),
		...peopleFigures(frame),
		number('stranded.acceleratorMonths', balance.stranded.acceleratorMonths),
		...dateFigures(frame),
	]
	const asked = { itMW: dates.targetItMW, basis: dates.basis }
	return { figures, series: seriesOf(frame, balance), asked }
}

const number = (key: string, value: number): HeadlineFigure => ({ key, kind: 'number', value })
const month = (key: string, value: number): HeadlineFigure => ({ key, kind: 'month', value })

function verdictFigures({ world }: HeadlineRun, verdict: PlanDates): readonly HeadlineFigure[] {
	const { plan, months } = world.model
	const last = months.at(-1) ?? ''
	const placed = (of: string | null) => (of === null ? NaN : monthsBetween(plan.startMonth, of))
	const { fullPower, sites } = verdict
	const stated = Object.values(sites).filter(({ basis }) => basis === 'stated')
	const dates = (key: string, of: Pick<SiteVerdict, 'firstPower' | 'fullPower'>) => [
		month(`${key}.firstPower`, placed(of.firstPower)),
		month(`${key}.fullPower.month`, placed(of.fullPower.month)),
	]
	return [
		...dates('verdict', verdict),
		number('verdict.fullPower.monthsLate', fullPower.monthsLate ?? NaN),
		number(TARGET_MET, metOf(stated, last)),
		...Object.entries(sites).flatMap(([id, site]) => [
			...dates(`verdict.sites.${id}`, site),
			number(`${TARGET_MET}.${id}`, metOf(site.basis === 'stated' ? [site] : [], last)),
		]),
	]
}

/** No step of any site late; a step behind the plan is not judged. NaN: nothing is stated. */
function metOf(stated: readonly Pick<SiteVerdict, 'steps'>[], last: string): number {
	const steps = stated.flatMap((site) => site.steps).filter((step) => step.month <= last)
	if (steps.length === 0) return NaN
	return Number(steps.every(({ monthsLate }) => monthsLate !== null && monthsLate <= 0))
}

function moneyFigures(frame: HeadlineRun): readonly HeadlineFigure[] {
	return Object.entries(MONEY).map(([key, quantity]) => number(key, columnOf(frame, quantity).at(0, 0)))
}

function peopleFigures(frame: HeadlineRun): readonly HeadlineFigure[] {
	const peak = (quantity: QuantityNode, row: number) =>
		cellsOf(columnOf(frame, quantity), row).reduce((most, heads) => Math.max(most, heads), 0)
	return [
		number('workforce.construction.peak.headcount', peak(constructionHeadcount, 0)),
		...TRADES.map((trade, row) => number(`workforce.trades.${trade}.peak.headcount`, peak(tradeHeads.worked, row))),
	]
}

/** When halls, plants and orders are done, and contracts begin. Orders that a refresh implies come and go with its chips. */
function dateFigures(frame: HeadlineRun): readonly HeadlineFigure[] {
	const { model } = frame.world
	const { items, dates } = noteOf(frame, levelWork)
	const stated = new Set(
		model.plan.chipOrders.flatMap(({ id }, place) => (model.statedOrder[place] === place ? id : [])),
	)
	const starts = columnOf(frame, serviceStart)
	const ready = columnOf(frame, finishIfOrdered)
	const halls = new Map(model.plan.buildPhases.map(({ id }, hall) => [id, ready.at(hall, 0)]))
	const finishOf = ({ kind, id }: Item, place: number) =>
		(kind === 'phase' ? halls.get(id) : dates[place]?.finish) ?? NaN
	return [
		...items.flatMap((item, place) => {
			const { kind, id } = item
			return kind === 'order' && !stated.has(id) ? [] : [month(`schedule.${kind}:${id}.finish`, finishOf(item, place))]
		}),
		...model.plan.powerContracts.map(({ id }, row) => month(`contracts.${id}.start`, starts.at(row, 0))),
	]
}

function seriesOf(frame: HeadlineRun, { binding, servedShare, sites }: BalanceResult): HeadlineSeries {
	const { months, model } = frame.world
	const [itMW, deliveredItMW] = [new Float64Array(months), new Float64Array(months)]
	const capacity = columnOf(frame, delivered)
	for (const [row, { id }] of model.plan.sites.entries()) {
		const drawn = sites[id]?.power.itPowerMW
		const own = cellsOf(capacity, row)
		for (let cell = 0; cell < months; cell++) {
			if (drawn) add(itMW, cell, at(drawn, cell))
			add(deliveredItMW, cell, at(own, cell))
		}
	}
	return {
		itMW,
		deliveredItMW,
		servedShare: Float64Array.from(servedShare, (share) => share ?? NaN),
		binding: Uint8Array.from(binding, (layer) => (layer === null ? 0 : LAYERS.indexOf(layer) + 1)),
	}
}
