import type { Catalogue } from '#shared/catalogue/tables.ts'
import type { GridRegion } from '#shared/catalogue/types.ts'
import type { PriceRule } from '#shared/result/energy-result.ts'

/** The region's prices, USD/MWh; null where none is published. */
export type RegionPrices = { readonly industrialUsdPerMWh: number | null; readonly wholesaleUsdPerMWh: number | null }

export const pricesOfRegion = (row: GridRegion): RegionPrices => ({
	industrialUsdPerMWh: row.industrialPriceUsdPerMWh,
	wholesaleUsdPerMWh: row.wholesalePriceUsdPerMWh,
})

/** What the wires' energy charges add to wholesale where the demand charge is billed apart. Methodology §4. */
export function wiresUsdPerMWh({ costModel }: Catalogue): number {
	const row = costModel.find(({ id }) => id === 'wires_energy_charge')
	if (!row) throw new Error('The catalogue has no wires_energy_charge.')
	return row.value
}

/** What a plan and its contract's kind say of money. */
type StatedPrices = {
	readonly energyPriceUsdPerMWh: number | null
	readonly demandChargeUsdPerKWMonth: number | null
	readonly fuelUsdPerMMBtu: number | null
}
type KindPrices = {
	readonly energyPriceUsdPerMWh: number | null
	readonly demandChargeUsdPerKWMonth: number | null
	readonly heatRateMMBtuPerMWh: number | null
	readonly fuelUsdPerMMBtu: number | null
	readonly operationUsdPerMWh: number | null
}

export type ContractPrices = {
	/** null: neither the plan nor the catalogue has a price */
	readonly energyUsdPerMWh: number | null
	readonly demandUsdPerKWMonth: number
	/** which rule gave the energy price; null: the plan */
	readonly rule: PriceRule | null
}

/** What the grid's energy alone costs: wholesale, or the industrial price less the wires' part where no hub is published. */
export function hubPrice(region: RegionPrices, wiresUsdPerMWh: number): number | null {
	if (region.wholesaleUsdPerMWh !== null) return region.wholesaleUsdPerMWh
	return region.industrialUsdPerMWh === null ? null : Math.max(0, region.industrialUsdPerMWh - wiresUsdPerMWh)
}

type Priced = {
	readonly stated: StatedPrices
	readonly kind: KindPrices
	readonly region: RegionPrices
	readonly wiresUsdPerMWh: number
}

/**
 * Energy price and demand charge of a contract. A stated price stands, with the kind's demand charge where the plan has
 * none. Without: the kind's own price, or fuel and operation for a plant; else the region's all-in price and no demand
 * charge, or wholesale + `wiresUsdPerMWh` where a demand charge is stated or the region publishes nothing all in. Where
 * it publishes neither there is no price. Source: methodology §4.
 */
export function contractPrices(contract: Priced): ContractPrices {
	const { stated, kind } = contract
	const own = ownPrice(stated, kind)
	if (!own) return regionPrices(contract)
	return { ...own, demandUsdPerKWMonth: stated.demandChargeUsdPerKWMonth ?? kind.demandChargeUsdPerKWMonth ?? 0 }
}

const UNSTATED: StatedPrices = {
	energyPriceUsdPerMWh: null,
	demandChargeUsdPerKWMonth: null,
	fuelUsdPerMMBtu: null,
}

/** Whether a contract of a kind that states no price has one there: the kind's own, or the region's. */
export const hasUsualPrice = (of: Omit<Priced, 'stated'>): boolean =>
	contractPrices({ ...of, stated: UNSTATED }).energyUsdPerMWh !== null

/** The price of the contract or its kind; null where only the region has one. */
function ownPrice(stated: StatedPrices, kind: KindPrices): Pick<ContractPrices, 'energyUsdPerMWh' | 'rule'> | null {
	if (stated.energyPriceUsdPerMWh !== null) return { energyUsdPerMWh: stated.energyPriceUsdPerMWh, rule: null }
	if (kind.heatRateMMBtuPerMWh !== null) {
		const fuel = stated.fuelUsdPerMMBtu ?? kind.fuelUsdPerMMBtu
		const energyUsdPerMWh = fuel === null ? null : kind.heatRateMMBtuPerMWh * fuel + (kind.operationUsdPerMWh ?? 0)
		return { energyUsdPerMWh, rule: 'heat_rate' }
	}
	if (kind.energyPriceUsdPerMWh === null) return null
	return { energyUsdPerMWh: kind.energyPriceUsdPerMWh, rule: 'kind' }
}

function regionPrices({ stated, kind, region, wiresUsdPerMWh }: Priced): ContractPrices {
	const demand = stated.demandChargeUsdPerKWMonth
	if (demand === null && region.industrialUsdPerMWh !== null) {
		return {
			energyUsdPerMWh: region.industrialUsdPerMWh,
			demandUsdPerKWMonth: 0,
			rule: 'industrial',
		}
	}
	const hub = hubPrice(region, wiresUsdPerMWh)
	return {
		energyUsdPerMWh: hub === null ? null : hub + wiresUsdPerMWh,
		demandUsdPerKWMonth: demand ?? kind.demandChargeUsdPerKWMonth ?? 0,
		rule: demand === null ? 'wholesale_kind_demand' : 'wholesale_stated_demand',
	}
}
