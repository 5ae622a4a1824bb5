import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { baselineSays, differsFrom, type HeldValue, NOT_IN_BASELINE, valueOf } from '../../grid/baseline/marked-rows.ts'
import type { AssumptionRow, LeftValue, SiteValue } from './assumption-row.ts'

type MarkedPlans = {
	readonly plan: PlanFile
	readonly baseline: PlanFile
	/** rows of the baseline, money in the plan's currency */
	readonly before: readonly AssumptionRow[]
}

const heldIn = (
	{ value, typed, mark }: Pick<SiteValue, 'value' | 'typed' | 'mark'>,
	isDefault: boolean,
): HeldValue => ({ shown: value, typed, range: mark === '' ? null : mark, isDefault })
const heldOf = (row: AssumptionRow): HeldValue => heldIn(row, !row.overridden)

/** Assumptions of a scenario: each that differs from the baseline says what stands there, at single sites too, in the words of grids. */
export function markedAssumptions(rows: readonly AssumptionRow[], plans: MarkedPlans): readonly AssumptionRow[] {
	const before = new Map(plans.before.map((row) => [row.key, row]))
	return rows.map((row) => {
		const was = before.get(row.key)
		if (was === undefined) return row
		const sites = row.sites.map((of) => ({ ...of, differs: siteDiffers(of, { row, was, plans }) }))
		return { ...row, sites, left: leftIn(row, was, plans), differs: differsFrom(heldOf(row), heldOf(was), row.unit) }
	})
}

const siteIdOf = ({ key }: Pick<SiteValue, 'key'>) => key.slice(0, key.lastIndexOf('/'))
const isIn = ({ sites }: PlanFile, siteId: string) => sites.some(({ id }) => id === siteId)

type SiteInRow = { readonly row: AssumptionRow; readonly was: AssumptionRow; readonly plans: MarkedPlans }
function siteDiffers(of: SiteValue, { row, was, plans }: SiteInRow): string | null {
	if (!isIn(plans.baseline, siteIdOf(of))) return NOT_IN_BASELINE
	const own = was.sites.find(({ key }) => key === of.key)
	// What holds at the site where the baseline has no value of its own for it.
	if (own === undefined) return baselineSays(valueOf(heldOf(was), row.unit))
	return differsFrom(heldIn(of, false), heldIn(own, false), row.unit)
}

function leftIn(row: AssumptionRow, was: AssumptionRow, { plan }: MarkedPlans): readonly LeftValue[] {
	const own = new Set(row.sites.map(({ key }) => key))
	return was.sites
		.filter((of) => !own.has(of.key) && isIn(plan, siteIdOf(of)))
		.map((of) => ({
			key: of.key,
			site: plan.sites.find(({ id }) => id === siteIdOf(of))?.name ?? of.site,
			differs: baselineSays(valueOf(heldIn(of, false), row.unit)),
		}))
}
