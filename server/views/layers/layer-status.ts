import type { PlanResult, SiteResult, BuildoutLayer } from '#shared/result.ts'
import { type Layer, LAYERS } from '#shared/layers.ts'
import type { LayerVerdict, Loss, LossKind, VerdictState } from '#shared/result/verdict-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { type Sized, stateSentence, stateWord } from '../messages/verdict/state-words.ts'
import { alikeClause, overSites } from '../messages/verdict/leading-loss.ts'
import { lossWords } from '../messages/verdict/loss-words.ts'
import { becauseOf } from '#shared/formats/names.ts'
import type { CauseCode } from '#shared/result/cause-result.ts'
import type { Series } from '#shared/series.ts'
import { sum } from '../figures/series.ts'

/** How a state looks, wherever it stands: an icon and an ink. */
export type State = 'ok' | 'tight' | 'failing' | 'over-built' | 'incomplete'

export type LayerStatus = {
	readonly layer: Layer
	readonly state: VerdictState
	readonly status: State
	/** with its size, as short as a rail has room for: `14 mo late`, `3% short`, `idle 34%` */
	readonly word: string
	/** the same with its cause, to head a page: «Energy is 14 months after target: Grid starts in May 2030» */
	readonly title: string
	/** and with what it costs, as a sentence */
	readonly note: string
}

export const LOOK_OF: Readonly<Record<VerdictState, State>> = {
	...{ empty: 'incomplete', incomplete: 'incomplete', no_data: 'incomplete' },
	...{ short: 'failing', late: 'failing', tight: 'tight', idle: 'over-built' },
	...{ was_short: 'ok', on_target: 'ok' },
}

/** The list of each layer, in the order in which a plan is entered, and what the layer is called that needs it. */
const ENTERED: Readonly<Record<Layer, { readonly list: keyof PlanFile & ListOf; readonly name: string }>> = {
	energy: { list: 'powerContracts', name: 'power' },
	infrastructure: { list: 'buildPhases', name: 'halls' },
	chips: { list: 'chipOrders', name: 'chips' },
	models: { list: 'workloads', name: 'work' },
	applications: { list: 'applications', name: 'users' },
}
type ListOf = 'powerContracts' | 'buildPhases' | 'chipOrders' | 'workloads' | 'applications'

/** What a layer needs: itself, where it is not entered, else the first of those below it that is not. Users only where the verdict wants some: runs and standing work have none. */
function needsOf(layer: Layer, { plan, result }: Of): string | null {
	const asks = plan.workloads.length === 0 || result.verdict.layers.applications.state !== 'empty'
	const isMissing = ({ list, name }: (typeof ENTERED)[Layer]) => plan[list].length === 0 && (name !== 'users' || asks)
	const own = ENTERED[layer]
	return isMissing(own) ? own.name : (Object.values(ENTERED).find(isMissing)?.name ?? null)
}

/** What one layer comes to: its own of the verdict, and the losses it is told by. */
type LayerTold = { readonly layer: Layer; readonly verdict: LayerVerdict; readonly losses: readonly Loss[] }

type Of = { readonly plan: PlanFile; readonly result: PlanResult }

/** Kinds of loss that a state is told by: what is on target, or not entered, has none. */
const KINDS_OF: { readonly [State in VerdictState]?: readonly LossKind[] } = {
	short: ['late', 'unserved'],
	late: ['late', 'unserved'],
	tight: ['late', 'unserved'],
	idle: ['idle', 'stranded'],
}

/** What has nothing to carry, and demand without all that serves it, has no target to be on yet. */
function stateOf({ layer, verdict }: LayerTold, sites: readonly SiteResult[], of: Of): VerdictState {
	const isServing = layer === 'models' || layer === 'applications'
	const hasTarget = isServing
		? of.plan.leases.length > 0 || needsOf('applications', of) === null
		: sites.some(({ targetItMW }) => targetItMW.some((MW) => MW > 0))
	return verdict.state === 'on_target' && !hasTarget && needsOf(layer, of) !== null ? 'incomplete' : verdict.state
}

/** What tenants bring into halls that are let: nothing of it is entered, and nothing is missing. */
function isOfTenants({ layer, verdict }: LayerTold, sites: readonly SiteResult[], { plan }: Of): boolean {
	if (layer === 'energy' || layer === 'infrastructure') return false
	const isQuiet = verdict.state === 'empty' || (layer === 'chips' && verdict.state === 'on_target')
	const ordersNone = layer !== 'chips' || plan.chipOrders.length === 0
	return isQuiet && ordersNone && sites.some(({ leasedItMW }) => leasedItMW !== null)
}

