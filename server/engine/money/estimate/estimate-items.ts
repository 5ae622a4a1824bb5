import { keyOfNote } from '#shared/schemas/note-key.ts'
import type { PlanList } from '#shared/fields/lists.ts'
import type { Confidence } from '#shared/catalogue/types.ts'
import { indexAt, item } from '../../cells.ts'
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
	const { model } = world
	const { buildPhases, sites, powerContracts, gatingWorks, chipOrders } = model.plan
	const at = (column: Column, index: number) => column.at(index, 0)
	return [
		...buildPhases.flatMap((hall, index): readonly EstimateItem[] => {
			if (at(cost.isBuilt, index) === 0) return []
			const around = at(cost.soft, index) + at(cost.contingency, index)
			const place = { list: 'buildPhases', id: hall.id, field: 'capexUsdPerWatt' } as const
			const { confidence } = placesOf(world, 'phase', index).costMarket.row
			const usd = at(cost.hall, index) - around
			return [stated(model, { usd, place, value: hall.capexUsdPerWatt, confidence }), guessed(around)]
		}),
		...sites.flatMap((site, index) => {
			const place = { list: 'sites', id: site.id, field: 'landUsdPerHectare' } as const
			const land = { usd: at(cost.land, index), place, value: site.landUsdPerHectare, confidence: 'low' } as const
			return [guessed(at(cost.substation, index)), stated(model, land)]
		}),
		...powerContracts.flatMap((contract, index) => contractItems(model, cost, { contract, index })),
		...gatingWorks.map(({ id, contributionUsd }, index) => {
			const place = { list: 'gatingWorks', id, field: 'contributionUsd' } as const
			return stated(model, { usd: at(cost.contribution, index), place, value: contributionUsd, confidence: 'low' })
		}),
		...chipOrders.flatMap((order, index) => {
			const price = at(cost.accelerators, index) * at(cost.chipPrice, index)
			const { id } = item(chipOrders, indexAt(model.statedOrder, index))
			const place = { list: 'chipOrders', id, field: 'unitPriceUsd' } as const
			const { confidence } = orderAt(model, index).chip
			return [
				stated(model, { usd: price, place, value: order.unitPriceUsd, confidence }),
				guessed(at(cost.order, index) - price),
			]
		}),
	].filter(({ usd }) => usd > 0)
}

type One = { readonly contract: EngineModel['plan']['powerContracts'][number]; readonly index: number }

function contractItems(model: EngineModel, cost: EstimateCosts, { contract, index }: One): readonly EstimateItem[] {
	const { id, networkUpgradeUsd, capexUsdPerKW } = contract
	const list = 'powerContracts'
	const { kind } = contractAt(model, index)
	const confidence = kind.capexConfidence ?? kind.confidence
	return [
		guessed(cost.connection.at(index, 0)),
		stated(model, {
			...{ usd: cost.upgrade.at(index, 0), value: networkUpgradeUsd, confidence: 'low' },
			place: { list, id, field: 'networkUpgradeUsd' },
		}),
		stated(model, {
			...{ usd: cost.plant.at(index, 0), value: capexUsdPerKW, confidence },
			place: { list, id, field: 'capexUsdPerKW' },
		}),
	]
}
