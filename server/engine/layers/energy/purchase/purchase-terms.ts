import type { PowerContractType } from '#shared/catalogue/types.ts'
import { HOURS_PER_MONTH, MONTHS_PER_YEAR } from '#shared/units/conversions.ts'

/** Order in which a site's MWh are filled; methodology §4. */
export const FILL_ORDER = [
	'onsite_zero_carbon',
	'colocated_nuclear',
	'physical_ppa',
	'utility_firm',
	'non_firm',
	'onsite_gas',
] as const
/** `financial` brings attributes and money only: virtual PPAs and certificates. */
export type Source = (typeof FILL_ORDER)[number] | 'financial'

/** What a contract lets a site draw in a month. */
export type PurchaseTerms = {
	/** null: no energy of its own (batteries, own flexibility) */
	readonly source: Source | null
	/** yield ÷ capacity this month, of sources that give what the sun, wind or reactor gives */
	readonly yieldShare: number
	readonly curtailmentHoursPerYear: number
	/** permit or fuel limit of a plant */
	readonly permittedHoursPerYear: number
}

export type Supply = { readonly rampedMW: number; readonly firmMW: number }

const BY_ROLE: Readonly<Record<Exclude<PowerContractType['role'], 'import' | 'offsite'>, Source | null>> = {
	onsite_zero_carbon: 'onsite_zero_carbon',
	onsite_combustion: 'onsite_gas',
	financial: 'financial',
	storage: null,
	load: null,
}

/** Where a kind stands in the filling order; null for kinds without energy at the meter. */
export function sourceOf(kind: Pick<PowerContractType, 'colocated' | 'role' | 'firmRule' | 'physical'>): Source | null {
	if (kind.colocated) return 'colocated_nuclear'
	if (kind.role === 'import') return kind.firmRule === 'backup' ? 'non_firm' : 'utility_firm'
	if (kind.role === 'offsite') return kind.physical ? 'physical_ppa' : 'financial'
	return BY_ROLE[kind.role]
}

/** The most a contract can bring (or, of a financial one, settles) in one month, MWh; what is not used is lost. */
export function offeredMWh(terms: PurchaseTerms, supply: Supply): number {
	switch (terms.source) {
		case null:
			return 0
		case 'utility_firm':
			return supply.firmMW * HOURS_PER_MONTH
		case 'non_firm':
			return supply.rampedMW * (HOURS_PER_MONTH - curtailedHours(terms))
		case 'onsite_gas':
			return supply.firmMW * Math.min(HOURS_PER_MONTH, terms.permittedHoursPerYear / MONTHS_PER_YEAR)
		default:
			return supply.rampedMW * terms.yieldShare * HOURS_PER_MONTH
	}
}

/** Hours of a month in which non-firm service is cut. */
function curtailedHours(terms: PurchaseTerms): number {
	return terms.source === 'non_firm' ? Math.min(HOURS_PER_MONTH, terms.curtailmentHoursPerYear / MONTHS_PER_YEAR) : 0
}
