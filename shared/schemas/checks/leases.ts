import type { Lease } from '../plan-items.ts'
import { type Problem, problemIf } from '../problem.ts'
import type { Draft, Entry } from './draft.ts'

function leaseProblems({ item, index }: Entry<Lease>, { entries }: Draft): readonly Problem[] {
	const hall = entries.buildPhases.find(({ item: { id } }) => id === item.phaseId)
	return problemIf(hall !== undefined && hall.item.siteId !== item.siteId, {
		path: `leases[${index}].phaseId`,
		message: `hall "${item.phaseId ?? ''}" is at another site`,
		mend: 'Name a hall of the leased site, or leave it out.',
	})
}

/** A lease is of its site, and of a hall that stands there. */
export const checkLeases = (draft: Draft): readonly Problem[] =>
	draft.entries.leases.flatMap((entry) => leaseProblems(entry, draft))
