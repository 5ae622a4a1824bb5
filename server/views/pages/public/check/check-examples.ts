import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import type { ClaimTexts } from '#shared/pages/claim.ts'
import { SQUARE_FEET_PER_KSF } from '#shared/units/conversions.ts'
import { count } from '#shared/formats/figures.ts'

export type CheckExample = { readonly name: string; readonly said: string; readonly search: string }

const MOST = 4

/** Announcements of real campuses of which builders and permanent jobs are both published, as the form would hold them. */
export function checkExamples(): readonly CheckExample[] {
	const { workforceCases, staffingCases } = builtInCatalogue
	return staffingCases
		.flatMap(({ case: name, mwIt, publishedJobs }) => {
			const build = workforceCases.find((row) => row.mwIt === mwIt && row.case.includes(name))
			if (build === undefined || build.assumed !== undefined) return []
			const claim: Partial<ClaimTexts> = {
				...{ mw: String(mwIt), basis: 'it', sqft: String(build.ksf * SQUARE_FEET_PER_KSF) },
				...{ crew: String(build.publishedPeak), jobs: String(publishedJobs) },
			}
			const said = `${count(mwIt)} MW IT, ${count(build.publishedPeak)} builders, ${count(publishedJobs)} permanent jobs`
			return [{ name, said, search: new URLSearchParams(claim).toString() }]
		})
		.slice(-MOST)
}
