import type { PowerContractType } from '#shared/catalogue/types.ts'
import type { ItemOf } from '../../inputs/from-field.ts'

type Owned = { readonly contract: ItemOf<'powerContracts'>; readonly kind: PowerContractType }

const PLANT: readonly PowerContractType['role'][] = ['onsite_combustion', 'onsite_zero_carbon', 'storage']

/** Who pays a plant at the site, and by what it is told; null where a contract builds none. Rule mM1.6. */
export function ownerOf({
	contract,
	kind,
}: Owned): { readonly own: boolean; readonly by: 'plan' | 'price' | 'kind' } | null {
	if (!PLANT.includes(kind.role)) return null
	if (contract.ownership !== null) return { own: contract.ownership === 'own', by: 'plan' }
	if (contract.energyPriceUsdPerMWh !== null) return { own: false, by: 'price' }
	return { own: kind.usuallyOwn, by: 'kind' }
}
