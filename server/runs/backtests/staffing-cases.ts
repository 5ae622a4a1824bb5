import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import type { StaffingCase } from '#shared/catalogue/workforce-types.ts'
import { formulaValue } from '#server/engine/kernel/evaluate.ts'
import { siteOperations } from '#server/engine/people/workforce-service.ts'

/** Permanent heads of a site, by its load and its operating model. */
export function predictStaff({ mwIt, operatingModel }: Pick<StaffingCase, 'mwIt' | 'operatingModel'>): number {
	const { fit, operatingModels, secondTeamMW } = builtInCatalogue.operationsStaffing
	const { share, secondTeam } = operatingModels[operatingModel]
	return formulaValue(siteOperations, {
		MW: mwIt,
		share: share.best,
		second: secondTeam,
		half: secondTeamMW,
		least: fit.minimumHeads,
		one: fit.headsAtOneMW,
		exponent: fit.exponent,
	})
}
