import type { GatingWork } from '../plan-items.ts'
import { type Problem, problemIf } from '../problem.ts'
import type { Draft, Entry } from './draft.ts'

function workProblems({ item, index }: Entry<GatingWork>, draft: Draft): readonly Problem[] {
	const contract = draft.entries.powerContracts.find(({ item: { id } }) => id === item.contractId)?.item
	// One that does not exist, or cannot be read, is told as such.
	if (!contract) return []
	const kind = draft.catalogue.powerContractTypes.find(({ id }) => id === contract.kind)
	const path = `gatingWorks[${index}]`
	return [
		...problemIf(contract.siteId !== item.siteId || (kind !== undefined && kind.role !== 'import'), {
			path: `${path}.contractId`,
			message: 'expected a grid contract of the same site',
			mend: 'Name utility service, a bridge or a queue position of that site.',
		}),
		...problemIf(item.gatesMW !== null && item.gatesMW > contract.capacityMW, {
			path: `${path}.gatesMW`,
			message: `expected at most the capacity of the contract, ${contract.capacityMW} MW`,
			mend: 'Lower it, or leave it out: all of the contract waits.',
		}),
	]
}

/** Works of others hold back a grid contract of their site, and no more of it than there is. */
export const checkGatingWorks = (draft: Draft): readonly Problem[] =>
	draft.entries.gatingWorks.flatMap((entry) => workProblems(entry, draft))
