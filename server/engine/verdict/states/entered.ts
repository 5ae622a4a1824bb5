import type { Layer } from '#shared/layers.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { targetStepsOf } from '#shared/document/target-steps.ts'

/** entered; not entered though something asks for it; or neither entered nor asked for. */
export type Entered = 'there' | 'missing' | 'none'

const entry = (there: boolean, asked: boolean): Entered => (there ? 'there' : asked ? 'missing' : 'none')

/** What a plan asks of each site and has not entered, layer by layer. Rule vV5. */
export function enteredIn(plan: PlanFile): readonly Readonly<Record<Layer, Entered>>[] {
	const sitesOf = (list: readonly { readonly siteId: string }[]) => new Set(list.map(({ siteId }) => siteId))
	const [powered, built] = [sitesOf(plan.powerContracts), sitesOf(plan.buildPhases)]
	const [equipped, leased] = [sitesOf(plan.chipOrders), sitesOf(plan.leases)]
	const work = workEntered(plan)
	return plan.sites.map((site) => {
		const [power, halls, chips] = [powered.has(site.id), built.has(site.id), equipped.has(site.id)]
		const isLet = leased.has(site.id)
		const isAsked = targetStepsOf(site).length > 0
		const isUsed = [chips, isAsked, isLet].includes(true)
		return {
			energy: entry(power, halls || isUsed),
			infrastructure: entry(halls, isUsed),
			// A landlord's tenants bring their own: what they lease is what there is of them.
			chips: entry(chips || isLet, isAsked || isWorkWithoutChips(plan)),
			...work,
		}
	})
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
