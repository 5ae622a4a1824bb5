import { builtInCatalogue } from '#shared/catalogue/tables.ts'

/** Permits granted and equipment bought: the build itself starts. */
const BEFORE_NOTICE_TO_PROCEED = ['site_control', 'permitting', 'design', 'procurement', 'substation']

/** Months from notice to proceed to accepted racks along the build's longest path, each step at its middle length. */
export function monthsOfBuild(): number {
	const finish = new Map<string, number>(BEFORE_NOTICE_TO_PROCEED.map((id) => [id, 0]))
	for (const { id, durationMonths, after } of builtInCatalogue.constructionPhases) {
		if (finish.has(id)) continue
		const start = Math.max(0, ...after.map(({ phase, offsetMonths }) => (finish.get(phase) ?? 0) + offsetMonths))
		finish.set(id, start + (durationMonths?.mid ?? 0))
	}
	return Math.max(...finish.values())
}
