/** The region's prices, USD/MWh; null where none is published. */
export type RegionPrices = { readonly industrialUsdPerMWh: number | null; readonly wholesaleUsdPerMWh: number | null }

/** What a plan and its contract's kind say of money. */
export type StatedPrices = {
	readonly energyPriceUsdPerMWh: number | null
	readonly demandChargeUsdPerKWMonth: number | null
	readonly fuelUsdPerMMBtu: number | null
}
export type KindPrices = {
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
	/** which rule gave the energy price, for people */
	readonly rule: string
}

/** What the grid's energy alone costs: wholesale, or the industrial price less the wires' part where no hub is published. */
export function hubPrice(region: RegionPrices, wiresUsdPerMWh: number): number | null {
	if (region.wholesaleUsdPerMWh !== null) return region.wholesaleUsdPerMWh
	return region.industrialUsdPerMWh === null ? null : Math.max(0, region.industrialUsdPerMWh - wiresUsdPerMWh)
}

/**
 * Energy price and demand charge of a contract. A stated price stands, with the kind's demand charge where the plan has
 * none. Without: the kind's own price, or fuel and operation for a plant; else the region's all-in price and no demand
 * charge, or wholesale + `wiresUsdPerMWh` where a demand charge is stated. Source: methodology §4.
 */
export function contractPrices(contract: {
	readonly stated: StatedPrices
	readonly kind: KindPrices
	readonly region: RegionPrices
	readonly wiresUsdPerMWh: number
}): ContractPrices {
	const { stated, kind, region } = contract
	const demandUsdPerKWMonth = stated.demandChargeUsdPerKWMonth ?? kind.demandChargeUsdPerKWMonth ?? 0
	if (stated.energyPriceUsdPerMWh !== null) {
		return { energyUsdPerMWh: stated.energyPriceUsdPerMWh, demandUsdPerKWMonth, rule: 'stated in the plan' }
	}
	if (kind.heatRateMMBtuPerMWh !== null) {
		const fuel = stated.fuelUsdPerMMBtu ?? kind.fuelUsdPerMMBtu
		const energyUsdPerMWh = fuel === null ? null : kind.heatRateMMBtuPerMWh * fuel + (kind.operationUsdPerMWh ?? 0)
		return { energyUsdPerMWh, demandUsdPerKWMonth, rule: 'heat rate × fuel price, and operation' }
	}
	if (kind.energyPriceUsdPerMWh !== null) {
		return { energyUsdPerMWh: kind.energyPriceUsdPerMWh, demandUsdPerKWMonth, rule: 'usual price of this kind' }
	}
	if (stated.demandChargeUsdPerKWMonth === null) {
		return {
			energyUsdPerMWh: region.industrialUsdPerMWh,
			demandUsdPerKWMonth: 0,
			rule: 'the region’s industrial price, all in',
		}
	}
	const hub = hubPrice(region, contract.wiresUsdPerMWh)
	return {
		energyUsdPerMWh: hub === null ? null : hub + contract.wiresUsdPerMWh,
		demandUsdPerKWMonth,
		rule: 'wholesale and the wires’ energy part, beside the stated demand charge',
	}
}
