import type { BuildoutLayer, PlanResult, SiteResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import { LAYERS } from '#shared/layers.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { LayerFacts } from '#shared/result/shortfall-result.ts'
import { moneyOf } from '#shared/units/money.ts'
import type { Money } from '#shared/units/money.ts'
import { aimOf } from './aim.ts'
import { stripBasis } from './binding-runs.ts'
import { isAsked, shortfallOf, useOf } from './layer-shortfall.ts'
import type { Shortfall } from './layer-shortfall.ts'
import { last, sum } from '../figures/series.ts'
import { compact, count, megawatts, percent, usd } from '#shared/formats/figures.ts'
import { amountOf } from '../messages/counts.ts'
import { counted, longMonth, sentenceCase } from '#shared/formats/months.ts'
import { layerIs, LAYER_NAMES, LAYER_UNITS } from '#shared/formats/names.ts'

export type State = 'ok' | 'tight' | 'failing' | 'over-built' | 'incomplete'

export type LayerStatus = {
	readonly layer: Layer
	readonly status: State
	/** the size where one is known, as short as a rail has room for: `8 mo`, `2 % asked` */
	readonly word: string
	/** the same as a sentence */
	readonly note: string
}

/** A plan or one of its sites: what is judged. */
type Judged = Pick<SiteResult, 'layers' | 'layerFacts' | 'binding' | 'buildout'>
type Asking = { readonly months: readonly string[]; readonly money: Money; readonly sites: readonly SiteResult[] }

const NEEDED = {
	energy: { none: 'No power is contracted', needs: 'power' },
	chips: { none: 'No chips are ordered', needs: 'chips' },
	infrastructure: { none: 'No hall is planned', needs: 'halls' },
	models: { none: 'No workload is entered', needs: 'work' },
	applications: { none: 'No application is entered', needs: 'users' },
} as const
/** What must stand before it can be said how much of the demand is served. */
const SERVED_BY: readonly Layer[] = ['energy', 'infrastructure', 'chips', 'models']
/** Where less than this is ever asked for, the layer is over-built: so much of it has no use at any time. */
const OVER_BUILT_BELOW = 0.5
/** Less is lost than this part of what is asked, or than one MW-month: tight, and no failure. */
const MATERIAL_SHARE = 0.01
const MATERIAL_MW_MONTHS = 1

const SHORTENED: Readonly<Record<Layer, (value: number) => string>> = {
	energy: megawatts,
	infrastructure: megawatts,
	chips: count,
	models: compact,
	applications: compact,
}
const amount = (layer: Layer, value: number) => SHORTENED[layer](value)
const isEmpty = ({ layerFacts }: Judged, layer: Layer) => layerFacts[layer].entered === 0
const isBuilt = (layer: Layer): layer is BuildoutLayer =>
	layer === 'energy' || layer === 'infrastructure' || layer === 'chips'

function incomplete(layer: Layer, word: string, note: string): LayerStatus {
	return { layer, status: 'incomplete', word, note }
}

/** Weighed by the megawatt-months that are lost while the layer binds; of models and applications, by the tokens they lack. */
function isMaterial(layer: Layer, { layers, layerFacts, binding }: Judged): boolean {
	if (isBuilt(layer)) {
		const lost = layerFacts[layer].lostMWMonths
		return lost >= Math.max(MATERIAL_MW_MONTHS, MATERIAL_SHARE * sum(layers.infrastructure.required))
	}
	const lacks = shortfallOf(layers[layer], (index) => layer === 'applications' || binding[index] === layer)
	return (lacks?.share ?? 0) >= MATERIAL_SHARE
}

type Short = { readonly layer: Layer; readonly short: Shortfall; readonly months: readonly string[] }

function shortStatus(status: 'tight' | 'failing', { layer, short, months }: Short): LayerStatus {
	const when = longMonth(months[short.worst.index] ?? '')
	const missing = amountOf(layer, short.worst.missing)
	const span = short.months === 1 ? `in ${when}` : `in ${counted(short.months, 'month')}`
	const worst = short.months === 1 ? '' : ` in ${when} at worst`
	return {
		layer,
		status,
		word: `${String(short.months)} mo`,
		note: short.coveredInTotal
			? `${layerIs(layer)} enough in total and not at every site: short ${span}, by ${missing}${worst}.`
			: `${layerIs(layer)} short ${span}, by ${missing}${worst}.`,
	}
}

function overBuilt(layer: Layer, { neverNeededUsd }: LayerFacts, { money, sites }: Asking): LayerStatus | null {
	const use = useOf(sites.map(({ layerFacts }) => layerFacts[layer]))
	if (use === null || use.share >= OVER_BUILT_BELOW) return null
	const idle =
		neverNeededUsd === null || neverNeededUsd <= 0
			? ''
			: `; ${usd(neverNeededUsd, money)} of it has no use in any month`
	return {
		layer,
		status: 'over-built',
		word: `${percent(use.share)} asked`,
		note: `Of ${amount(layer, use.there)} ${LAYER_UNITS[layer]}, no month asks for more than ${amount(layer, use.asked)}${idle}.`,
	}
}

/** Where something is asked for: from the cover that the pages and the strip show. */
function demandState(layer: Layer, judged: Judged, asking: Asking): LayerStatus {
	const balance = judged.layers[layer]
	const { months } = asking
	if (!isAsked(balance))
		return layer === 'models'
			? incomplete(layer, 'no tokens', 'No tokens are asked of the models.')
			: incomplete(layer, 'not asked', `Nothing is asked of ${LAYER_NAMES[layer]} yet.`)
	const short = shortfallOf(balance)
	if (short !== null && isMaterial(layer, judged)) return shortStatus('failing', { layer, short, months })
	const over = overBuilt(layer, judged.layerFacts[layer], asking)
	if (over !== null) return over
	if (short !== null) return shortStatus('tight', { layer, short, months })
	return { layer, status: 'ok', word: 'OK', note: `All that is asked of ${LAYER_NAMES[layer]} is there.` }
}

/** Before anything is asked: whether the layer reaches what is being built towards. */
function buildoutState(layer: BuildoutLayer, { buildout }: Judged, aim: string): LayerStatus {
	const target = buildout.targetItMW
	const most = Math.max(0, ...buildout.itMW[layer])
	const missing = target - last(buildout.itMW[layer])
	const name = LAYER_NAMES[layer]
	if (target <= 0) return incomplete(layer, 'unused', `Nothing is there to use ${name} yet.`)
	if (missing > target * MATERIAL_SHARE)
		return {
			layer,
			status: 'failing',
			word: `${megawatts(missing)} MW`,
			note: `${layerIs(layer)} ${megawatts(missing)} of ${megawatts(target)} MW IT short of ${aim} in the last month.`,
		}
	if (target < most * OVER_BUILT_BELOW)
		return {
			layer,
			status: 'over-built',
			word: `${percent(target / most)} aimed at`,
			note: `${layerIs(layer)} enough for ${megawatts(most)} MW IT; ${megawatts(target)} are planned for.`,
		}
	return {
		layer,
		status: 'ok',
		word: 'OK',
		note: `${layerIs(layer)} enough for ${aim}, ${megawatts(target)} MW IT.`,
	}
}

/** State of one layer, of the plan or of a site: the one place where it is judged. */
export function stateOf(layer: Layer, judged: Judged, asking: Asking): LayerStatus {
	if (isEmpty(judged, layer)) return incomplete(layer, 'empty', `${NEEDED[layer].none} yet.`)
	const missing = SERVED_BY.find((other) => isEmpty(judged, other))
	if (layer === 'applications' && missing !== undefined)
		return incomplete(
			layer,
			`needs ${NEEDED[missing].needs}`,
			`${sentenceCase(NEEDED[missing].none)} yet: nothing can be served.`,
		)
	return isBuilt(layer) && stripBasis(judged) !== 'demand'
		? buildoutState(layer, judged, aimOf(asking.sites))
		: demandState(layer, judged, asking)
}

/** State of one layer of the plan. */
export const layerStatus = (layer: Layer, plan: PlanFile, result: PlanResult): LayerStatus =>
	stateOf(layer, result, {
		months: result.months,
		money: moneyOf(plan),
		sites: Object.values(result.sites),
	})

/** One mark per layer: for the rail, the pages, the strip and the report. */
export function layerStatuses(plan: PlanFile, result: PlanResult): readonly LayerStatus[] {
	return LAYERS.map((layer) => layerStatus(layer, plan, result))
}

/** The worst first, of equals the one that loses most. */
const WORST_FIRST: readonly State[] = ['failing', 'over-built', 'tight', 'incomplete', 'ok']

/** What a site builds: power, chips and halls, the worst state first. */
export function siteStatuses(plan: PlanFile, { sites, months }: PlanResult, siteId: string): readonly LayerStatus[] {
	const site = sites[siteId]
	if (site === undefined) return []
	const lost = ({ layer }: LayerStatus) => site.layerFacts[layer].lostMWMonths
	return LAYERS.filter(isBuilt)
		.map((layer) => stateOf(layer, site, { months, money: moneyOf(plan), sites: [site] }))
		.toSorted((a, b) => WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status) || lost(b) - lost(a))
}