function statusOf(told: LayerTold, sites: readonly SiteResult[], of: Of): LayerStatus {
	const { layer, verdict, losses } = told
	const { plan, result } = of
	const { monthsLate } = verdict
	const state = stateOf(told, sites, of)
	const lates = losses.filter(({ kind }) => kind === 'late')
	const share = (state === 'idle' ? shareIdle : shareLate)(layer, { losses, sites, result })
	const isStated = result.verdict.basis === 'stated'
	const isTheirs = isOfTenants(told, sites, of)
	const unserved = waitingShare(told, state, { sites, result })
	const sized: Sized = {
		// What has no month of its own and lasts to the plan's end does not come late: it does not come.
		state: state === 'late' && (monthsLate ?? 0) <= 0 && lastsToEnd(lates, result) ? 'short' : state,
		monthsLate,
		share,
		isStated,
		needs: needsOf(layer, of),
		isTheirs,
		isUnlet: lates.length > 0 && lates.every(({ facts }) => facts.ofTenant),
		unserved,
		isOverPlan: layer === 'energy' || layer === 'infrastructure',
	}
	// What makes a layer late is what comes late of it, however dear what it leaves unserved.
	const groups = overSites(losses)
	const [lead] = (KINDS_OF[state] ?? []).flatMap((of) => groups.find(({ whole }) => whole.kind === of) ?? [])
	const first = lead?.whole
	const sentence = stateSentence(layer, sized)
	const amount = first === undefined ? '' : lossWords(plan, first).amount
	// That demand uses the rest of what is idle is what the share says already.
	const cause =
		lead === undefined
			? becauseOf(state === 'late' ? slipOf(layer, sites, result) : null)
			: lead.whole.cause === 'over_built'
				? `, ${amount}`
				: `: ${alikeClause(plan, lead)}`
	return {
		layer,
		state,
		// Demand that waits for other layers is entered: nothing of it is missing.
		status: isTheirs ? 'ok' : unserved === null ? LOOK_OF[state] : 'tight',
		word: stateWord(sized),
		title: `${sentence}${cause}`,
		note: `${sentence}${cause}${first === undefined || first.cause === 'over_built' ? '' : ` (${amount})`}.`,
	}
}

const lastsToEnd = (losses: readonly Loss[], { months }: PlanResult) => losses.some(({ to }) => to === months.at(-1))

/** What is still to be lost, the dearest first. */
const coming = ({ verdict }: PlanResult): readonly Loss[] => verdict.losses.filter(({ past }) => !past)

/** Losses that a layer is told by: what comes late or goes unserved for its sake, and what of it stands idle. */
const lossesOf = (layer: Layer, losses: readonly Loss[]): readonly Loss[] =>
	losses.filter((loss) => (loss.facts.stands ?? loss.layer) === layer)

/** One mark per layer, as the verdict has it: for the rail, the pages, the strip and the report. */
export function layerStatuses(plan: PlanFile, result: PlanResult): readonly LayerStatus[] {
	return LAYERS.map((layer) => layerStatus(layer, plan, result))
}

/** State of one layer of the plan. */
export function layerStatus(layer: Layer, plan: PlanFile, result: PlanResult): LayerStatus {
	const losses = lossesOf(layer, coming(result))
	const told = { layer, verdict: result.verdict.layers[layer], losses }
	return statusOf(told, Object.values(result.sites), { plan, result })
}

/** What a site builds: power, chips and halls. */
const BUILT: readonly Layer[] = ['energy', 'chips', 'infrastructure']

/** The worst first, of equals the one that loses most. */
const WORST_FIRST: readonly VerdictState[] = [
	...(['short', 'late', 'idle', 'tight', 'no_data', 'incomplete', 'empty', 'was_short', 'on_target'] as const),
]

/** Sorts the worst state first. */
export const worse = (one: Pick<LayerStatus, 'state'>, other: Pick<LayerStatus, 'state'>): number =>
	WORST_FIRST.indexOf(one.state) - WORST_FIRST.indexOf(other.state)

/** The same of a site, the worst state first. */
export function siteStatuses(plan: PlanFile, result: PlanResult, siteId: string): readonly LayerStatus[] {
	const own = result.verdict.sites[siteId]
	const site = result.sites[siteId]
	if (own === undefined || site === undefined) return []
	const ofSite = coming(result).filter((loss) => loss.siteId === siteId)
	const weight = (layer: Layer) => own.layers[layer].usd ?? own.layers[layer].mwMonths
	return BUILT.map((layer) => {
		const losses = lossesOf(layer, ofSite)
		return statusOf({ layer, verdict: own.layers[layer], losses }, [site], { plan, result })
	}).toSorted((a, b) => worse(a, b) || weight(b.layer) - weight(a.layer))
}

