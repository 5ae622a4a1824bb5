import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'

const LISTS = [
	'sites',
	'powerContracts',
	'buildPhases',
	'chipOrders',
	'applications',
	'workloads',
	'labourPools',
] as const

function templatePlan(name: string): PlanFile {
	const template = TEMPLATES.find((known) => known.name === name)
	const parsed = template && parsePlanFile(template.plan)
	if (!parsed?.ok) throw new Error(`there is no valid template ${name}`)
	return parsed.plan
}

/** Two templates as one plan of two sites, on the months of the first. */
export function twoSites(first = 'abilene', second = 'europe-inference'): PlanFile {
	const [one, other] = [templatePlan(first), templatePlan(second)]
	const lists = Object.fromEntries(LISTS.map((list) => [list, [...one[list], ...other[list]]]))
	return { ...one, ...lists, notes: { ...one.notes, ...other.notes } }
}
