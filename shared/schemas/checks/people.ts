import { readActualRef } from '#shared/fields/actual-refs.ts'
import { TRADES } from '#shared/catalogue/workforce-types.ts'
import type { Problem } from '../problem.ts'
import type { Draft } from './draft.ts'
import { missing } from './keys.ts'

const trades: ReadonlySet<string> = new Set(TRADES)

function checkPools({ entries, ids }: Draft): readonly Problem[] {
	const first = new Map<string, number>()
	return entries.labourPools.flatMap(({ item, index }) => {
		const path = `labourPools[${index}]`
		const place = `${item.siteId}/${item.trade}`
		const taken = first.get(place)
		first.set(place, taken ?? index)
		return [
			...missing({
				path: `${path}.siteId`,
				key: item.siteId,
				known: ids.sites,
				noun: 'a site of this plan',
				see: 'Name one of its sites by id.',
			}),
			...missing({
				path: `${path}.trade`,
				key: item.trade,
				known: trades,
				noun: 'a trade',
				see: 'See `strata catalogue trades`.',
			}),
			...(taken === undefined
				? []
				: [
						{
							path: `${path}.trade`,
							message: `labourPools[${taken}] already states this trade at this site`,
							mend: 'Keep one of the two.',
						},
					]),
		]
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

/** Labour pools and reports from the site name what exists. */
export const checkPeople = (draft: Draft): readonly Problem[] => [...checkPools(draft), ...checkActuals(draft)]
