import type { PlanList } from '#shared/fields/lists.ts'
import type { Layer } from '#shared/layers.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { gridList } from '#shared/grid/grid-lists.ts'
import { listAddress } from '#shared/grid/field-links.ts'
import { letsOnly, TENANTS_OWN } from '../layers/lets-only.ts'

export type FirstStep = {
	readonly name: string
	/** null for the place itself */
	readonly layer: Layer | null
	/** what is entered, and what the plan then shows */
	readonly what: string
	readonly shows: string
	readonly noun: string
	/** the form of a new entry, within the plan */
	readonly to: string
	readonly done: boolean
}

type StepText = Pick<FirstStep, 'name' | 'layer' | 'what' | 'shows'> & { readonly list: PlanList }

/** From where it stands to who uses it: what a plan needs before it can be judged. */
const STEPS: readonly StepText[] = [
	{
		list: 'sites',
		name: 'Site',
		layer: null,
		what: 'Location',
		shows: 'climate, PUE and water',
	},
	{
		list: 'powerContracts',
		name: 'Power',
		layer: 'energy',
		what: 'One contract or plant',
		shows: 'firm megawatts by month',
	},
	{
		list: 'buildPhases',
		name: 'Halls',
		layer: 'infrastructure',
		what: 'One hall or building',
		shows: 'MW IT ready, with the crews and equipment they need',
	},
	{
		list: 'chipOrders',
		name: 'Chips',
		layer: 'chips',
		what: 'One order',
		shows: 'accelerators by month, and which lack power',
	},
	{
		list: 'applications',
		name: 'Application',
		layer: 'applications',
		what: 'Who uses it',
		shows: 'demand by month',
	},
	{
		list: 'workloads',
		name: 'Workload',
		layer: 'models',
		what: 'What runs on the chips',
		shows: 'which layer limits the plan, when, and by how much',
	},
]

/** Where a page has nothing to show yet: what is entered first, and where. */
export type Begin = Pick<FirstStep, 'noun' | 'to'>
const begins = (list: PlanList): Begin => ({ noun: gridList(list).noun, to: listAddress(list, `add=${list}`) })

/** What is entered for the page to show anything: null once it does. */
export function beginWith(list: PlanList, { isEmpty }: { readonly isEmpty: boolean }): Begin | null {
	return isEmpty ? begins(list) : null
}

/** The first thing that the plan still lacks; null where it lacks none. */
export const nextStep = (plan: PlanFile): Begin | null => firstSteps(plan)?.find(({ done }) => !done) ?? null

/** The first thing that the plan still lacks, else more of what runs on it. */
export const beginWithNext = (plan: PlanFile): Begin => nextStep(plan) ?? begins('workloads')

/** Lists that a plan does without: applications where it trains and serves nobody, all that tenants bring where it only lets. */
function notNeeded(plan: PlanFile): readonly PlanList[] {
	if (letsOnly(plan)) return TENANTS_OWN
	return plan.workloads.some(({ kind }) => kind !== 'inference') ? ['applications'] : []
}

/** What is still to be entered before the plan can be judged; null where every list that it needs has an entry. */
export function firstSteps(plan: PlanFile): readonly FirstStep[] | null {
	const without = notNeeded(plan)
	const steps = STEPS.map(({ list, ...said }) => ({
		...said,
		...begins(list),
		done: plan[list].length > 0 || without.includes(list),
	}))
	return steps.every(({ done }) => done) ? null : steps
}
