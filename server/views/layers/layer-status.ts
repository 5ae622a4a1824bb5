import type { PlanResult, SiteResult } from '#shared/result.ts'
import { type Layer, LAYERS } from '#shared/layers.ts'
import type { LayerVerdict, Loss, LossKind, VerdictState } from '#shared/result/verdict-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { type Sized, stateSentence, stateWord } from '../messages/verdict/state-words.ts'
import { causeClause } from '../messages/verdict/cause-clauses.ts'
import { lossWords } from '../messages/verdict/loss-words.ts'
import { shareIdle, shareLate } from './layer-share.ts'

/** How a state looks, wherever it stands: an icon and an ink. */
export type State = 'ok' | 'tight' | 'failing' | 'over-built' | 'incomplete'

export type LayerStatus = {
	readonly layer: Layer
	readonly state: VerdictState
	readonly status: State
	/** with its size, as short as a rail has room for: `14 mo late`, `3% short`, `idle 34%` */
	readonly word: string
	/** the same with its cause, to head a page: «Energy is 14 months late: Grid starts in May 2030» */
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

/** What a layer needs: itself, where it is not entered, else the first of those below it that is not. */
function needsOf(layer: Layer, plan: PlanFile): string | null {
	const isMissing = ({ list }: (typeof ENTERED)[Layer]) => plan[list].length === 0
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
function stateOf({ layer, verdict }: LayerTold, sites: readonly SiteResult[], { plan }: Of): VerdictState {
	const isServing = layer === 'models' || layer === 'applications'
	const hasTarget = isServing
		? plan.leases.length > 0 || needsOf('applications', plan) === null
		: sites.some(({ targetItMW }) => targetItMW.some((MW) => MW > 0))
	return verdict.state === 'on_target' && !hasTarget && needsOf(layer, plan) !== null ? 'incomplete' : verdict.state
}

/** What tenants bring into halls that are let: nothing of it is entered, and nothing is missing. */
function isOfTenants({ layer, verdict }: LayerTold, sites: readonly SiteResult[]): boolean {
	const isBuilt = layer === 'energy' || layer === 'infrastructure'
	return verdict.state === 'empty' && !isBuilt && sites.some(({ leasedItMW }) => leasedItMW !== null)
}

function statusOf(told: LayerTold, sites: readonly SiteResult[], of: Of): LayerStatus {
	const { layer, verdict, losses } = told
	const { plan, result } = of
	const { monthsLate } = verdict
	const state = stateOf(told, sites, of)
	const share = (state === 'idle' ? shareIdle : shareLate)(layer, { losses, sites, result })
	const isStated = result.verdict.basis === 'stated'
	const isTheirs = isOfTenants(told, sites)
	const sized: Sized = { state, monthsLate, share, isStated, needs: needsOf(layer, plan), isTheirs }
	// What makes a layer late is what comes late of it, however dear what it leaves unserved.
	const [first] = (KINDS_OF[state] ?? []).flatMap((of) => losses.find(({ kind }) => kind === of) ?? [])
	const sentence = stateSentence(layer, sized)
	const amount = first === undefined ? '' : lossWords(plan, first).amount
	// That demand uses the rest of what is idle is what the share says already.
	const cause =
		first === undefined ? '' : first.cause === 'over_built' ? `, ${amount}` : `: ${causeClause(plan, first)}`
	return {
		layer,
		state,
		status: isTheirs ? 'ok' : LOOK_OF[state],
		word: stateWord(sized),
		title: `${sentence}${cause}`,
		note: `${sentence}${cause}${first === undefined || first.cause === 'over_built' ? '' : ` (${amount})`}.`,
	}
}

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
