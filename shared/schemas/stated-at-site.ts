import type { PlanFile } from './plan-file.ts'
import type { AssumptionKey } from '#shared/fields/assumptions.ts'

/** What a site's labour and the plan's assumptions both may state. */
export type SiteOrAssumed = 'weeklyHours' | 'netAddsPerMonth'
type StatedAtSite = Pick<PlanFile['sites'][number], 'id' | 'labour'>

/**
 * Where such a figure is stated: the site's own assumption first, then its field, then the plan's assumption; null where nobody
 * says it. Rule S4.
 */
export function statedAt(
	{ assumptions }: Pick<PlanFile, 'assumptions'>,
	{ id, labour }: StatedAtSite,
	key: SiteOrAssumed & AssumptionKey,
): { readonly place: 'assumption' | 'field'; readonly value: number } | null {
	const assumed = (name: string) =>
		Object.hasOwn(assumptions, name) ? ({ place: 'assumption', value: assumptions[name]?.value ?? NaN } as const) : null
	const own = labour[key] === null ? null : ({ place: 'field', value: labour[key] } as const)
	return assumed(`${id}/${key}`) ?? own ?? assumed(key)
}
