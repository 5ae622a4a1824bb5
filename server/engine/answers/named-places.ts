import { keptBy } from '#shared/records/kept-by.ts'
import { balancePlan } from '../balance/balance-algorithms.ts'
import { workloadResults } from '../balance/workloads/workload-results.ts'
import { columnOf, type Frame, noteOf } from '../kernel/run.ts'
import { expectedGoodput } from '../layers/models/goodput.ts'
import { findHeadline } from '../shortfall/headline-step.ts'
import { gatingTrade } from '../people/workforce-gating.ts'
import { findScope } from '../scope-names.ts'
import type { EngineModel } from '../world.ts'

/** AskedAt the result takes a figure that exists in several places. */
export type ResultPlace =
	| { readonly at: { readonly quantity?: string; readonly scope?: string; readonly month?: string } }
	/** a figure of one workload, asked of several */
	| { readonly refused: readonly string[] }

export type AskedAt = { readonly scope?: string | undefined; readonly month?: string | undefined }

/** Figures of a run that the result takes from the pool it names. */
const OF_A_RUN: readonly string[] = [
	'workloads.training.efficiency',
	'workloads.training.expectedStops',
	'workloads.training.memoryFloorAccelerators',
	'workloads.training.batchCeilingAccelerators',
]
/** Those that stand for the run, not for one of its pools. */
const OF_A_WHOLE_RUN: readonly string[] = ['workloads.training.acceleratorHours', 'workloads.training.days']
/** And those it takes from the month with most stops. */
const OF_THE_WORST_MONTH: readonly string[] = [
	'workloads.training.expectedGoodput',
	'workloads.training.hoursBetweenStops',
	'workloads.training.checkpointSeconds',
]

/**
 * The place a key of the result names by itself: the pool of a workload's replica or run, a run's worst month, the trade
 * that moves dates. Null for all other keys.
 */
export function namedPlace(frame: Frame<EngineModel>, key: string, asked: AskedAt): ResultPlace | null {
	return NAMING.find(([names]) => names(key))?.[1](frame, asked) ?? ofPeak(frame, key)
}

/** The workloads as the balance tells them, by id. */
export const workloadsOf = keptBy((frame: Frame<EngineModel>) => workloadResults(noteOf(frame, balancePlan)))

type Naming = (frame: Frame<EngineModel>, asked: AskedAt) => ResultPlace | null

const NAMING: readonly (readonly [names: (key: string) => boolean, at: Naming])[] = [
	[(key) => key === 'shortfall.lostItMW' || key === 'sites.shortfall.lostItMW', ofBasis],
	[(key) => key.startsWith('workloads.replica.'), (frame, asked) => ofWorkload(frame, 'replica', asked)],
	[(key) => OF_A_WHOLE_RUN.includes(key), (_, asked) => ofWholeRun(asked)],
	[(key) => OF_A_RUN.includes(key), (frame, asked) => ofWorkload(frame, 'training', asked)],
	[(key) => OF_THE_WORST_MONTH.includes(key), inWorstMonth],
	[(key) => key.startsWith('workforce.gating.'), ofGatingTrade],
	// The same for every application, so the result tells it beside each.
	[(key) => key === 'applications.priceEffect', () => ({ at: { scope: 'plan' } })],
]

/** What is lost is measured by demand, and where nothing is asked by the target. */
function ofBasis(frame: Frame<EngineModel>, { scope }: AskedAt): ResultPlace | null {
	if (noteOf(frame, findHeadline).shortfall.basis === 'demand') return null
	return { at: { quantity: isPlan(scope) ? 'plan.infrastructure.belowTarget' : 'infrastructure.belowTarget' } }
}

/** What is at its largest is told where it stands: in its month. */
function ofPeak({ program }: Frame<EngineModel>, key: string): ResultPlace | null {
	const [series] = key.includes('.peak.') ? Object.keys(program.makers.get(key)?.inputs ?? {}) : []
	return series === undefined ? null : { at: { quantity: series } }
}

/** Of a run, whichever of its pools is named. */
function ofWholeRun({ scope }: AskedAt): ResultPlace | null {
	const [, workload] = /^placement:([^/]+)\//.exec(scope ?? '') ?? []
	return workload === undefined ? null : { at: { scope: `workload:${workload}` } }
}

const isPlan = (scope: string | undefined): boolean => scope === undefined || scope === 'plan'

function ofWorkload(frame: Frame<EngineModel>, part: 'replica' | 'training', { scope }: AskedAt): ResultPlace | null {
	// A placement is asked for by its own name.
	if (scope?.startsWith('placement:') === true) return null
	const having = Object.entries(workloadsOf(frame)).flatMap(([id, result]) => {
		const own = result[part]
		return own ? [{ id, pool: own.pool }] : []
	})
	const own = having.find(({ id }) => `workload:${id}` === scope)
	if (!own) return { refused: having.map(({ id }) => `workload:${id}`) }
	return own.pool === null ? null : { at: { scope: `placement:${own.id}/${own.pool}` } }
}

function inWorstMonth(frame: Frame<EngineModel>, { scope, month: named }: AskedAt): ResultPlace | null {
	if (named !== undefined) return null
	const found = findScope(frame.world, scope ?? 'plan')
	if (found?.scope !== 'workload') return null
	const goodput = columnOf(frame, expectedGoodput)
	const { months } = frame.world.model
	const worst = months.reduce(
		(least, _, month) => (goodput.at(found.index, month) < goodput.at(found.index, least) ? month : least),
		0,
	)
	const month = months[worst]
	return month === undefined ? null : { at: { month } }
}

function ofGatingTrade(frame: Frame<EngineModel>, { scope }: AskedAt): ResultPlace | null {
	if (!isPlan(scope)) return null
	const gating = gatingTrade(frame)
	return gating && { at: { scope: `trade:${gating.trade}` } }
}
