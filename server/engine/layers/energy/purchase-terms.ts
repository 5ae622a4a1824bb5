import { type ContractRole, type FirmRule } from '#shared/catalogue/facility-types.ts'
import { HOURS_PER_MONTH, MONTHS_PER_YEAR } from '#shared/units/conversions.ts'

/** Order in which a site's MWh are filled; methodology §4. */
export const FILL_ORDER = ['onsite_zero_carbon', 'colocated_nuclear', 'physical_ppa', 'utility_firm', 'non_firm', 'onsite_gas'] as const
export type Source = (typeof FILL_ORDER)[number]

/** What a contract lets a site draw in a month. */
export type PurchaseTerms = {
	/** null: no energy of its own (batteries, virtual purchases, certificates, own flexibility) */
	readonly source: Source | null
	/** yield ÷ capacity, of sources that give what the sun, wind or reactor gives */
	readonly capacityFactor: number
	/** twelve factors around 1 by calendar month */
	readonly shape: readonly number[]
	readonly curtailmentHoursPerYear: number
	/** permit or fuel limit of a plant; null: none */
	readonly maxHoursPerYear: number | null
	/** round trip of a battery; null: not a battery */
	readonly roundTripShare: number | null
}

export type Supply = { readonly rampedMW: number; readonly firmMW: number }

export const FLAT: readonly number[] = Array.from({ length: MONTHS_PER_YEAR }, () => 1)

/** Where a kind stands in the filling order; null for kinds without energy at the meter. */
export function sourceOf(kind: { readonly id: string; readonly role: ContractRole; readonly firmRule: FirmRule; readonly physical: boolean }): Source | null {
	if (kind.id === 'nuclear_colocated') return 'colocated_nuclear'
	if (kind.role === 'onsite_zero_carbon') return 'onsite_zero_carbon'
	if (kind.role === 'offsite') return kind.physical ? 'physical_ppa' : null
	if (kind.role === 'import') return kind.firmRule === 'backup' ? 'non_firm' : 'utility_firm'
	return kind.role === 'onsite_combustion' ? 'onsite_gas' : null
}

/** Twelve monthly shares of a year as factors around 1. */
export function shapeOf(shares: readonly number[] | null): readonly number[] {
	return shares === null ? FLAT : shares.map((share) => share * MONTHS_PER_YEAR)
}

/** The most a contract can bring in one month, MWh; what is not used is lost. `calendar` is 0 for January. */
export function offeredMWh(terms: PurchaseTerms, supply: Supply, calendar: number): number {
	switch (terms.source) {
		case null:
			return 0
		case 'utility_firm':
			return supply.firmMW * HOURS_PER_MONTH
		case 'non_firm':
			return supply.rampedMW * (HOURS_PER_MONTH - curtailedHours(terms))
		case 'onsite_gas':
			return supply.firmMW * Math.min(HOURS_PER_MONTH, (terms.maxHoursPerYear ?? Infinity) / MONTHS_PER_YEAR)
		default:
			return supply.rampedMW * terms.capacityFactor * HOURS_PER_MONTH * (terms.shape[calendar] ?? 1)
	}
}

/** Hours of a month in which non-firm service is cut. */
export function curtailedHours(terms: PurchaseTerms): number {
	return terms.source === 'non_firm' ? Math.min(HOURS_PER_MONTH, terms.curtailmentHoursPerYear / MONTHS_PER_YEAR) : 0
}
