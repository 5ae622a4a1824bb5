import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import type { StaffingCase } from '#shared/catalogue/workforce-types.ts'
import { formulaValue } from '#server/engine/kernel/evaluate.ts'
import { baseHeads, siteOperations } from '#server/engine/people/site-heads.ts'

/** Permanent heads of a site, by its load and its operating model. */
export function predictStaff({ mwIt, operatingModel }: Pick<StaffingCase, 'mwIt' | 'operatingModel'>): number {
	const { fit, knots, operatingModels, secondTeamMW } = builtInCatalogue.operationsStaffing
	const { share, secondTeam } = operatingModels[operatingModel]
	const base = formulaValue(baseHeads, {
		MW: mwIt,
		...{ least: fit.minimumHeads, one: fit.headsAtOneMW, exponent: fit.exponent },
		...{ smallMW: knots.small.itMW, smallHeads: knots.small.heads },
		...{ middleMW: knots.middle.itMW, middleHeads: knots.middle.heads },
		...{ largeMW: knots.large.itMW, largeHeads: knots.large.heads },
		...{ largestMW: knots.largest.itMW, largestHeads: knots.largest.heads },
	})
	return formulaValue(siteOperations, {
		...{ base, MW: mwIt, share: share.best, second: secondTeam, half: secondTeamMW },
		...{ least: fit.minimumHeads, perBuilding: 0, buildings: 1 },
	})
}
