import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { counting, roundSizes, type LeverContext, type Lever, leversOf } from '../lever.ts'

type LeanerLeversWorkload = PlanFile['workloads'][number]
type Inference = Extract<LeanerLeversWorkload, { kind: 'inference' }>
type LeanerLeversOrder = PlanFile['chipOrders'][number]
const MOST_OF_EACH = 2
/** A cap below half of what a chip is made for is no way to run it. */
const LOWEST_CAP = 0.5
const HIGHEST_UTILISATION = 0.9
const LONGEST_WAIT = 3
const LEAST_ADOPTION = 0.1
const FINER: readonly string[] = ['bf16', 'fp8', 'fp4']

/** Accelerators capped, so that the same power feeds more of them. Rule R3. */
export function capLevers({ plan, result, run, sites }: LeverContext): readonly Lever[] {
	const { chips } = catalogueFor(plan)
	const here = new Set(sites.map(({ id }) => id))
	const last = result.months[run.to - 1] ?? ''
	const largest = plan.chipOrders
		.filter((order) => here.has(order.siteId) && order.orderMonth <= last)
		.toSorted((a, b) => b.accelerators - a.accelerators)
	return largest.slice(0, MOST_OF_EACH).map((order: LeanerLeversOrder): Lever => {
		const { id, name, powerCapW, chip } = order
		const tdpW = chips.find((row) => row.id === chip)?.tdpW ?? 0
		const now = powerCapW ?? tdpW
		return leversOf({ layer: 'chips', subject: name ?? id, list: 'chipOrders', id })('order_power_cap', {
			field: 'powerCapW',
			was: powerCapW,
			sizes: roundSizes(now - tdpW * LOWEST_CAP, 10).filter((size) => now - size >= tdpW * LOWEST_CAP),
			value: (size) => now - size,
		})
	})
}

/** The same work from fewer accelerators: finer precision, fuller use, a longer wait for a token; a smaller run of training. */
export function leanerModels(ask: LeverContext): readonly Lever[] {
	const asking = ask.plan.workloads
		.filter(({ id }) => askedIn(ask, id) > 0)
		.toSorted((a, b) => askedIn(ask, b.id) - askedIn(ask, a.id))
	const inference = asking.filter((workload) => workload.kind === 'inference').slice(0, MOST_OF_EACH)
	const training = asking.filter((workload) => workload.kind === 'training').slice(0, MOST_OF_EACH)
	return [
		...training.map(({ id, name, accelerators }) =>
			leversOf({ layer: 'models', subject: name ?? id, list: 'workloads', id })('training_fewer', {
				field: 'accelerators',
				was: accelerators,
				sizes: roundSizes((accelerators ?? 0) * 0.75, 1),
				value: (size) => (accelerators ?? 0) - size,
			}),
		),
		...inference.flatMap((workload) => leanerServing(workload, ask)),
	]
}

/** Accelerators a workload requires at most in the run. */
function askedIn({ result, run }: LeverContext, id: string): number {
	return Math.max(0, ...(result.workloads[id]?.acceleratorsRequired.slice(run.from, run.to) ?? []))
}

function leanerServing(workload: Inference, { plan, result }: LeverContext): readonly Lever[] {
	const { id, name, targetUtilisation, timePerOutputTokenMs } = workload
	const precision = workload.precision ?? String(fieldFacts('workloads', 'precision').default)
	const lever = leversOf({ layer: 'models', subject: name ?? id, list: 'workloads', id })
	const used =
		targetUtilisation ?? plan.assumptions['targetUtilisation']?.value ?? ASSUMPTIONS.targetUtilisation.default
	const wait = timePerOutputTokenMs ?? result.workloads[id]?.replica?.timePerOutputTokenMs ?? 0
	const finer = FINER.slice(FINER.indexOf(precision) + 1)
	return [
		lever('workload_precision', {
			field: 'precision',
			was: workload.precision,
			sizes: counting(finer.length),
			value: (size) => finer[size - 1] ?? precision,
		}),
		lever('workload_utilisation', {
			field: 'targetUtilisation',
			was: targetUtilisation,
			sizes: roundSizes(HIGHEST_UTILISATION - used, 0.01).filter((size) => used + size <= HIGHEST_UTILISATION + 1e-9),
			value: (size) => Number((used + size).toFixed(4)),
		}),
		lever('workload_latency', {
			field: 'timePerOutputTokenMs',
			was: timePerOutputTokenMs,
			sizes: workload.tokensPerSecondPerAccelerator === null ? roundSizes(wait * (LONGEST_WAIT - 1), 1) : [],
			value: (size) => Number((wait + size).toPrecision(6)),
		}),
	]
}

/** Fewer of those who could use an application do. Rule R3. */
export function adoptionLevers({ plan, result, run }: LeverContext): readonly Lever[] {
	const most = (id: string) =>
		Math.max(0, ...(result.applications[id]?.demandTokensPerSecond.slice(run.from, run.to) ?? []))
	return plan.applications
		.filter(({ id }) => most(id) > 0)
		.toSorted((a, b) => most(b.id) - most(a.id))
		.slice(0, MOST_OF_EACH)
		.map(({ id, name, adoption }): Lever => {
			const now = adoption ?? 1
			const lever = leversOf({ layer: 'applications', subject: name ?? id, list: 'applications', id })
			return lever('application_adoption', {
				field: 'adoption',
				was: adoption,
				sizes: roundSizes(now - LEAST_ADOPTION, 0.01).filter((size) => now - size >= LEAST_ADOPTION - 1e-9),
				value: (size) => Number((now - size).toFixed(4)),
			})
		})
}