/** Of demand that is met as far as models and users go, the part that other layers leave unserved; null: as good as none. */
function waitingShare({ layer, losses }: LayerTold, state: VerdictState, of: Omit<Shared, 'losses'>): number | null {
	if (layer !== 'applications' || state !== 'on_target') return null
	const share = shareLate(layer, { losses, ...of })
	return share !== null && share >= LEAST_UNSERVED ? share : null
}
/** Less of demand is a footnote. Rule vV5. */
const LEAST_UNSERVED = 0.005

const SCHEDULED: Readonly<Partial<Record<Layer, string>>> = {
	energy: 'contract:',
	infrastructure: 'phase:',
	chips: 'order:',
}

/** What puts off most what a layer is late with, where another layer, later still, has all that is lost; null: it comes as planned. */
function slipOf(layer: Layer, sites: readonly SiteResult[], { schedule, sites: all }: PlanResult): CauseCode | null {
	const own = new Set(Object.entries(all).flatMap(([id, site]) => (sites.includes(site) ? [id] : [])))
	const slipped = Object.entries(schedule).flatMap(([key, entry]) =>
		key.startsWith(SCHEDULED[layer] ?? '-') && own.has(entry.siteId) && entry.delayMonths > 0 ? [entry] : [],
	)
	return slipped.toSorted((a, b) => b.delayMonths - a.delayMonths)[0]?.cause ?? null
}

type JudgedLayers = Pick<PlanResult, 'months' | 'layers' | 'verdict'>
type Shared = { readonly losses: readonly Loss[]; readonly sites: readonly SiteResult[]; readonly result: JudgedLayers }

const LEAST_MONTHS = 12

/**
 * The months that a state is judged over: from the status month, or the first that asks for anything, to full power, a year at
 * least; where the target is held and lost again, to the last month in which it is.
 */
function judgedMonths(
	sites: readonly SiteResult[],
	{ months, verdict }: JudgedLayers,
	losses: readonly Loss[],
): readonly [from: number, to: number] {
	const first = Math.min(...sites.map(({ targetItMW }) => targetItMW.findIndex((MW) => MW > 0)).filter((at) => at >= 0))
	const from = Math.max(0, months.indexOf(verdict.statusMonth), Number.isFinite(first) ? first : 0)
	const { month } = verdict.fullPower
	const full = month === null ? months.length : months.indexOf(month)
	const lost = losses.map(({ kind, to }) => (kind === 'late' ? months.indexOf(to) + 1 : 0))
	return [from, Math.min(months.length, Math.max(full, from + LEAST_MONTHS, ...lost))]
}

/** Of what is asked, the part that comes late for a layer’s sake; of models and users, the part of demand that goes unserved. */
function shareLate(layer: Layer, { losses, sites, result }: Shared): number | null {
	const [from, to] = judgedMonths(sites, result, losses)
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
function shareIdle(layer: Layer, { losses, sites, result }: Shared): number | null {
	const idle = losses.filter(({ kind }) => kind === 'idle' || kind === 'stranded')
	if (!isBuilt(layer)) return null
	const from = Math.max(0, result.months.indexOf(result.verdict.statusMonth))
	const of = { losses: idle, sites, result }
	if (monthsOutside(layer, of, from) === 0 && idle.every(({ facts }) => facts.usedShare === 0)) return 1
	const [only, ...others] = idle
	const used = only?.facts.usedShare ?? null
	if (layer === 'chips' && others.length === 0 && used !== null && monthsOutside(layer, of, from) <= FEW)
		return 1 - used
	const there = sum(sites.map((site) => sum(THERE[layer](site).slice(from))))
	return there > 0 ? Math.min(1, sum(idle.map(({ mwMonths }) => mwMonths)) / there) : null
}

/** Months in which chips are installed before one loss of theirs begins are not held against it. */
const FEW = 6

/** Months in which a layer stands, and none of its losses. */
function monthsOutside(layer: BuildoutLayer, { losses, sites, result }: Shared, since: number): number {
	const isThere = (month: number) => sites.some((site) => (THERE[layer](site)[month] ?? 0) > 0)
	const isIn = (name: string) => losses.some(({ from, to }) => from <= name && name <= to)
	return result.months.filter((name, month) => month >= since && isThere(month) && !isIn(name)).length
}
