import { countryLodgingOf, countryWagesOf } from '#shared/catalogue/catalogue.ts'
import { wageIndexOf } from '#shared/catalogue/nearest.ts'
import { item } from '../cells.ts'
import { assumed } from '../inputs/assumed.ts'
import { defineInput, type Sourced } from '../kernel/quantity.ts'
import { locationOf } from '../places/places.ts'
import { fromAssumption, fromCell, fromRule } from '../sourced.ts'
import type { EngineModel, EngineWorld } from '../world.ts'

const SOURCE = 'Places §5: wages and lodging of the market, else of the country'

const countryAt = ({ plan, catalogue }: EngineModel, site: number) =>
	locationOf({ site: item(plan.sites, site), catalogue }).country

/** Of a site without a market within reach. Rule lP16. */
function wagesOfCountry(model: EngineModel, site: number): Sourced {
	const row = countryWagesOf(model.catalogue, countryAt(model, site))
	if (row === null) return fromRule(1, { rule: 'lP16', text: 'wages_not_known', source: SOURCE })
	return fromCell({ table: 'countryWages', row, field: 'labourCostIndex' })
}

export const wageIndex = defineInput({
	...{ scope: 'site', per: 'horizon', kind: 'rate', unit: 'ratio', source: SOURCE },
	id: 'workforce.wageIndex',
	symbol: 'i_w',
	rule: 'lP16',
	label: 'Wages of the labor market, else the country, relative to the United States',
	read: ({ model }: EngineWorld, index) => {
		const markets = (model.places[index]?.labourMarkets ?? []).filter(({ rule }) => rule !== 'national')
		const [first, ...others] = markets
		if (!first) return wagesOfCountry(model, index)
		const cell = ({ row }: (typeof markets)[number]) =>
			fromCell({ table: 'labourMarkets', row, field: 'wageIndex', quality: 'derived' })
		if (others.length === 0) return cell(first)
		return fromRule(wageIndexOf(markets), {
			rule: 'pL2',
			text: 'wages_of_markets',
			source: SOURCE,
			from: markets.map((market) => ({
				label: `Wages of ${market.row.name}`,
				unit: 'ratio',
				...cell(market),
			})),
		})
	},
})

/** Of the United States’ bed and board, what does not follow wages, and to how many dollars the rest is known. */
const LODGING = { fixed: 0.2, step: 5 } as const

/** The country’s bed and board, where the plan assumes none; where that is not known, by its wages. Rule lP17. */
function lodgingOfCountry(model: EngineModel, site: number): Sourced | null {
	const usual = fromAssumption(model, 'perDiemUsdPerDay', site)
	if (usual.origin.kind === 'override') return null
	const row = countryLodgingOf(model.catalogue, countryAt(model, site))
	if (row) return fromCell({ table: 'countryLodging', row, field: 'perDiemUsdPerDay' })
	const { value: index, origin } = wagesOfCountry(model, site)
	const byWages = usual.value * (LODGING.fixed + (1 - LODGING.fixed) * index)
	return fromRule(Math.round(byWages / LODGING.step) * LODGING.step, {
		rule: 'lP17',
		text: 'lodging_by_wages',
		source: SOURCE,
		from: [{ label: 'Wages of the country relative to the United States', unit: 'ratio', value: index, origin }],
	})
}

export const perDiem = assumed('perDiemUsdPerDay', {
	id: 'workforce.perDiem',
	symbol: '$_diem',
	scope: 'site',
	rule: 'lP17',
	settled: ({ model }, index) => lodgingOfCountry(model, index),
})
