import type { LayerBalance, LayerBalances } from '#shared/result.ts'
import type { Series } from '#shared/series.ts'
import type { Layer } from '#shared/layers.ts'
import type { LayerFacts } from '#shared/result/shortfall-result.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import { madeWhenRead } from '#shared/records/made-when-read.ts'
import type { EngineModel } from '../world.ts'
import { NEVER_NEEDED, PLAN_NEVER_NEEDED } from './never-needed.ts'

/** Coverage above this is whole, as where the binding layer is found. */
const WHOLE = 1 - 1e-9

type LayerFactsParams = {
	readonly layers: LayerBalances
	readonly binding: readonly (Layer | null)[]
	/** MW IT of demand lost in each month */
	readonly lost: Series
	/** index of the site; null: the whole plan */
	readonly site: number | null
}

/** The facts of the five layers, of a site or of the whole plan. Rules B16, B18. */
export function layerFacts(frame: Frame<EngineModel>, ask: LayerFactsParams): Readonly<Record<Layer, LayerFacts>> {
	const entered = enteredAt(frame, ask.site)
	const factsOf = (layer: Layer): LayerFacts => {
		const balance = ask.layers[layer]
		const asked = balance.required.some((value) => value > 0)
		return {
			entered: entered[layer],
			...coverageFacts(balance, frame.world.model.months),
			lostMWMonths: ask.lost.reduce((sum, lost, month) => sum + (ask.binding[month] === layer ? lost : 0), 0),
			...(asked ? surplusOf(frame, layer, ask.site) : NO_SURPLUS),
		}
	}
	return madeWhenRead<Readonly<Record<Layer, LayerFacts>>>({
		energy: () => factsOf('energy'),
		chips: () => factsOf('chips'),
		infrastructure: () => factsOf('infrastructure'),
		models: () => factsOf('models'),
		applications: () => factsOf('applications'),
	})
}

/** In one pass: a plan of many sites has a hundred of these. */
function coverageFacts({ required, available, coverage }: LayerBalance, months: readonly string[]) {
	let [monthsAsked, monthsShort, requiredMonths, shortMonths] = [0, 0, 0, 0]
	let [most, at, mostRequired, mostAvailable] = [0, 0, 0, 0]
	const shareIn = (month: number) => coverage[month] ?? 1
	const isShort = (month: number) => shareIn(month) < WHOLE
	required.forEach((asked, month) => {
		const missing = asked * Math.max(0, 1 - shareIn(month))
		requiredMonths += asked
		if (asked > 0) monthsAsked += 1
		if (isShort(month)) {
			monthsShort += 1
			shortMonths += missing
		}
		if (missing > most) [most, at] = [missing, month]
		mostRequired = Math.max(mostRequired, asked)
		mostAvailable = Math.max(mostAvailable, available[month] ?? 0)
	})
	const worst = isShort(at) ? { month: months[at] ?? '', missing: most, coverage: shareIn(at) } : null
	return { monthsAsked, monthsShort, requiredMonths, shortMonths, worst, mostRequired, mostAvailable }
}

const NO_SURPLUS = { neverNeeded: null, neverNeededUsd: null } as const

/** What a capacity holds that no month asks for; models and applications hold none. */
function surplusOf(frame: Frame<EngineModel>, layer: Layer, site: number | null) {
	if (layer === 'models' || layer === 'applications') return NO_SURPLUS
	const { units, usd } = site === null ? PLAN_NEVER_NEEDED : NEVER_NEEDED
	const neverNeeded = columnOf(frame, units[layer]).at(site ?? 0, 0)
	return { neverNeeded, neverNeededUsd: columnOf(frame, usd[layer]).at(site ?? 0, 0) }
}

function enteredAt(frame: Frame<EngineModel>, site: number | null): Readonly<Record<Layer, number>> {
	const { plan } = frame.world.model
	const siteId = site === null ? null : plan.sites[site]?.id
	const count = (list: 'powerContracts' | 'chipOrders' | 'buildPhases') =>
		plan[list].filter((item) => siteId === null || item.siteId === siteId).length
	const works = plan.workloads.filter(
		({ siteIds }) => siteId === null || siteIds.length === 0 || (siteId !== undefined && siteIds.includes(siteId)),
	)
	return {
		energy: count('powerContracts'),
		chips: count('chipOrders'),
		infrastructure: count('buildPhases'),
		models: works.length,
		applications: plan.applications.length,
	}
}
