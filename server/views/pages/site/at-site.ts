import { withParts } from '#shared/records/made-when-read.ts'
import type { SiteResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { type Figures, figuresFrom, type FigureSource } from '../../figures/figure.ts'
import type { PageInput } from '../layer-page.ts'

type AtSiteSite = PlanFile['sites'][number]
/** A site with what stands there: `plan` and `result` have it alone, and the layers of `result` are its own. */
export type AtSite = PageInput & {
	readonly site: AtSiteSite
	readonly whole: FigureSource
	/** of the whole plan, to be asked of places */
	readonly figures: Figures
	/** the month that figures and tables are of; null: the whole plan */
	readonly period: string | null
}

/** A plan cut down to one of its sites; null where it has no such site. A month that the plan does not have stands for none. */
export function atSite(
	{ plan, result, status }: PageInput,
	{ siteId, period }: { readonly siteId: string; readonly period: string | null },
): AtSite | null {
	const site = plan.sites.find(({ id }) => id === siteId)
	const own: SiteResult | undefined = result.sites[siteId]
	if (site === undefined || own === undefined) return null
	const here = <Item extends { readonly siteId: string | null }>(items: readonly Item[]) =>
		items.filter((item) => item.siteId === siteId)
	return {
		plan: {
			...plan,
			sites: [site],
			powerContracts: here(plan.powerContracts),
			buildPhases: here(plan.buildPhases),
			chipOrders: here(plan.chipOrders),
		},
		result: withParts(result, { sites: { [siteId]: own }, layers: own.layers }),
		status,
		site,
		whole: { plan, result },
		figures: figuresFrom({ plan, result }),
		period: period !== null && result.months.includes(period) ? period : null,
	}
}
