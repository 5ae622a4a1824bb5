import type { PlanResult, SiteResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'

type Supplied = Pick<SiteResult, 'fedItMW' | 'housedItMW' | 'filledItMW' | 'filledAloneItMW' | 'targetItMW' | 'lateMW'>
type TargetJudged = Pick<PlanResult, 'verdict' | 'sites' | 'months'>

const TOLERANCE = 1e-9

/** What a layer of a site carries of the target: E, H and C of the verdict. Chips wait for no hall unless they are what leaves it empty. Rule vV2. */
const SUPPLY = {
	energy: ({ fedItMW }: Supplied, month: number) => fedItMW[month] ?? 0,
	infrastructure: ({ housedItMW }: Supplied, month: number) => housedItMW[month] ?? 0,
	chips: ({ filledItMW, housedItMW, filledAloneItMW }: Supplied, month: number) => {
		const filled = filledItMW[month] ?? 0
		return filled < (housedItMW[month] ?? 0) - TOLERANCE ? filled : Math.max(filled, filledAloneItMW[month] ?? 0)
	},
} as const
type BuiltLayer = keyof typeof SUPPLY
/** Upstream first among equals, as causes have it. Rule vV4. */
const BUILT: readonly BuiltLayer[] = ['energy', 'infrastructure', 'chips']

const isBuilt = (layer: Layer): layer is BuiltLayer => layer in SUPPLY

const statedSites = ({ verdict, sites }: TargetJudged): readonly Supplied[] =>
	Object.entries(sites).flatMap(([id, site]) => (verdict.sites[id]?.basis === 'stated' ? [site] : []))

const isLate = ({ lateMW }: Supplied, month: number) => (lateMW[month] ?? 0) > 0

/** Short of what is asked of a site in a month in which that is late; nothing where the verdict lets it pass. */
const shortOf = (site: Supplied, layer: BuiltLayer, month: number): number =>
	isLate(site, month) ? Math.max(0, (site.targetItMW[month] ?? 0) - SUPPLY[layer](site, month)) : 0

export type AgainstTarget = { readonly supply: readonly number[]; readonly asked: readonly number[] }

/** What a layer carries of the target, site by site: what stands free at one helps none of the others. */
export function againstTarget(layer: Layer, result: TargetJudged): AgainstTarget | null {
	if (result.verdict.basis !== 'stated' || !isBuilt(layer)) return null
	const stated = statedSites(result)
	const total = (of: (site: Supplied, month: number) => number) =>
		result.months.map((_, month) => stated.reduce((sum, site) => sum + of(site, month), 0))
	const asked = total(({ targetItMW }, month) => targetItMW[month] ?? 0)
	const short = total((site, month) => shortOf(site, layer, month))
	return { asked, supply: asked.map((MW, month) => MW - (short[month] ?? 0)) }
}

/** The layer that holds most of a month's target back, the lowest of each late site; null where nothing is late. Rule vV4. */
export function lateLayer(result: TargetJudged, month: number): Layer | null {
	if (result.verdict.basis !== 'stated') return null
	const held = new Map<BuiltLayer, number>()
	for (const site of statedSites(result)) {
		if (!isLate(site, month)) continue
		const lowest = BUILT.toSorted((one, other) => SUPPLY[one](site, month) - SUPPLY[other](site, month))[0]
		if (lowest !== undefined) held.set(lowest, (held.get(lowest) ?? 0) + (site.lateMW[month] ?? 0))
	}
	const [most] = [...held].toSorted(([, one], [, other]) => other - one)
	return most?.[0] ?? null
}
