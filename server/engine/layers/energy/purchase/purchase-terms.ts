import type { PowerContractType } from '#shared/catalogue/types.ts'

/** `financial` brings attributes and money only: virtual PPAs and certificates. */
export type Source =
	'onsite_zero_carbon' | 'colocated_nuclear' | 'physical_ppa' | 'utility_firm' | 'non_firm' | 'onsite_gas' | 'financial'

const BY_ROLE: Readonly<Record<Exclude<PowerContractType['role'], 'import' | 'offsite'>, Source | null>> = {
	onsite_zero_carbon: 'onsite_zero_carbon',
	onsite_combustion: 'onsite_gas',
	financial: 'financial',
	storage: null,
	load: null,
}

/** What a kind brings to the meter; null for kinds without energy there. */
export function sourceOf(kind: Pick<PowerContractType, 'colocated' | 'role' | 'firmRule' | 'physical'>): Source | null {
	if (kind.colocated) return 'colocated_nuclear'
	if (kind.role === 'import') return kind.firmRule === 'backup' ? 'non_firm' : 'utility_firm'
	if (kind.role === 'offsite') return kind.physical ? 'physical_ppa' : 'financial'
	return BY_ROLE[kind.role]
}
