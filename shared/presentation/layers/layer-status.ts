import type { BuildoutLayer, PlanResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import { LAYERS } from '#shared/layers.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { LayerFacts } from '#shared/shortfall-result.ts'
import { DOLLARS, moneyOf } from '#shared/units/money.ts'
import type { Money } from '#shared/units/money.ts'
import { stripBasis } from './binding-runs.ts'
import { isAsked, isMaterial, shortfallOf, useOf } from './layer-shortfall.ts'
import type { Shortfall } from './layer-shortfall.ts'
import { last } from '../figures/series.ts'
import { compact, count, megawatts, percent, usd } from '../wording/figures.ts'
import { amountOf } from '../wording/counts.ts'
import { counted, longMonth, sentenceCase } from '../wording/months.ts'
import { LAYER_NAMES, LAYER_UNITS } from '../wording/names.ts'

export type State = 'ok' | 'tight' | 'failing' | 'over-built' | 'incomplete'

export type LayerStatus = {
	readonly layer: Layer
	readonly status: State
	/** the size where one is known, as short as a rail has room for: `8 mo`, `2 % used` */
	readonly word: string
	/** the same as a sentence */
	readonly note: string
}

const ITEMS_OF = {
	energy: { list: 'powerContracts', none: 'No power is contracted', needs: 'power' },
	chips: { list: 'chipOrders', none: 'No chips are ordered', needs: 'chips' },
	infrastructure: { list: 'buildPhases', none: 'No hall is planned', needs: 'halls' },
	models: { list: 'workloads', none: 'No workload is entered', needs: 'work' },
	applications: { list: 'applications', none: 'No application is entered', needs: 'users' },
} as const
/** What must stand before it can be said how much of the demand is served. */
const SERVED_BY: readonly Layer[] = ['energy', 'infrastructure', 'chips', 'models']
/** Where less than this is ever asked for, the layer is over-built: so much of it has no use at any time. */
const OVER_BUILT_BELOW = 0.5

const SHORTENED: Readonly<Record<Layer, (value: number) => string>> = {
	energy: megawatts,
	infrastructure: megawatts,
	chips: count,
	models: compact,
	applications: compact,
}
const amount = (layer: Layer, value: number) => SHORTENED[layer](value)
const isEmpty = (plan: PlanFile, layer: Layer) => plan[ITEMS_OF[layer].list].length === 0

function incomplete(layer: Layer, word: string, note: string): LayerStatus {
	return { layer, status: 'incomplete', word, note }
}

type Short = { readonly layer: Layer; readonly short: Shortfall; readonly months: readonly string[] }

function shortStatus(status: 'tight' | 'failing', { layer, short, months }: Short): LayerStatus {
	const when = longMonth(months[short.worst.index] ?? '')
	return {
		layer,
		status,
		word: `${String(short.months)} mo`,
		note: `${LAYER_NAMES[layer]}: short in ${counted(short.months, 'month')}, by ${amountOf(layer, short.worst.missing)} in ${when} at worst.`,
	}
}

function wellCovered(layer: Layer): LayerStatus {
	return { layer, status: 'ok', word: 'OK', note: `${LAYER_NAMES[layer]}: all that is asked for is there.` }
}

function overBuilt(layer: Layer, facts: LayerFacts, money: Money): LayerStatus | null {
	const use = useOf(facts)
	if (use === null || use.share >= OVER_BUILT_BELOW) return null
	const idle =
		use.idleUsd === null || use.idleUsd <= 0 ? '' : `; ${usd(use.idleUsd, money)} of it has no use in any month`
	return {
		layer,
		status: 'over-built',
		word: `${percent(use.share)} used`,
		note: `${LAYER_NAMES[layer]}: at most ${amount(layer, use.asked)} of ${amount(layer, use.there)} ${LAYER_UNITS[layer]} are asked for${idle}.`,
	}
}

/**
 * State of one layer, of the plan or of a site, from the cover that its page and the strip show. A shortage counts as a
 * failure in the months in which the layer is the one that binds, and where it is more than a trifle.
 */
export function stateOf(
	layer: Layer,
	{ layers, layerFacts, binding, months }: Pick<PlanResult, 'layers' | 'layerFacts' | 'binding' | 'months'>,
	money: Money = DOLLARS,
): LayerStatus {
	const balance = layers[layer]
	if (!isAsked(balance)) {
		if (layer === 'models') return incomplete(layer, 'no tokens', 'Models: no tokens are asked for.')
		return incomplete(layer, 'not asked', `${LAYER_NAMES[layer]}: nothing is asked of it yet.`)
	}
	const short = shortfallOf(balance)
	const counts = layer === 'applications' ? short : shortfallOf(balance, (index) => binding[index] === layer)
	if (short !== null && counts !== null && isMaterial(counts)) return shortStatus('failing', { layer, short, months })
	const over = overBuilt(layer, layerFacts[layer], money)
	if (over !== null) return over
	return short === null ? wellCovered(layer) : shortStatus('tight', { layer, short, months })
}

/** Before anything is asked: whether the layer reaches what the plan is built towards. */
function buildoutState(layer: BuildoutLayer, { buildout }: PlanResult): LayerStatus {
	const target = buildout.targetItMW
	const most = Math.max(0, ...buildout.itMW[layer])
	const missing = target - last(buildout.itMW[layer])
	const name = LAYER_NAMES[layer]
	if (target <= 0) return incomplete(layer, 'feeds nothing', `${name}: nothing is there to use it yet.`)
	if (missing > target * 0.01)
		return {
			layer,
			status: 'failing',
			word: `${megawatts(missing)} MW`,
			note: `${name}: ${megawatts(missing)} of ${megawatts(target)} MW IT are missing in the last month.`,
		}
	if (target < most * OVER_BUILT_BELOW)
		return {
			layer,
			status: 'over-built',
			word: `${percent(target / most)} used`,
			note: `${name}: enough for ${megawatts(most)} MW IT, ${megawatts(target)} are planned for.`,
		}
	return { layer, status: 'ok', word: 'OK', note: `${name}: reaches the target of ${megawatts(target)} MW IT.` }
}

function statusOf(plan: PlanFile, result: PlanResult, layer: Layer): LayerStatus {
	if (isEmpty(plan, layer)) return incomplete(layer, 'empty', `${ITEMS_OF[layer].none} yet.`)
	const missing = SERVED_BY.find((other) => isEmpty(plan, other))
	if (layer === 'applications' && missing !== undefined)
		return incomplete(
			layer,
			`needs ${ITEMS_OF[missing].needs}`,
			`${sentenceCase(ITEMS_OF[missing].none)} yet: nothing can be served.`,
		)
	const built = layer === 'energy' || layer === 'infrastructure' || layer === 'chips'
	return built && stripBasis(result) !== 'demand' ? buildoutState(layer, result) : stateOf(layer, result, moneyOf(plan))
}

/** One mark per layer: for the rail, the pages, the strip and the report. */
export function layerStatuses(plan: PlanFile, result: PlanResult): readonly LayerStatus[] {
	return LAYERS.map((layer) => statusOf(plan, result, layer))
}
