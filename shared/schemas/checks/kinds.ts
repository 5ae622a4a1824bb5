import { kindOf } from '#shared/fields/kinds.ts'
import type { ItemKind } from '#shared/fields/lists.ts'
import type { Problem } from '../problem.ts'
import { strayFields } from '../strays.ts'
import type { Draft } from './draft.ts'

/** Workloads are told apart by their schema; the other lists with kinds hold every field of every kind. */
const LISTS = ['powerContracts', 'buildPhases'] as const satisfies readonly ItemKind[]

/** Fields belong to kinds: a value that means nothing for the item's kind would only seem to count. */
export function checkKinds({ entries, catalogue }: Draft): readonly Problem[] {
	const types = catalogue.powerContractTypes
	return LISTS.flatMap((list) =>
		entries[list].flatMap(({ item, index }) => {
			const kind = kindOf(list, item) ?? ''
			const name = types.find(({ id }) => id === kind)?.name ?? kind
			return strayFields(list, item, types).map((field) => ({
				path: `${list}[${index}].${field}`,
				message: `means nothing for the kind ${name}`,
				mend: 'Leave it out, or choose a kind that has it.',
			}))
		}),
	)
}
