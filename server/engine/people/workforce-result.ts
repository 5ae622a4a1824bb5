import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { at } from '../cells.ts'
import type { Peak, TradeResult, WorkforceResult } from '#shared/result.ts'
import { type Layer, LAYERS } from '#shared/layers.ts'
import { told } from '../document/told.ts'
import { listOf, seriesOf } from '../document-series.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import { hoursBeforePlan, plannedHours, workedHours } from '../schedule/schedule.quantities.ts'
import { hoursPerHead } from '../schedule/labour/worker-month.ts'
import { madeWhenRead } from '#shared/records/made-when-read.ts'
import type { EngineModel } from '../world.ts'
import { hoursToDate, plannedHoursToDate } from './hours-to-date.ts'
import { onSiteHeadcount } from './on-site-heads.ts'
import { gatingTrade } from './workforce-gating.ts'
import { constructionHeadcount, constructionHours, unlevelledHeadcount } from './workforce-plan.ts'
import { rolesByMonth } from './workforce-roles.ts'
import { tradeHours } from './workforce-trades.ts'
import * as heads from './workforce-heads.ts'
import * as people from './workforce.quantities.ts'

/** The people of a finished run, as the result document tells them. Trades that nothing asks for are left out. */
export function workforceResult(frame: Frame<EngineModel>): WorkforceResult {
	const { model } = frame.world
	const read = (quantity: QuantityNode): Column => columnOf(frame, quantity)
	const crews = crewReader(frame)
	const series = (quantity: QuantityNode) => seriesOf(frame, quantity, 0)
	const value = (quantity: QuantityNode) => read(quantity).at(0, 0)
	const asked = madeWhenRead({ trades: () => askedTrades(frame, crews) })
	return madeWhenRead<WorkforceResult>({
		trades: () => byKey(asked.trades, (trade) => tradeResult(frame, trade)),
		byLayer: () =>
			byKey(LAYERS, (layer) => {
				const heads = byKey(asked.trades, (trade) => layerHeads(crews, layer, TRADES.indexOf(trade)))
				return Object.fromEntries(Object.entries(heads).filter(([, of]) => of.some((head) => head > 0)))
			}),
		bySite: () =>
			Object.fromEntries(
				model.plan.sites.map(({ id }, site) => {
					const at = (trade: (typeof TRADES)[number]) => ({ site, trade: TRADES.indexOf(trade) })
					const working = asked.trades.filter((trade) => crews.any(at(trade), heads.workedHeads))
					return [id, byKey(working, (trade) => crews.row(at(trade), heads.workedHeads))]
				}),
			),
		construction: () => {
			const headcount = series(constructionHeadcount)
			return {
				headcount,
				onSite: { headcount: series(onSiteHeadcount) },
				peak: peakOf(headcount, model.months),
				hours: value(constructionHours.total),
				hoursToDate: series(hoursToDate),
				beforePlanHours: sumOf(read(hoursBeforePlan).values),
			}
		},
		unlevelled: () => {
			const headcount = series(unlevelledHeadcount)
			return {
				trades: byKey(asked.trades, (trade) => crews.heads(TRADES.indexOf(trade), plannedHours)),
				construction: {
					headcount,
					peak: peakOf(headcount, model.months),
					hours: sumOf(read(plannedHours).values),
					hoursToDate: series(plannedHoursToDate),
				},
			}
		},
		baseline: () => ({ construction: told(frame, 'workforce.baseline.construction', 0) }),
		actual: () => told(frame, 'workforce.actual', 0),
		travellers: () => told(frame, 'workforce.travellers', 0),
		thirdParty: () => told(frame, 'workforce.thirdParty', 0),
		operations: () => ({ ...told(frame, 'workforce.operations', 0), byRole: rolesByMonth(frame) }),
		participation: () => told(frame, 'workforce.participation', 0),
		safety: () => told(frame, 'workforce.safety', 0),
		gating: () => gatingTrade(frame),
	})
}

