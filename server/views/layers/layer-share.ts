import type { BuildoutLayer, PlanResult, SiteResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import type { Loss } from '#shared/result/verdict-result.ts'
import type { Series } from '#shared/series.ts'
import { sum } from '../figures/series.ts'

type JudgedLayers = Pick<PlanResult, 'months' | 'layers' | 'verdict'>
type Shared = { readonly losses: readonly Loss[]; readonly sites: readonly SiteResult[]; readonly result: JudgedLayers }

const LEAST_MONTHS = 12

/** The months that a state is judged over: from the status month, or the first that asks for anything, to full power, a year at least. */
function judgedMonths(
	sites: readonly SiteResult[],
	{ months, verdict }: JudgedLayers,
): readonly [from: number, to: number] {
	const first = Math.min(...sites.map(({ targetItMW }) => targetItMW.findIndex((MW) => MW > 0)).filter((at) => at >= 0))
	const from = Math.max(0, months.indexOf(verdict.statusMonth), Number.isFinite(first) ? first : 0)
	const { month } = verdict.fullPower
	const full = month === null ? months.length : months.indexOf(month)
	return [from, Math.min(months.length, Math.max(full, from + LEAST_MONTHS))]
}

/** Of what is asked, the part that comes late for a layer’s sake; of models and users, the part of demand that goes unserved. */
export function shareLate(layer: Layer, { losses, sites, result }: Shared): number | null {
	const [from, to] = judgedMonths(sites, result)
	if (layer === 'models' || layer === 'applications') {
		const { required, coverage } = result.layers[layer]
		const asked = sum(required.slice(from))
		const missing = sum(required.map((value, at) => (at < from ? 0 : value * (1 - (coverage[at] ?? 1)))))
		return asked > 0 ? missing / asked : null
	}
	const asked = sum(sites.map(({ targetItMW }) => sum(targetItMW.slice(from, to))))
	const late = sum(losses.map(({ kind, mwMonths }) => (kind === 'late' ? mwMonths : 0)))
	return asked > 0 ? Math.min(1, late / asked) : null
}

const THERE: Readonly<Record<BuildoutLayer, (site: SiteResult) => Series>> = {
	energy: ({ buildout }) => buildout.itMW.energy,
	infrastructure: ({ commissionedItMW }) => commissionedItMW,
	chips: ({ itNameplateMW }) => itNameplateMW,
}
const isBuilt = (layer: Layer): layer is BuildoutLayer => layer in THERE

/** Of what stands of a layer from the status month on, the part that stands idle. Where one loss is all of it, its own share. */
export function shareIdle(layer: Layer, { losses, sites, result }: Shared): number | null {
	const idle = losses.filter(({ kind }) => kind === 'idle' || kind === 'stranded')
	const [only, ...others] = idle.filter(({ kind }) => kind === 'idle')
	const used = only?.facts.usedShare ?? null
	if (layer === 'chips' && others.length === 0 && used !== null) return 1 - used
	if (!isBuilt(layer)) return null
	const from = Math.max(0, result.months.indexOf(result.verdict.statusMonth))
	const there = sum(sites.map((site) => sum(THERE[layer](site).slice(from))))
	return there > 0 ? Math.min(1, sum(idle.map(({ mwMonths }) => mwMonths)) / there) : null
}
