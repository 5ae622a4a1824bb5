import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { Model } from '#shared/catalogue/types.ts'
import { assumedIn } from '#shared/fields/assumptions.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import type { Workload } from '#shared/schemas/plan-items.ts'
import { counting, inPlaceBy, type Lever, type LeverContext, leversOf, roundSizes } from '../lever.ts'

type Inference = Extract<Workload, { kind: 'inference' }>
const MOST_OF_EACH = 2
const HIGHEST_UTILISATION = 0.9
const LONGEST_WAIT = 3
const FINER: readonly string[] = ['bf16', 'fp8', 'fp4']

const turning = ({ id, name }: Workload) =>
	leversOf({ layer: 'models', siteId: null, subject: name ?? id, list: 'workloads', id })

/** Accelerators a workload requires at most while the cause lasts. */
const askedIn = ({ result, run }: LeverContext, { id }: Workload): number =>
	Math.max(0, ...(result.workloads[id]?.acceleratorsRequired.slice(run.from, run.to) ?? []))

/** What asks most while the cause lasts, the largest first. */
function asking(ask: LeverContext): readonly Workload[] {
	return ask.plan.workloads
		.filter((workload) => askedIn(ask, workload) > 0)
		.toSorted((one, other) => askedIn(ask, other) - askedIn(ask, one))
}

const isInference = (workload: Workload): workload is Inference => workload.kind === 'inference'

/** The same work from fewer accelerators: finer precision, fuller use, a longer wait for a token. Rule D2. */
export const leanerModels = (ask: LeverContext): readonly Lever[] =>
	asking(ask)
		.filter(isInference)
		.slice(0, MOST_OF_EACH)
		.flatMap((workload) => leanerServing(workload, ask))

function leanerServing(workload: Inference, { plan, result, run }: LeverContext): readonly Lever[] {
	const { id, targetUtilisation, timePerOutputTokenMs } = workload
	const precision = workload.precision ?? String(fieldFacts('workloads', 'precision').default)
	const lever = turning(workload)
	const used = targetUtilisation ?? assumedIn(plan, 'targetUtilisation')
	const wait = timePerOutputTokenMs ?? result.workloads[id]?.replica?.timePerOutputTokenMs ?? 0
	const finer = FINER.slice(FINER.indexOf(precision) + 1)
	const due = inPlaceBy(run.first)
	return [
		lever('workload_precision', {
			field: 'precision',
			was: workload.precision,
			sizes: counting(finer.length),
			value: (size) => finer[size - 1] ?? precision,
			due,
		}),
		lever('workload_utilisation', {
			field: 'targetUtilisation',
			was: targetUtilisation,
			sizes: roundSizes(HIGHEST_UTILISATION - used, 0.01).filter((size) => used + size <= HIGHEST_UTILISATION + 1e-9),
			value: (size) => Number((used + size).toFixed(4)),
			due,
		}),
		lever('workload_latency', {
			field: 'timePerOutputTokenMs',
			was: timePerOutputTokenMs,
			sizes: workload.tokensPerSecondPerAccelerator === null ? roundSizes(wait * (LONGEST_WAIT - 1), 1) : [],
			value: (size) => Number((wait + size).toPrecision(6)),
			due,
		}),
	]
}

/** What models wait for: a run of training, weights that are open, a workload that serves at all. Rule D2. */
export const modelLevers = (ask: LeverContext): readonly Lever[] => [
	...trainingLevers(ask),
	...openModels(ask),
	...servedBy(ask),
]

function trainingLevers({ plan, result, run }: LeverContext): readonly Lever[] {
	return plan.workloads
		.filter((workload) => workload.kind === 'training')
		.filter(({ id }) => (result.workloads[id]?.training?.finishMonth ?? '9999-12') >= run.first)
		.slice(0, MOST_OF_EACH)
		.flatMap((training) => {
			const { accelerators } = training
			return [
				turning(training)('training_accelerators', {
					field: 'accelerators',
					was: accelerators,
					sizes: accelerators === null ? [] : roundSizes(accelerators * 3, 1),
					value: (size) => (accelerators ?? 0) + size,
					due: inPlaceBy(training.startMonth > run.first ? training.startMonth : run.first),
				}),
				firstInLine(training, run.first),
			]
		})
}

/** Where whole replicas are what is missing, another order of service may do, of what asks for any then. Rule D2. */
export const ranks = (ask: LeverContext): readonly Lever[] =>
	ask.plan.workloads
		.slice(1)
		.filter((workload) => askedIn(ask, workload) > 0)
		.slice(0, MOST_OF_EACH)
		.map((workload) => firstInLine(workload, ask.run.first))

function firstInLine(workload: Workload, month: string): Lever {
	const { priority } = workload
	return turning(workload)('priority', {
		field: 'priority',
		was: priority,
		sizes: priority === 0 ? [] : [1],
		value: () => 0,
		due: inPlaceBy(month),
	})
}

/** Another model whose weights are open and licensed, nearest in size, for inference that waits for its own. */
function openModels({ plan, result, run }: LeverContext): readonly Lever[] {
	const { models } = catalogueFor(plan)
	const trained = new Set(
		plan.workloads.flatMap((workload) => (workload.kind === 'training' ? [workload.producesModel] : [])),
	)
	const isUnserved = ({ id }: Workload) =>
		(result.workloads[id]?.servedShare ?? []).slice(run.from, run.to).some((share) => share !== null && share < 1)
	return plan.workloads
		.filter((workload) => isInference(workload) && isUnserved(workload))
		.slice(0, MOST_OF_EACH)
		.flatMap((workload): readonly Lever[] => {
			const now = models.find(({ id }) => id === workload.model)
			const other = nearestOpen(models, { now, not: trained })
			if (other === undefined) return []
			const value = () => other.id
			const due = inPlaceBy(run.first)
			return [turning(workload)('workload_model', { field: 'model', was: workload.model, sizes: [1], value, due })]
		})
}

type Nearest = { readonly now: Model | undefined; readonly not: ReadonlySet<string | null> }

function nearestOpen(models: readonly Model[], { now, not }: Nearest): Model | undefined {
	const size = (model: Model | undefined) => model?.activeParamsB ?? 0
	const apart = (model: Model) => Math.abs(size(model) - size(now))
	return models
		.filter((row) => isOpen(row) && row.domain === now?.domain && row.id !== now.id && !not.has(row.id))
		.toSorted((a, b) => apart(a) - apart(b))[0]
}

/** As the engine judges it: weights to be had, and a licence that lets a service be sold. */
const isOpen = ({ openWeights, commercialUse }: Model) => openWeights && commercialUse !== 'no'

/** An application that no workload names, given to one that serves already. */
function servedBy({ plan, run }: LeverContext): readonly Lever[] {
	const inference = plan.workloads.filter(isInference)
	const named = new Set(inference.flatMap(({ applicationIds }) => applicationIds))
	const alone = plan.applications.filter(({ id }) => !named.has(id)).slice(0, MOST_OF_EACH)
	return alone.flatMap(({ id, name }) =>
		inference.slice(0, MOST_OF_EACH).map((workload) => {
			const { applicationIds: was } = workload
			const lever = leversOf({
				layer: 'models',
				siteId: null,
				subject: `${name ?? id}/${workload.name ?? workload.id}`,
				list: 'workloads',
				id: workload.id,
			})
			const due = inPlaceBy(run.first)
			return lever('workload_application', { field: 'applicationIds', was, sizes: [1], value: () => [...was, id], due })
		}),
	)
}
