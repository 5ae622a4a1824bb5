import type { Layer } from '#shared/layers.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { targetStepsOf } from '#shared/document/target-steps.ts'

/** entered; not entered though something asks for it; or neither entered nor asked for. */
export type Entered = 'there' | 'missing' | 'none'

const entry = (there: boolean, asked: boolean): Entered => (there ? 'there' : asked ? 'missing' : 'none')

/** What a plan asks of a site and has not entered, layer by layer. Rule vV5. */
export function enteredAt(plan: PlanFile, site: number): Readonly<Record<Layer, Entered>> {
	const entered = plan.sites[site]
	const here = (list: readonly { readonly siteId: string }[]) => list.some(({ siteId }) => siteId === entered?.id)
	const [power, halls, chips] = [here(plan.powerContracts), here(plan.buildPhases), here(plan.chipOrders)]
	const isLet = here(plan.leases)
	const isAsked = entered !== undefined && targetStepsOf(entered).length > 0
	const isUsed = [chips, isAsked, isLet].includes(true)
	return {
		energy: entry(power, halls || isUsed),
		infrastructure: entry(halls, isUsed),
		// A landlord's tenants bring their own.
		chips: entry(chips, !isLet && (isAsked || isWorkWithoutChips(plan))),
		...workEntered(plan),
	}
}

const isWorkWithoutChips = ({ workloads, chipOrders, leases }: PlanFile) =>
	workloads.length > 0 && chipOrders.length === 0 && leases.length === 0

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
