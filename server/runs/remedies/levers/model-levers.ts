import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { Model } from '#shared/catalogue/types.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { monthsAhead } from '#shared/status-month.ts'
import { counting, roundSizes, type LeverContext, type Lever, leversOf } from '../lever.ts'

type ModelLeversWorkload = PlanFile['workloads'][number]
type ModelLeversTraining = Extract<ModelLeversWorkload, { kind: 'training' }>
const MOST_OF_EACH = 2

/** What models wait for: runs of training, weights that are open, a workload that serves at all. Rule R3. */
export function modelLevers(ask: LeverContext): readonly Lever[] {
	const first = ask.result.months[ask.run.from] ?? ''
	const unfinished = ask.plan.workloads.filter(
		(workload): workload is ModelLeversTraining =>
			workload.kind === 'training' && (ask.result.workloads[workload.id]?.training?.finishMonth ?? '9999-12') >= first,
	)
	const trained = unfinished.slice(0, MOST_OF_EACH).flatMap((training) => trainingLevers(training, ask.plan))
	return [...trained, ...openModels(ask), ...servedBy(ask)]
}
function trainingLevers(training: ModelLeversTraining, plan: PlanFile): readonly Lever[] {
	const { id, accelerators, startMonth, deadlineMonth } = training
	const lever = leversOf({ layer: 'models', subject: training.name ?? id, list: 'workloads', id })
	return [
		lever('training_accelerators', {
			field: 'accelerators',
			was: accelerators,
			sizes: accelerators === null ? [] : roundSizes(accelerators * 3, 1),
			value: (size) => (accelerators ?? 0) + size,
		}),
		lever('training_start', {
			field: 'startMonth',
			was: startMonth,
			sizes: counting(Math.min(36, monthsAhead(plan, startMonth))),
			value: (size) => addMonths(startMonth, -size),
		}),
		lever('training_deadline', {
			field: 'deadlineMonth',
			was: deadlineMonth,
			sizes: deadlineMonth === null ? [] : counting(monthsBetween(startMonth, deadlineMonth)),
			value: (size) => addMonths(deadlineMonth ?? startMonth, -size),
		}),
		firstInLine(training),
	]
}

/** A workload served before all others. */
export function firstInLine({ id, name, priority }: ModelLeversWorkload): Lever {
	const lever = leversOf({ layer: 'models', subject: name ?? id, list: 'workloads', id })
	return lever('priority', { field: 'priority', was: priority, sizes: priority === 0 ? [] : [1], value: () => 0 })
}

/** Another model whose weights are open and licensed, nearest in size, for inference that waits for its own. */
function openModels({ plan, result, run }: LeverContext): readonly Lever[] {
	const { models } = catalogueFor(plan)
	const trained = new Set(
		plan.workloads.flatMap((workload) => (workload.kind === 'training' ? [workload.producesModel] : [])),
	)
	return plan.workloads
		.filter(({ id, kind }) => kind === 'inference' && isUnserved(result.workloads[id]?.servedShare, run))
		.slice(0, MOST_OF_EACH)
		.flatMap((workload): readonly Lever[] => {
			const now = models.find(({ id }) => id === workload.model)
			const other = nearestOpen(models, { now, not: trained })
			if (other === undefined) return []
			const { id, name, model } = workload
			const lever = leversOf({ layer: 'models', subject: name ?? id, list: 'workloads', id })
			return [lever('workload_model', { field: 'model', was: model, sizes: [1], value: () => other.id })]
		})
}

function isUnserved(share: readonly (number | null)[] | undefined, run: LeverContext['run']): boolean {
	return (share ?? []).slice(run.from, run.to).some((served) => served !== null && served < 1)
}

function nearestOpen(
	models: readonly Model[],
	{ now, not }: { now: Model | undefined; not: ReadonlySet<string | null> },
): Model | undefined {
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
	if (!run.causes.some(({ cause }) => cause === 'no_workload')) return []
	const inference = plan.workloads.filter((workload) => workload.kind === 'inference')
	const named = new Set(inference.flatMap(({ applicationIds }) => applicationIds))
	const alone = plan.applications.filter(({ id }) => !named.has(id)).slice(0, MOST_OF_EACH)
	return alone.flatMap(({ id, name }) =>
		inference.slice(0, MOST_OF_EACH).map((workload) => {
			const subject = `${name ?? id}/${workload.name ?? workload.id}`
			const { applicationIds: was } = workload
			const lever = leversOf({ layer: 'models', subject, list: 'workloads', id: workload.id })
			return lever('workload_application', { field: 'applicationIds', was, sizes: [1], value: () => [...was, id] })
		}),
	)
}
