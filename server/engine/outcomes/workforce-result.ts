import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { type Layer, LAYERS, type Peak, type TradeResult, type WorkforceResult } from '#shared/result.ts'
import type { Column } from '../kernel/algorithm.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import { plannedHours, workedHours } from '../schedule/schedule.quantities.ts'
import { hoursPerHead } from '../schedule/site-inputs.ts'
import type { EngineModel } from '../world.ts'
import { gatingTrade } from './workforce-gating.ts'
import { constructionHeadcount, operationsHeadcount, unlevelledHeadcount } from './workforce-plan.ts'
import { rolesByMonth } from './workforce-roles.ts'
import { tradeHeads, tradeHours } from './workforce-trades.ts'
import * as heads from './workforce-heads.ts'
import * as people from './workforce.quantities.ts'

/** The people of a finished run, as the result document tells them. Trades that nothing asks for are left out. */
export function workforceResult(frame: Frame<EngineModel>): WorkforceResult {
	const { model, months } = frame.world
	const read = (quantity: QuantityNode): Column => columnOf(frame, quantity)
	const crews = crewReader(frame)
	const trades = TRADES.filter((_, trade) =>
		model.plan.sites.some((_, site) => crews.any(site, trade, [heads.requiredHeads, plannedHours])),
	)
	const series = (quantity: QuantityNode) => Array.from({ length: months }, (_, month) => read(quantity).at(0, month))
	const value = (quantity: QuantityNode) => read(quantity).at(0, 0)
	const construction = series(constructionHeadcount)
	const unlevelled = series(unlevelledHeadcount)
	const allSites = model.plan.sites.map((_, site) => site)
	return {
		trades: byKey(trades, (trade) => tradeResult(frame, trade)),
		byLayer: byKey(LAYERS, (layer) => {
			const heads = byKey(trades, (trade) => layerHeads(crews, layer, TRADES.indexOf(trade)))
			return Object.fromEntries(Object.entries(heads).filter(([, of]) => of.some((head) => head > 0)))
		}),
		bySite: Object.fromEntries(
			model.plan.sites.map(({ id }, site) => [
				id,
				byKey(
					trades.filter((trade) => crews.any(site, TRADES.indexOf(trade), [heads.workedHeads])),
					(trade) => crews.sum([site], TRADES.indexOf(trade), [heads.workedHeads]),
				),
			]),
		),
		construction: {
			headcount: construction,
			peak: peakOf(construction, model.months),
			hours: value(people.constructionHours),
		},
		unlevelled: {
			trades: byKey(trades, (trade) => crews.heads(allSites, TRADES.indexOf(trade), [plannedHours])),
			construction: {
				headcount: unlevelled,
				peak: peakOf(unlevelled, model.months),
				hours: read(plannedHours).values.reduce((sum, hours) => sum + hours, 0),
			},
		},
		operations: { headcount: series(operationsHeadcount), byRole: rolesByMonth(frame) },
		participation: { localShare: value(people.localShare), apprentices: value(people.apprenticesNeeded) },
		safety: { expectedRecordables: value(people.expectedRecordables) },
		gating: gatingTrade(frame),
	}
}

function tradeResult(frame: Frame<EngineModel>, trade: (typeof TRADES)[number]): TradeResult {
	const { months, model } = frame.world
	const index = TRADES.indexOf(trade)
	const series = (quantity: QuantityNode) => {
		const column = columnOf(frame, quantity)
		return Array.from({ length: months }, (_, month) => column.at(index, month))
	}
	const worked = series(tradeHeads.worked)
	return {
		required: series(tradeHeads.required),
		available: series(tradeHeads.available),
		worked,
		shortfall: series(tradeHeads.shortfall),
		asked: series(tradeHeads.asked),
		missing: series(tradeHeads.missing),
		peak: peakOf(worked, model.months),
		hours: columnOf(frame, tradeHours).at(index, 0),
	}
}

/** Construction people and those who run the sites; engineers of models and applications are not counted. */
function layerHeads(crews: CrewReader, layer: Layer, trade: number): readonly number[] {
	const building =
		layer === 'applications' ? crews.sum([], trade, []) : crews.heads(crews.sites, trade, [workedHours[layer]])
	const running =
		layer === 'applications' || layer === 'models' ? [] : crews.sum(crews.sites, trade, [people.operationsHeads[layer]])
	return building.map((head, month) => head + (running[month] ?? 0))
}

type CrewReader = ReturnType<typeof crewReader>

function crewReader(frame: Frame<EngineModel>) {
	const { months } = frame.world
	const perHead = columnOf(frame, hoursPerHead)
	const rowOf = (quantity: QuantityNode, crew: number) =>
		columnOf(frame, quantity).values.subarray(crew * months, (crew + 1) * months)
	const total = (
		at: readonly number[],
		trade: number,
		of: { readonly quantities: readonly QuantityNode[]; readonly weight: (site: number) => number },
	): readonly number[] => {
		const sums = new Float64Array(months)
		for (const site of at) {
			const weight = of.weight(site)
			for (const quantity of of.quantities) {
				const row = rowOf(quantity, site * TRADES.length + trade)
				for (let month = 0; month < months; month++) sums[month] = (sums[month] ?? 0) + (row[month] ?? 0) * weight
			}
		}
		return Array.from(sums)
	}
	return {
		sites: frame.world.model.plan.sites.map((_, site) => site),
		sum: (at: readonly number[], trade: number, quantities: readonly QuantityNode[]) =>
			total(at, trade, { quantities, weight: () => 1 }),
		/** hours as people */
		heads: (at: readonly number[], trade: number, quantities: readonly QuantityNode[]) =>
			total(at, trade, { quantities, weight: (site) => 1 / perHead.at(site, 0) }),
		any: (site: number, trade: number, quantities: readonly QuantityNode[]) =>
			quantities.some((quantity) => rowOf(quantity, site * TRADES.length + trade).some((figure) => figure > 0)),
	}
}

function byKey<K extends string, T>(keys: readonly K[], make: (key: K) => T): Readonly<Record<K, T>>
function byKey<T>(keys: readonly string[], make: (key: string) => T): Readonly<Record<string, T>> {
	return Object.fromEntries(keys.map((key) => [key, make(key)]))
}

function peakOf(headcount: readonly number[], months: readonly string[]): Peak {
	const most = headcount.reduce((peak, heads) => Math.max(peak, heads), 0)
	return { month: most > 0 ? (months[headcount.indexOf(most)] ?? null) : null, headcount: most }
}
