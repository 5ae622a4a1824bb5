import { keyOfNote } from '#shared/schemas/note-key.ts'
import type { PlanList } from '#shared/fields/lists.ts'
import type { Confidence } from '#shared/catalogue/types.ts'
import { figureAt, indexAt, item } from '../../cells.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { contractAt } from '../../layers/energy/contract-inputs.ts'
import { orderAt } from '../../schedule/supply/order-inputs.ts'
import { placesOf } from '../../places/rows-of-site.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import type { EstimateItem, EstimateQuality } from './estimate.ts'

/** What the items of an estimate cost. */
export type EstimateCosts = Readonly<
	Record<
		| 'hall'
		| 'isBuilt'
		| 'soft'
		| 'contingency'
		| 'substation'
		| 'land'
		| 'connection'
		| 'upgrade'
		| 'contribution'
		| 'plant'
		| 'order'
		| 'chipPrice'
		| 'accelerators',
		Column
	>
>

type Place = { readonly list: PlanList; readonly id: string; readonly field: string }

const byConfidence = (confidence: Confidence): EstimateQuality => (confidence === 'low' ? 'guess' : 'benchmark')

/** An item whose figure the plan states, else a row does, else nobody. */
function stated(
	{ plan }: EngineModel,
	of: { readonly usd: number; readonly place: Place; readonly value: number | null; readonly confidence: Confidence },
): EstimateItem {
	const { usd, place, value, confidence } = of
	if (value === null) return { usd, quality: byConfidence(confidence), range: null }
	const note = plan.notes[keyOfNote(place)]
	return { usd, quality: note?.quality ?? 'benchmark', range: rangeOf(note, value) }
}

type Spread = { readonly low: number | null; readonly high: number | null }

/** How far a figure may be off by its own note; null where that does not say, or nothing is stated to be off. */
function rangeOf(note: Spread | undefined, value: number): EstimateItem['range'] {
	if (!note || note.low === null || note.high === null || value <= 0) return null
	return { low: note.low / value - 1, high: note.high / value - 1 }
}

const guessed = (usd: number): EstimateItem => ({ usd, quality: 'guess', range: null })

/** Everything a plan pays capital for, and how good each figure is. mM6 */
export function estimateItems(world: EngineWorld, cost: EstimateCosts): readonly EstimateItem[] {
	const { buildPhases, sites, powerContracts, gatingWorks, chipOrders } = world.model.plan
	const of = { world, cost }
	const items: EstimateItem[] = []
	for (const index of buildPhases.keys()) items.push(...hallItems(of, index))
	for (const index of sites.keys()) items.push(...siteItems(of, index))
	for (const index of powerContracts.keys()) items.push(...contractItems(of, index))
	for (const index of gatingWorks.keys()) items.push(contributionItem(of, index))
	for (const index of chipOrders.keys()) items.push(...orderItems(of, index))
	return items.filter(({ usd }) => usd > 0)
}

type Of = { readonly world: EngineWorld; readonly cost: EstimateCosts }

function hallItems({ world, cost }: Of, index: number): readonly EstimateItem[] {
	if (figureAt(cost.isBuilt, index) === 0) return []
	const around = figureAt(cost.soft, index) + figureAt(cost.contingency, index)
	const { id, capexUsdPerWatt: value } = item(world.model.plan.buildPhases, index)
	const place = { list: 'buildPhases', id, field: 'capexUsdPerWatt' } as const
	const { confidence } = placesOf(world, 'phase', index).costMarket.row
	const usd = figureAt(cost.hall, index) - around
	return [stated(world.model, { usd, place, value, confidence }), guessed(around)]
}

function siteItems({ world: { model }, cost }: Of, index: number): readonly EstimateItem[] {
	const { id, landUsdPerHectare: value } = item(model.plan.sites, index)
	const place = { list: 'sites', id, field: 'landUsdPerHectare' } as const
	const land = { usd: figureAt(cost.land, index), place, value, confidence: 'low' } as const
	return [guessed(figureAt(cost.substation, index)), stated(model, land)]
}

function contractItems({ world: { model }, cost }: Of, index: number): readonly EstimateItem[] {
	const { id, networkUpgradeUsd, capexUsdPerKW } = item(model.plan.powerContracts, index)
	const list = 'powerContracts'
	const { kind } = contractAt(model, index)
	const confidence = kind.capexConfidence ?? kind.confidence
	return [
		guessed(figureAt(cost.connection, index)),
		stated(model, {
			...{ usd: figureAt(cost.upgrade, index), value: networkUpgradeUsd, confidence: 'low' },
			place: { list, id, field: 'networkUpgradeUsd' },
		}),
		stated(model, {
			...{ usd: figureAt(cost.plant, index), value: capexUsdPerKW, confidence },
			place: { list, id, field: 'capexUsdPerKW' },
		}),
	]
}

function contributionItem({ world: { model }, cost }: Of, index: number): EstimateItem {
	const { id, contributionUsd: value } = item(model.plan.gatingWorks, index)
	const place = { list: 'gatingWorks', id, field: 'contributionUsd' } as const
	return stated(model, { usd: figureAt(cost.contribution, index), place, value, confidence: 'low' })
}

function orderItems({ world: { model }, cost }: Of, index: number): readonly EstimateItem[] {
	const usd = figureAt(cost.accelerators, index) * figureAt(cost.chipPrice, index)
	const { id } = item(model.plan.chipOrders, indexAt(model.statedOrder, index))
	const place = { list: 'chipOrders', id, field: 'unitPriceUsd' } as const
	const { unitPriceUsd: value } = item(model.plan.chipOrders, index)
	const { confidence } = orderAt(model, index).chip
	return [stated(model, { usd, place, value, confidence }), guessed(figureAt(cost.order, index) - usd)]
}
