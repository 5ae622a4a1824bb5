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
		| 'refit'
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

type EstimateItemsPlace = { readonly list: PlanList; readonly id: string; readonly field: string }

const byConfidence = (confidence: Confidence): EstimateQuality => (confidence === 'low' ? 'guess' : 'benchmark')

/** An item whose figure the plan states, else a row does, else nobody. */
function stated(
	{ plan }: EngineModel,
	of: {
		readonly usd: number
		readonly place: EstimateItemsPlace
		readonly value: number | null
		readonly confidence: Confidence
	},
): EstimateItem {
	const { usd, place, value, confidence } = of
	if (value === null) return { usd, quality: byConfidence(confidence), range: null }
	const note = plan.notes[keyOfNote(place)]
	return { usd, quality: note?.quality ?? 'benchmark', range: rangeOf(note, value) }
}

type Spread = Pick<EngineModel['plan']['notes'][string], 'low' | 'high'>

/** How far a figure may be off by its own note; null where that does not say, or nothing is stated to be off. */
function rangeOf(note: Spread | undefined, value: number): EstimateItem['range'] {
	if (typeof note?.low !== 'number' || typeof note.high !== 'number' || value <= 0) return null
	return { low: note.low / value - 1, high: note.high / value - 1 }
}

function addGuess(items: EstimateItem[], usd: number): void {
	if (usd > 0) items.push({ usd, quality: 'guess', range: null })
}

/** Everything a plan pays capital for, and how good each figure is; nothing else is read of what costs nothing. mM6 */
export function estimateItems(world: EngineWorld, cost: EstimateCosts): readonly EstimateItem[] {
	const items: EstimateItem[] = []
	const of = { world, cost }
	for (let index = 0; index < cost.hall.count; index++) addHall(items, of, index)
	for (let index = 0; index < cost.land.count; index++) addSite(items, of, index)
	for (let index = 0; index < cost.connection.count; index++) addContract(items, of, index)
	for (let index = 0; index < cost.contribution.count; index++) addContribution(items, of, index)
	for (let index = 0; index < cost.order.count; index++) addOrder(items, of, index)
	return items
}

type AddHallParams = { readonly world: EngineWorld; readonly cost: EstimateCosts }

function addHall(items: EstimateItem[], { world, cost }: AddHallParams, index: number): void {
	addGuess(items, figureAt(cost.refit, index))
	if (figureAt(cost.isBuilt, index) === 0) return
	const { id, capexUsdPerWatt: value } = item(world.model.plan.buildPhases, index)
	// A price of the whole hall holds its soft cost and contingency, too.
	const around = value === null ? figureAt(cost.soft, index) + figureAt(cost.contingency, index) : 0
	const usd = figureAt(cost.hall, index) - around
	if (usd > 0) {
		const { confidence } = placesOf(world, 'phase', index).costMarket.row
		const place = { list: 'buildPhases', id, field: 'capexUsdPerWatt' } as const
		items.push(stated(world.model, { usd, place, value, confidence }))
	}
	addGuess(items, around)
}

function addSite(items: EstimateItem[], { world: { model }, cost }: AddHallParams, index: number): void {
	addGuess(items, figureAt(cost.substation, index))
	const usd = figureAt(cost.land, index)
	if (!(usd > 0)) return
	const { id, landUsdPerHectare: value } = item(model.plan.sites, index)
	const place = { list: 'sites', id, field: 'landUsdPerHectare' } as const
	items.push(stated(model, { usd, place, value, confidence: 'low' }))
}

function addContract(items: EstimateItem[], { world: { model }, cost }: AddHallParams, index: number): void {
	addGuess(items, figureAt(cost.connection, index))
	const [upgradeUsd, plantUsd] = [figureAt(cost.upgrade, index), figureAt(cost.plant, index)]
	const list = 'powerContracts'
	if (upgradeUsd > 0) {
		const { id, networkUpgradeUsd: value } = item(model.plan.powerContracts, index)
		const place = { list, id, field: 'networkUpgradeUsd' } as const
		items.push(stated(model, { usd: upgradeUsd, place, value, confidence: 'low' }))
	}
	if (plantUsd > 0) {
		const { contract, kind } = contractAt(model, index)
		const place = { list, id: contract.id, field: 'capexUsdPerKW' } as const
		const confidence = kind.capexConfidence ?? kind.confidence
		items.push(stated(model, { usd: plantUsd, place, value: contract.capexUsdPerKW, confidence }))
	}
}

function addContribution(items: EstimateItem[], { world: { model }, cost }: AddHallParams, index: number): void {
	const usd = figureAt(cost.contribution, index)
	if (!(usd > 0)) return
	const { id, contributionUsd: value } = item(model.plan.gatingWorks, index)
	const place = { list: 'gatingWorks', id, field: 'contributionUsd' } as const
	items.push(stated(model, { usd, place, value, confidence: 'low' }))
}

function addOrder(items: EstimateItem[], { world: { model }, cost }: AddHallParams, index: number): void {
	const usd = figureAt(cost.accelerators, index) * figureAt(cost.chipPrice, index)
	if (usd > 0) {
		const { order, chip } = orderAt(model, index)
		const { id } = item(model.plan.chipOrders, indexAt(model.statedOrder, index))
		const place = { list: 'chipOrders', id, field: 'unitPriceUsd' } as const
		items.push(stated(model, { usd, place, value: order.unitPriceUsd, confidence: chip.confidence }))
	}
	addGuess(items, figureAt(cost.order, index) - usd)
}
