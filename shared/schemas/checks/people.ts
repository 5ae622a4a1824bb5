import { readActualRef } from '#shared/fields/actual-refs.ts'
import { type Problem, problemIf } from '../problem.ts'
import type { Draft } from './draft.ts'
import { missing } from './keys.ts'

function checkPools({ entries }: Draft): readonly Problem[] {
	const first = new Map<string, number>()
	return entries.labourPools.flatMap(({ item, index }) => {
		const place = `${item.siteId}/${item.trade}`
		const taken = first.get(place)
		first.set(place, taken ?? index)
		return problemIf(taken !== undefined, {
			path: `labourPools[${index}].trade`,
			message: `labourPools[${taken ?? ''}] already states this trade at this site`,
			mend: 'Keep one of the two.',
		})
	})
}

function checkActuals({ entries, ids }: Draft): readonly Problem[] {
	const first = new Map<string, number>()
	return entries.actuals.flatMap(({ item, index }): readonly Problem[] => {
		const path = `actuals[${index}].ref`
		const named = `${item.ref}/${item.month}`
		const taken = first.get(named)
		first.set(named, taken ?? index)
		// It is named by both: two of them could not be told apart.
		if (taken !== undefined) {
			const message = `actuals[${taken}] is already of this, for the same month`
			return [{ path: `actuals[${index}].month`, message, mend: 'Give it another month, or change that one.' }]
		}
		const of = readActualRef(item.ref)
		if (of === null) return [{ path, message: 'expected phase:ID, contract:ID or order:ID' }]
		const noun = `a ${item.ref.slice(0, item.ref.indexOf(':'))} of this plan`
		return missing({ path, key: of.id, known: ids[of.list], noun, see: 'Name it by id.' })
	})
}

/** No two labour pools or reports from the site are of the same; a report is of what exists. */
export const checkPeople = (draft: Draft): readonly Problem[] => [...checkPools(draft), ...checkActuals(draft)]