/** Trades that anything asks for. */
function askedTrades(frame: Frame<EngineModel>, crews: CrewReader): readonly (typeof TRADES)[number][] {
	const hours = columnOf(frame, tradeHours.total)
	return TRADES.filter(
		(_, trade) =>
			hours.at(trade, 0) > 0 ||
			crews.sites.some(
				(site) => crews.any({ site, trade }, heads.requiredHeads) || crews.any({ site, trade }, plannedHours),
			),
	)
}

function tradeResult(frame: Frame<EngineModel>, trade: (typeof TRADES)[number]): TradeResult {
	const { model } = frame.world
	const index = TRADES.indexOf(trade)
	const { hours, ...heads } = told(frame, 'workforce.trades', index)
	return { ...heads, peak: peakOf(heads.worked, model.months), hours }
}

/** Construction people and those who run the sites; engineers of models and applications are not counted. */
function layerHeads(crews: CrewReader, layer: Layer, trade: number): readonly number[] {
	const heads = new Float64Array(crews.months)
	if (layer !== 'applications') crews.addHeads(heads, trade, workedHours[layer])
	if (layer !== 'applications' && layer !== 'models') {
		const running = new Float64Array(crews.months)
		for (const site of crews.sites) crews.add(running, { site, trade }, people.operationsHeads[layer])
		addRow(heads, { values: running, from: 0, weight: 1 })
	}
	return listOf(heads)
}

type Crew = { readonly site: number; readonly trade: number }
type CrewReader = ReturnType<typeof crewReader>

/** Reads rows of crew quantities, a row of months for every site and trade. */
function crewReader(frame: Frame<EngineModel>) {
	const { months } = frame.world
	const perHead = columnOf(frame, hoursPerHead)
	const sites = frame.world.model.plan.sites.map((_, site) => site)
	const rowAt = ({ site, trade }: Crew) => (site * TRADES.length + trade) * months
	const add = (sums: Float64Array, crew: Crew, quantity: QuantityNode) => {
		addRow(sums, { values: columnOf(frame, quantity).values, from: rowAt(crew), weight: 1 })
	}
	/** the hours of all sites as people */
	const addHeads = (sums: Float64Array, trade: number, hours: QuantityNode) => {
		const { values } = columnOf(frame, hours)
		for (const site of sites) {
			const from = rowAt({ site, trade })
			for (let month = 0; month < months; month++) {
				sums[month] = at(sums, month) + at(values, from + month) / perHead.at(site, month)
			}
		}
	}
	return {
		months,
		sites,
		add,
		addHeads,
		row: (crew: Crew, quantity: QuantityNode) =>
			listOf(columnOf(frame, quantity).values.subarray(rowAt(crew), rowAt(crew) + months)),
		heads: (trade: number, hours: QuantityNode) => {
			const sums = new Float64Array(months)
			addHeads(sums, trade, hours)
			return listOf(sums)
		},
		any: (crew: Crew, quantity: QuantityNode) =>
			anyAboveZero(columnOf(frame, quantity).values, rowAt(crew), rowAt(crew) + months),
	}
}

function addRow(
	sums: Float64Array,
	{ values, from, weight }: { readonly values: Float64Array; readonly from: number; readonly weight: number },
): void {
	for (let month = 0; month < sums.length; month++) {
		sums[month] = (sums[month] ?? NaN) + (values[from + month] ?? NaN) * weight
	}
}

function anyAboveZero(values: Float64Array, from: number, until: number): boolean {
	for (let cell = from; cell < until; cell++) if ((values[cell] ?? NaN) > 0) return true
	return false
}

function sumOf(figures: Float64Array): number {
	let sum = 0
	for (let cell = 0; cell < figures.length; cell++) sum += figures[cell] ?? NaN
	return sum
}

function byKey<K extends string, T>(keys: readonly K[], make: (key: K) => T): Readonly<Record<K, T>>
function byKey<T>(keys: readonly string[], make: (key: string) => T): Readonly<Record<string, T>> {
	return Object.fromEntries(keys.map((key) => [key, make(key)]))
}

function peakOf(headcount: readonly number[], months: readonly string[]): Peak {
	const most = headcount.reduce((peak, heads) => Math.max(peak, heads), 0)
	return { month: most > 0 ? (months[headcount.indexOf(most)] ?? null) : null, headcount: most }
}
