import { DELIVERED } from '#shared/fields/contract-terms.ts'
import { perKWToPerMW } from '#shared/units/conversions.ts'
import { type At, fromField } from '../../../inputs/from-field.ts'
import { defineInput } from '../../../kernel/quantity.ts'
import { placesOf } from '../../../places/rows-of-site.ts'
import { fromRow, fromRule } from '../../../sourced.ts'
import type { EngineWorld } from '../../../world.ts'
import { contractAt, kindAt } from '../contract-inputs.ts'
import { gasSupplyAt } from '../gas-supply.ts'
import { figureOfKind } from '../kind-inputs.ts'
import { ownerOf } from '../ownership.ts'
import { contractPrices, hubPrice, pricesOfRegion, wiresUsdPerMWh } from './purchase-price.ts'

const shared = { per: 'horizon', kind: 'rate', unit: 'usdPerMWh', source: 'Methodology §4' } as const

/** The contract's site's region and its prices. */
function regionOf(world: EngineWorld, index: number) {
	const { row } = placesOf(world, 'contract', index).gridRegion
	return { row, prices: pricesOfRegion(row) }
}

const pipeAt = ({ model }: EngineWorld, index: number) =>
	gasSupplyAt(model, model.siteIndex.get(contractAt(model, index).contract.siteId) ?? -1)

function pricesOf(world: EngineWorld, index: number) {
	const { contract, kind } = contractAt(world.model, index)
	const { fuelUsdPerMMBtu } = contract
	const pipe = kind.role === 'onsite_combustion' ? pipeAt(world, index)?.usdPerMMBtu : null
	return contractPrices({
		stated: { ...contract, fuelUsdPerMMBtu: fuelUsdPerMMBtu ?? pipe ?? null },
		kind,
		region: regionOf(world, index).prices,
		wiresUsdPerMWh: wiresUsdPerMWh(world.model.catalogue),
	})
}

/** What a plant of one's own costs to run, where its kind says so. */
function ownOperation(at: At<'powerContracts'>) {
	const isOwn = ownerOf(contractAt(at.model, at.index))?.own === true
	return isOwn ? figureOfKind(kindAt(at), 'ownOperationUsdPerMWh') : null
}

/** A dash where energy is delivered that neither the plan nor the kind nor the region has a price for. */
export const energyPrice = fromField('powerContracts', 'energyPriceUsdPerMWh', {
	key: 'contracts.energyPriceUsdPerMWh',
	short: 'Price of its energy',
	symbol: 'p_E',
	rule: 'E15',
	sparse: true,
	otherwise: (at) => {
		const kind = kindAt(at)
		const operation = ownOperation(at)
		if (operation) return operation
		// A contract for differences without a strike settles at the hub: nothing.
		const prices = kind.settlesAtHub ? hubOf(at.world, at.index) : pricesOf(at.world, at.index)
		if (prices.energyUsdPerMWh === null && DELIVERED.includes(kind.role)) {
			const { name } = regionOf(at.world, at.index).row
			return at.none({ code: 'no_price_in_region', facts: { gridRegion: name } }, NaN)
		}
		return fromRule(prices.energyUsdPerMWh ?? 0, {
			rule: 'E15',
			text: prices.rule === null ? 'stated' : { code: 'price_by_rule', facts: { rule: prices.rule } },
			source: kind.source,
		})
	},
})

export function hubOf(world: EngineWorld, index: number) {
	const energyUsdPerMWh = hubPrice(regionOf(world, index).prices, wiresUsdPerMWh(world.model.catalogue))
	return { energyUsdPerMWh, rule: 'settles_at_hub' as const }
}

/** What a virtual PPA gets back for its energy; 0 for contracts that deliver. */
export const hubCredit = defineInput({
	...shared,
	scope: 'contract',
	id: 'finance.hubCredit',
	symbol: 'p_hub',
	label: 'Hub price a virtual PPA settles against',
	rule: 'E15',
	read: (world: EngineWorld, index) => {
		const text = 'hub_of_differences_only'
		if (!kindAt({ model: world.model, index }).settlesAtHub)
			return fromRule(0, { rule: 'E15', text, source: shared.source })
		const { row, prices } = regionOf(world, index)
		const hub = hubPrice(prices, wiresUsdPerMWh(world.model.catalogue)) ?? 0
		return fromRow(hub, { table: 'gridRegions', row, field: 'wholesalePriceUsdPerMWh' })
	},
})

/** A month’s bill for a megawatt: the field is by the kilowatt. */
export const demandPrice = fromField('powerContracts', 'demandChargeUsdPerKWMonth', {
	id: 'finance.demandPrice',
	symbol: 'p_D',
	rule: 'E17',
	as: { unit: 'usdPerMW', value: perKWToPerMW, scales: true },
	otherwise: (at) => {
		const { demandUsdPerKWMonth } = pricesOf(at.world, at.index)
		if (demandUsdPerKWMonth === 0) return at.none('no_demand_charge')
		const place = { table: 'powerContractTypes', row: kindAt(at), field: 'demandChargeUsdPerKWMonth' }
		return fromRow(perKWToPerMW(demandUsdPerKWMonth), place)
	},
})

export const annualEscalation = fromField('powerContracts', 'annualEscalation', {
	id: 'finance.annualEscalation',
	symbol: 'e',
	rule: 'E15',
})

export const takeOrPayShare = fromField('powerContracts', 'takeOrPayShare', {
	id: 'finance.takeOrPayShare',
	symbol: 'τ',
	rule: 'eR26',
	settled: (at) => {
		const { role } = kindAt(at)
		return role === 'import' || role === 'onsite_combustion' ? null : at.none('no_take_or_pay')
	},
})

export const minimumDemandShare = fromField('powerContracts', 'minimumDemandShare', {
	id: 'finance.minimumDemandShare',
	symbol: 'μ',
	rule: 'E17',
	otherwise: (at) => {
		const kind = kindAt(at)
		return (
			figureOfKind(kind, 'minimumDemandShare') ?? at.none({ code: 'kind_without_minimum', facts: { kind: kind.name } })
		)
	},
})
