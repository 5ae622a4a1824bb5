import type { PowerContractType } from '../catalogue/types.ts'
import type { PlanFile } from './plan-file.ts'

type AtTheMeterContract = PlanFile['powerContracts'][number]
type Kinds = readonly PowerContractType[]

/** What can have firm megawatts of its own at the meter. */
export const FEEDS_THE_METER: readonly PowerContractType['role'][] = [
	'import',
	'onsite_combustion',
	'onsite_zero_carbon',
]

const isOnSiteSun = (kind: PowerContractType | undefined) =>
	kind?.followsSun === true && kind.role === 'onsite_zero_carbon'

/**
 * Whether a contract can add to firm power at the meter by what it is: what comes through the connection, plant on the site,
 * and a battery that panels of its site charge on the worst day (eR17). A capacity credit is a right, not megawatts (lP7).
 */
export function servesMeter(
	contract: AtTheMeterContract,
	powerContracts: readonly AtTheMeterContract[],
	kinds: Kinds,
): boolean {
	const kindOf = (one: AtTheMeterContract) => kinds.find(({ id }) => id === one.kind)
	const { role } = kindOf(contract) ?? {}
	if (role === undefined) return false
	if (FEEDS_THE_METER.includes(role)) return true
	if (role !== 'storage') return false
	return powerContracts.some((one) => one.siteId === contract.siteId && isOnSiteSun(kindOf(one)))
}
