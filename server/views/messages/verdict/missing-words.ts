import type { PlanResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import type { PlanVerdict } from '#shared/result/verdict-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { longMonth } from '#shared/formats/months.ts'
import { listInWords } from '#shared/formats/months.ts'

type OfVerdict = { readonly verdict: PlanVerdict }

/** Sites without figures of their labor: their dates are not leveled, and nothing there is told as late for want of crews. */
export function sitesWithoutLabor(plan: Pick<PlanFile, 'sites'>, { verdict }: OfVerdict): readonly string[] {
	const isUnknown = (id: string) => verdict.sites[id]?.layers.infrastructure.state === 'no_data'
	return plan.sites.filter(({ id }) => isUnknown(id)).map(({ name }) => name)
}

/** What has no figures is said to have none, and never told as a fact. */
const noLabor = (sites: readonly string[]): string =>
	sites.length > 2
		? `No labor data for ${String(sites.length)} sites: dates are not adjusted for crews`
		: `No labor data for ${listInWords(sites)}: dates are not adjusted for crews`

const MISSING: Readonly<Record<Layer, string>> = {
	energy: 'No power contracts yet: nothing in this plan can run',
	infrastructure: 'No halls yet: power has no load',
	chips: 'No chips yet: the halls stay empty',
	models: 'No workload yet: the chips have nothing to run',
	applications: 'No demand yet: nothing to serve',
}

/** What is entered first of what is missing; then what Strata has no figures of. */
export function missingTitle(plan: PlanFile, result: OfVerdict & Pick<PlanResult, 'months'>): string {
	const { case: leads, facts } = result.verdict.headline
	const { sites, powerContracts, buildPhases, chipOrders, workloads, applications } = plan
	const isBare = [powerContracts, buildPhases, chipOrders, workloads, applications].every((list) => list.length === 0)
	if (isBare)
		return sites.length === 0 ? 'Empty plan: start with a place and the power you want' : 'Site added: add power next'
	const unknown = sitesWithoutLabor(plan, result)
	if (facts.missing === null && unknown.length > 0 && leads === 'incomplete') return noLabor(unknown)
	const missing = facts.missing ?? firstMissing(plan)
	return missing === null ? 'This plan is incomplete' : MISSING[missing]
}

/** The first layer that has no entry, in the order in which a plan is entered; null where each has one. */
export function firstMissing(plan: PlanFile): Layer | null {
	const lists = {
		energy: plan.powerContracts,
		infrastructure: plan.buildPhases,
		chips: plan.chipOrders,
		models: plan.workloads,
		applications: plan.applications,
	}
	const order = ['energy', 'infrastructure', 'chips', 'models', 'applications'] as const
	return order.find((layer) => lists[layer].length === 0) ?? null
}

/** What to do about what is missing; of a plan that lacks figures, what holds if they can be had. */
export function missingLede(plan: PlanFile, result: OfVerdict): string {
	const { facts } = result.verdict.headline
	if (plan.sites.length === 0) return 'Three answers give a first date: where, how many megawatts, and by when.'
	const { month } = result.verdict.fullPower
	if (facts.missing === null && sitesWithoutLabor(plan, result).length > 0) {
		const holds = month === null ? '' : `${longMonth(month)} holds if crews can be found. `
		return `${holds}Enter the workers available under People.`
	}
	return facts.missing === null ? '' : NEXT[facts.missing]
}

const NEXT: Readonly<Record<Layer, string>> = {
	energy: 'Add a power contract to see firm megawatts by month.',
	infrastructure: 'Add a hall to see its dates, crews and megawatts.',
	chips: 'Add a chip order to see its power draw and when it runs.',
	models: 'Add a workload to see how many chips it needs.',
	applications: 'Add an application to see how much of its demand is served.',
}
