import type { CauseFacts } from '#shared/result/cause-result.ts'
import { item, valueAt } from '../../cells.ts'
import { NO_FACTS } from './cause-facts.ts'
import type { CauseAsk, Reason } from './reason.ts'

type CauseReachRun = CauseAsk['run']
type CauseReachCut = {
	readonly workload: number
	readonly accelerators: number
	readonly reach: NonNullable<CauseFacts['reach']>
}

/** The larger part of what is missing is asked where no site may serve it: of a workload, what most of it is of; else null. Rule pW7. */
export function causeOfReach({ run, month, missing }: CauseAsk): Reason | null {
	const { workloads } = run.input
	let [most, cut]: [CauseReachCut | null, number] = [null, 0]
	for (let workload = 0; workload < workloads.length; workload++) {
		const one = cutOff(run, { workload, month })
		if (!one) continue
		cut += one.accelerators
		if (!most || one.accelerators > most.accelerators) most = one
	}
	if (!most || cut <= missingInAll(run, month) / 2) return null
	const { id, name } = item(workloads, most.workload)
	const { reach } = most
	return { cause: 'no_site_in_reach', facts: { ...NO_FACTS, missing, reach, item: { list: 'workloads', id, name } } }
}

type MissingOfParams = { readonly workload: number; readonly month: number }

function missingInAll(run: CauseReachRun, month: number): number {
	let missing = 0
	for (let workload = 0; workload < run.input.workloads.length; workload++) {
		missing += missingOf(run, { workload, month })
	}
	return missing
}

function missingOf({ input, ledger }: CauseReachRun, { workload, month }: MissingOfParams): number {
	const cell = workload * input.months + month
	return Math.max(0, valueAt(ledger.workRequired, cell) - valueAt(ledger.workAllocated, cell))
}

/** Accelerators that a workload lacks since no site may run it for those who ask; null where there are none. */
function cutOff(run: CauseReachRun, asked: MissingOfParams): CauseReachCut | null {
	const { workload } = asked
	const spec = item(run.input.workloads, workload)
	if (!spec.nowhere && !run.constants.reach[workload]) return null
	const accelerators = missingOf(run, asked)
	if (accelerators === 0) return null
	if (spec.nowhere) return { workload, accelerators, reach: { regions: [], latencyMs: null, ...spec.nowhere } }
	const { regions, share } = unreached(run, asked)
	if (share === 0 || spec.kind !== 'inference') return null
	const reach = { regions, latencyMs: spec.latencyMs ?? null, countries: [] }
	return { workload, accelerators: accelerators * share, reach }
}

/** Regions that ask and have no site in reach, most first, and their part of what is not served. */
function unreached({ input, ledger, constants }: CauseReachRun, { workload, month }: MissingOfParams) {
	const cellOf = (place: number) => place * input.months + month
	const asked = item(ledger.regionAsked, workload)
	const far = (constants.reach[workload]?.regions ?? []).flatMap(({ region, sites }, place) => {
		const tokens = valueAt(asked, cellOf(place))
		return sites === null && tokens > 0 ? [{ tokens, name: input.regions?.[region]?.name ?? '' }] : []
	})
	const lost = valueAt(ledger.workTokensAsked, workload * input.months + month)
	const unserved = lost - valueAt(ledger.workTokens, workload * input.months + month)
	const cut = far.reduce((sum, { tokens }) => sum + tokens, 0)
	return {
		regions: far.sort((a, b) => b.tokens - a.tokens).map(({ name }) => name),
		share: unserved > 0 ? Math.min(1, cut / unserved) : 0,
	}
}
