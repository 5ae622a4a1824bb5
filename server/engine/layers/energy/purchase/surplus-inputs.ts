import { assumed } from '../../../inputs/assumed.ts'
import { fromField } from '../../../inputs/from-field.ts'
import { fromAssumption, fromRule } from '../../../sourced.ts'
import { item } from '../../../cells.ts'
import type { EngineWorld } from '../../../world.ts'
import { kindAt } from '../contract-inputs.ts'
import { hubPrice, pricesOfRegion, wiresUsdPerMWh } from './purchase-price.ts'
import { hubOf } from './purchase-price-inputs.ts'
import { sourceOf } from './purchase-terms.ts'

/** Share of what a PPA makes beyond use that is paid for; all of what else is paid as it is made. */
export const obligationShare = fromField('powerContracts', 'obligationShare', {
	id: 'finance.obligationShare',
	symbol: 'o_c',
	rule: 'eR24',
	settled: (at) => (sourceOf(kindAt(at)) === 'physical_ppa' ? null : at.none('output_left_by_ppa_only', 1)),
})

/** What surplus of sun or wind earns ÷ wholesale; 1 for steady sources. */
function captureOf(world: EngineWorld, contract: number): number {
	const { followsSun, followsWind } = kindAt({ model: world.model, index: contract })
	const site = world.link('contract', 'site')?.[contract] ?? null
	if (followsSun) return fromAssumption(world.model, 'solarCaptureShare', site).value
	return followsWind ? fromAssumption(world.model, 'windCaptureShare', site).value : 1
}

/** 0 for all but PPAs. */
export const surplusPrice = fromField('powerContracts', 'surplusPriceUsdPerMWh', {
	id: 'finance.surplusPrice',
	symbol: 'p_sur',
	rule: 'eR24',
	settled: (at) => (sourceOf(kindAt(at)) === 'physical_ppa' ? null : at.none('surplus_sold_by_ppa_only')),
	otherwise: (at) => {
		const wholesale = hubOf(at.world, at.index).energyUsdPerMWh ?? 0
		return fromRule(wholesale * captureOf(at.world, at.index), {
			rule: 'eR24',
			text: 'capture_of_sun_or_wind',
			source: kindAt(at).source,
		})
	},
})

export const exportPrice = fromField('sites', 'exportPriceUsdPerMWh', {
	id: 'finance.exportPrice',
	symbol: 'p_exp',
	rule: 'eR14',
	otherwise: ({ model, index }) => {
		const { row } = item(model.places, index).gridRegion
		const wholesale = hubPrice(pricesOfRegion(row), wiresUsdPerMWh(model.catalogue)) ?? 0
		const text = 'capture_of_sun'
		return fromRule(wholesale * fromAssumption(model, 'solarCaptureShare', index).value, {
			rule: 'eR14',
			text,
			source: row.source,
		})
	},
})

export const backupFuelPrice = assumed('backupFuelUsdPerMMBtu', {
	id: 'finance.backupFuelPrice',
	symbol: 'p_b',
	scope: 'contract',
	rule: 'eR13',
})
