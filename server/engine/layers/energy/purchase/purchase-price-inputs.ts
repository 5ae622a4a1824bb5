import { defineInput, type Sourced } from '../../../kernel/quantity.ts'
import { fromPlan, fromRow, fromRule, planOrDefault, type FieldPlace } from '../../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../../world.ts'
import { contractAt } from '../contract-inputs.ts'
import { sourceOf } from './purchase-terms.ts'
import { contractPrices, hubPrice, type RegionPrices } from './purchase-price.ts'

const SOURCE = 'Methodology §4'
const shared = { scope: 'contract', per: 'horizon', kind: 'rate', rule: 'E15', source: SOURCE } as const

/** What the wires' energy charges add to wholesale where the demand charge is billed apart. Methodology §4. */
function wiresUsdPerMWh({ catalogue }: EngineModel): number {
	const row = catalogue.costModel.find(({ id }) => id === 'wires_energy_charge')
	if (!row) throw new Error('The catalogue has no wires_energy_charge.')
	return row.value
}

const place = (index: number, field: string): FieldPlace => ({ list: 'powerContracts', index, field })

/** Price of grid energy without a contract: the region's all-in price, else its hub and the wires. */
export const openPrice = defineInput({
	...shared,
	id: 'finance.openPrice',
	symbol: 'p_open',
	label: 'Price of energy no contract brings',
	scope: 'site',
	unit: 'usdPerMWh',
	rule: 'E14',
	read: ({ model }: EngineWorld, index) => {
		const row = model.places[index]?.gridRegion.row
		if (!row) throw new Error(`sites[${String(index)}] has no grid region.`)
		if (row.industrialPriceUsdPerMWh === null)
			return fromRow((row.wholesalePriceUsdPerMWh ?? 0) + wiresUsdPerMWh(model), {
				table: 'gridRegions',
				row,
				field: 'wholesalePriceUsdPerMWh',
			})
		return fromRow(row.industrialPriceUsdPerMWh, { table: 'gridRegions', row, field: 'industrialPriceUsdPerMWh' })
	},
})

/** The contract's site's region and its prices. */
function regionOf({ model, link }: EngineWorld, index: number) {
	const row = model.places[link('contract', 'site')?.[index] ?? -1]?.gridRegion.row
	if (!row) throw new Error(`powerContracts[${String(index)}] has no grid region.`)
	const prices: RegionPrices = {
		industrialUsdPerMWh: row.industrialPriceUsdPerMWh,
		wholesaleUsdPerMWh: row.wholesalePriceUsdPerMWh,
	}
	return { row, prices }
}

function pricesOf(world: EngineWorld, index: number) {
	const { contract, kind } = contractAt(world.model, index)
	return contractPrices({
		stated: contract,
		kind,
		region: regionOf(world, index).prices,
		wiresUsdPerMWh: wiresUsdPerMWh(world.model),
	})
}

export const energyPrice = defineInput({
	...shared,
	id: 'finance.energyPrice',
	symbol: 'p_E',
	label: 'Energy price at the plan’s start',
	unit: 'usdPerMWh',
	read: (world: EngineWorld, index) => {
		const { model } = world
		const { contract, kind } = contractAt(model, index)
		if (contract.energyPriceUsdPerMWh !== null) {
			return fromPlan(model, place(index, 'energyPriceUsdPerMWh'), contract.energyPriceUsdPerMWh)
		}
		// A contract for differences without a strike settles at the hub: nothing.
		const prices = kind.id === 'vppa' ? hubOf(world, index) : pricesOf(world, index)
		return fromRule(prices.energyUsdPerMWh ?? 0, {
			rule: 'E15',
			text: `The plan has no price: ${prices.rule}.`,
			source: kind.source,
		})
	},
})

function hubOf(world: EngineWorld, index: number) {
	const energyUsdPerMWh = hubPrice(regionOf(world, index).prices, wiresUsdPerMWh(world.model))
	return { energyUsdPerMWh, rule: 'no strike price, so it settles at the hub' }
}

/** What a virtual PPA gets back for its energy; 0 for contracts that deliver. */
export const hubCredit = defineInput({
	...shared,
	id: 'finance.hubCredit',
	symbol: 'p_hub',
	label: 'Hub price a virtual PPA is settled against',
	unit: 'usdPerMWh',
	read: (world: EngineWorld, index) => {
		const { kind } = contractAt(world.model, index)
		if (kind.id !== 'vppa') return nothing('Only a contract for differences is settled against a hub.')
		const { row, prices } = regionOf(world, index)
		const hub = hubPrice(prices, wiresUsdPerMWh(world.model)) ?? 0
		return fromRow(hub, { table: 'gridRegions', row, field: 'wholesalePriceUsdPerMWh' })
	},
})

export const demandPrice = defineInput({
	...shared,
	id: 'finance.demandPrice',
	symbol: 'p_D',
	label: 'Demand charge of a month at the plan’s start',
	unit: 'usdPerMW',
	rule: 'E17',
	read: (world: EngineWorld, index) => {
		const { contract, kind } = contractAt(world.model, index)
		const perMW = 1000
		if (contract.demandChargeUsdPerKWMonth !== null) {
			const stated = contract.demandChargeUsdPerKWMonth * perMW
			return fromPlan(world.model, place(index, 'demandChargeUsdPerKWMonth'), stated)
		}
		const { demandUsdPerKWMonth } = pricesOf(world, index)
		if (demandUsdPerKWMonth === 0) return nothing('No demand charge: the energy price holds it, or the kind has none.')
		return fromRow(demandUsdPerKWMonth * perMW, {
			table: 'powerContractTypes',
			row: kind,
			field: 'demandChargeUsdPerKWMonth',
		})
	},
})

export const annualEscalation = defineInput({
	...shared,
	id: 'finance.annualEscalation',
	symbol: 'e',
	label: 'Escalation of the contract’s prices a year',
	unit: 'share',
	read: ({ model }: EngineWorld, index) =>
		planOrDefault(model, place(index, 'annualEscalation'), contractAt(model, index).contract.annualEscalation),
})

export const takeOrPayShare = defineInput({
	...shared,
	id: 'finance.takeOrPayShare',
	symbol: 'τ',
	label: 'Share of the contract’s energy paid for whether taken or not',
	unit: 'share',
	rule: 'E16',
	read: ({ model }: EngineWorld, index) => {
		const { contract, kind } = contractAt(model, index)
		if (sourceOf(kind) === 'financial') {
			return fromRule(1, {
				rule: 'E16',
				text: 'Virtual PPAs and certificates are settled on all they make.',
				source: SOURCE,
			})
		}
		return planOrDefault(model, place(index, 'takeOrPayShare'), contract.takeOrPayShare)
	},
})

export const minimumDemandShare = defineInput({
	...shared,
	id: 'finance.minimumDemandShare',
	symbol: 'μ',
	label: 'Share of ramped capacity the demand charge is billed on at least',
	unit: 'share',
	rule: 'E17',
	read: ({ model }: EngineWorld, index) => minimumDemand(model, index),
})

function minimumDemand(model: EngineModel, index: number): Sourced {
	const { contract, kind } = contractAt(model, index)
	if (contract.minimumDemandShare !== null)
		return fromPlan(model, place(index, 'minimumDemandShare'), contract.minimumDemandShare)
	if (kind.minimumDemandShare === null) return nothing(`${kind.name} has no minimum demand.`)
	return fromRow(kind.minimumDemandShare, { table: 'powerContractTypes', row: kind, field: 'minimumDemandShare' })
}

function nothing(text: string): Sourced {
	return fromRule(0, { rule: 'E15', text, source: SOURCE })
}
