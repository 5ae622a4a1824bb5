import { findAssumption } from '#shared/fields/assumptions.ts'
import { FIELD_LISTS, findFieldFacts } from '#shared/fields/registry.ts'
import { labelInText, keyInWords } from '#shared/formats/names.ts'
import type { CauseGroup, SimulatedInput, SpreadKind } from '#shared/result/simulation-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { entryName } from '../edited-place.ts'

/** What an input is called that has no one field of its own. */
const KINDS: Partial<Readonly<Record<SpreadKind, string>>> = {
	contract_delay: 'delay',
	contract_queue: 'months in the queue',
	delivery_slip: 'slip of its delivery',
	hall_length: 'months it takes',
	chip_price: 'price',
	chip_lead: 'lead time',
	plant_capital: 'plant cost',
	hall_cost: 'cost of halls',
	units: 'units',
}

/** `Utility, phase 2: delay`, `Hall A: months it takes`, `Absence of workers` */
export function inputName(plan: PlanFile, { kind, place }: Pick<SimulatedInput, 'kind' | 'place'>): string {
	const { list, id, field } = place
	const of = id === null ? null : entryName(plan, list === 'assumptions' ? 'sites' : list, id)
	const what = KINDS[kind] ?? labelOf(list, field)
	return of === null ? what : `${of}: ${kind in KINDS ? what : labelInText(what)}`
}

function labelOf(list: string, field: string): string {
	if (list === 'assumptions') return findAssumption(field)?.label ?? field
	const known = FIELD_LISTS.find((one) => one === list)
	const facts = known && (findFieldFacts(known, field) ?? findFieldFacts(known, `${field}.p50`))
	return facts?.label ?? field
}

type CauseWords = (name: string, plan: PlanFile) => string
const CAUSES: Readonly<Record<CauseGroup, CauseWords>> = {
	builder: (site, plan) => `The pace of building at ${entryName(plan, 'sites', site)}`,
	utility: (name) => `${name}, all that it connects`,
	equipment: (machine) => `Makers of ${keyInWords(machine)}`,
	vendor: (name) => `${name}, all that it delivers`,
	labor: (market) => `Hands to be had around ${keyInWords(market)}`,
	demand: () => 'Demand for all applications',
	tokens: (application, plan) => `${entryName(plan, 'applications', application)}: tokens in and out`,
	prices: () => 'Prices of halls at all sites',
}

/** «Regional utility, all that it connects» */
export const causeName = (
	plan: PlanFile,
	{ group, name }: { readonly group: CauseGroup; readonly name: string },
): string => CAUSES[group](name, plan)

/** Of an input or a common cause, by its name in the odds; itself where neither is known. */
export function driverName(
	plan: PlanFile,
	name: string,
	of: {
		readonly inputs: readonly SimulatedInput[]
		readonly groups: readonly { readonly id: string; readonly group: CauseGroup; readonly name: string }[]
	},
): string {
	const group = of.groups.find(({ id }) => name === `cause/${id}`)
	if (group) return causeName(plan, group)
	const input = of.inputs.find((one) => one.name === name)
	return input ? inputName(plan, input) : name
}
