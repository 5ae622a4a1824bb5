import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { ITEM_KINDS } from '#shared/fields/lists.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'

function planFrom(document: unknown): PlanFile {
	const parsed = parsePlanFile(document)
	if (!parsed.ok) throw new Error(parsed.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
	return parsed.plan
}

function templatePlan(name: string): PlanFile {
	const template = TEMPLATES.find((known) => known.name === name)
	if (template === undefined) throw new Error(`There is no template ${name}.`)
	return planFrom(template.plan)
}

/** The plan with ids of its own, in items, references to them and notes. */
function withOwnIds(plan: PlanFile): PlanFile {
	const ids = new Set(ITEM_KINDS.flatMap((list) => plan[list].flatMap((item) => ('id' in item ? [item.id] : []))))
	const own = (text: string) => (ids.has(text) ? `second-${text}` : text)
	const renamed: unknown = JSON.parse(
		JSON.stringify(plan, (key, value: unknown) => {
			if (typeof value === 'string') return own(value)
			if (key !== 'notes' && key !== 'overrides') return value
			return Object.fromEntries(
				Object.entries(Object(value)).map(([address, note]) => [address.split('/').map(own).join('/'), note]),
			)
		}),
	)
	return planFrom(renamed)
}

/** Two templates as one plan of two sites, on the months of the first. */
export function twoSites(first = 'abilene', second = 'europe-inference'): PlanFile {
	const [one, other] = [templatePlan(first), withOwnIds(templatePlan(second))]
	const lists = Object.fromEntries(ITEM_KINDS.map((list) => [list, [...one[list], ...other[list]]]))
	return planFrom({ ...one, ...lists, notes: { ...one.notes, ...other.notes } })
}
