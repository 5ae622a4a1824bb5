import type { Layer } from '#shared/layers.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { targetStepsOf } from '#shared/document/target-steps.ts'

/** entered; not entered though something asks for it; or neither entered nor asked for. */
export type Entered = 'there' | 'missing' | 'none'

const entry = (there: boolean, asked: boolean): Entered => (there ? 'there' : asked ? 'missing' : 'none')

/** What a plan asks of a site and has not entered, layer by layer. Rule vV5. */
export function enteredAt(plan: PlanFile, site: number): Readonly<Record<Layer, Entered>> {
	const entered = plan.sites[site]
	const siteId = entered?.id
	const here = (list: readonly { readonly siteId: string }[]) => list.some((one) => one.siteId === siteId)
	const isAsked = entered !== undefined && targetStepsOf(entered).length > 0
	const [power, halls, chips] = [here(plan.powerContracts), here(plan.buildPhases), here(plan.chipOrders)]
	const isLet = here(plan.leases)
	const isWorked = plan.workloads.length > 0 && plan.chipOrders.length === 0 && plan.leases.length === 0
	return {
		energy: entry(power, halls || chips || isAsked || isLet),
		infrastructure: entry(halls, chips || isAsked || isLet),
		// A landlord's tenants bring their own.
		chips: entry(chips, !isLet && (isAsked || isWorked)),
		...workEntered(plan),
	}
}

/** Of the whole plan: work of applications needs a workload, a service needs users; standing work and runs need neither. */
function workEntered({ workloads, applications }: PlanFile): Readonly<Record<'models' | 'applications', Entered>> {
	const serving = workloads.flatMap((workload) => (workload.kind === 'inference' ? [workload] : []))
	return {
		models: entry(workloads.length > 0, applications.length > 0),
		applications: entry(
			applications.length > 0,
			serving.length > 0 && serving.every(({ applicationIds }) => applicationIds.length === 0),
		),
	}
}
