import { findAssumption, mayBeOfSite } from '#shared/fields/assumptions.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Problem } from '#shared/schemas/problem.ts'
import type { EditRecord } from '../record-edits.ts'

/**
 * A value of one site that an edit gives to an assumption which all sites share: it would be kept and move nothing. Plans that
 * hold such a value already stay readable, so a plan is not asked, an edit is.
 */
export function checkShared(plan: PlanFile, records: readonly EditRecord[]): readonly Problem[] {
	return records.flatMap(({ kind, itemId }): readonly Problem[] => {
		const facts = kind === 'assumptions' && plan.assumptions[itemId] !== undefined ? findAssumption(itemId) : null
		if (facts === null || facts.siteId === null || mayBeOfSite(facts.key)) return []
		return [
			{
				path: `assumptions.${itemId}`,
				message: 'all sites share it, and a value of one of them would move nothing',
				mend: `State it for the whole plan. See \`assumptions.${facts.key}\`.`,
			},
		]
	})
}
