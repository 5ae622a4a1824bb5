import { findAssumption } from '#shared/fields/assumptions.ts'
import { FIELD_LISTS, findFieldFacts } from '#shared/fields/registry.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import { labelInText, keyInWords } from '#shared/formats/names.ts'
import type { CauseGroup, SimulatedInput, SpreadKind } from '#shared/result/simulation-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { chipNames } from '../chip-name.ts'
import { entryName } from '../edited-place.ts'

/** What of an entry a spread is of that has no one field of its own, behind the entry's name. */
const KINDS: Partial<Readonly<Record<SpreadKind, string>>> = {
	contract_delay: 'start',
	contract_queue: 'queue time',
	delivery_slip: 'delivery',
	hall_length: 'build time',
	chip_price: 'price',
	chip_lead: 'lead time',
	plant_capital: 'plant cost',
	hall_cost: 'hall cost',
	units: 'users at plan end',
	requests: 'requests per user',
	input_tokens: 'input tokens per request',
	output_tokens: 'output tokens per request',
	throughput: 'tokens/s per accelerator',
	training_efficiency: 'training efficiency',
	productivity: 'labor productivity',
}

/** «Utility, phase 2: start», «Hall A: build time», «Absence» */
export function inputName(plan: PlanFile, { kind, place }: Pick<SimulatedInput, 'kind' | 'place'>): string {
	const { list, id, field } = place
	const what = KINDS[kind] ?? labelOf(list, field)
	if (id === null) return what
	if (list === 'assumptions') return plan.sites.length < 2 ? what : `${what}, ${entryName(plan, 'sites', id)}`
	return `${placeName(plan, list, id)}: ${kind in KINDS ? what : labelInText(what)}`
}

/** An entry, or the row of the catalogue that a spread is of where the plan has no cell for it. */
function placeName(plan: PlanFile, list: string, id: string): string {
	if (list !== 'catalogue') return entryName(plan, list, id)
	const contract = catalogueFor(plan).powerContractTypes.find((row) => row.id === id)
	return contract?.name ?? chipNames(plan)(id)
}

/** Entries of a few fields that a group of its own holds. */
const GROUP_FIELDS: Readonly<Record<string, string>> = {
	startDelayMonths: 'Start delay',
	slipMonths: 'Delivery slip',
}

function labelOf(list: string, field: string): string {
	if (list === 'assumptions') return findAssumption(field)?.label ?? field
	const known = FIELD_LISTS.find((one) => one === list)
	return GROUP_FIELDS[field] ?? (known && findFieldFacts(known, field)?.label) ?? field
}

type CauseWords = (name: string, plan: PlanFile) => string
const CAUSES: Readonly<Record<CauseGroup, CauseWords>> = {
	builder: (site, plan) => `Builder at ${entryName(plan, 'sites', site)}`,
	utility: (name) => `Utility: ${name}`,
	equipment: (machine) => `Equipment maker: ${keyInWords(machine)}`,
	vendor: (name) => `Chip vendor: ${name}`,
	labor: (market) => `Labor market: ${sentenceCase(keyInWords(market))}`,
	demand: () => 'Demand, all applications',
	tokens: (application, plan) => `Tokens: ${entryName(plan, 'applications', application)}`,
	prices: () => 'Hall prices, all sites',
}

/** «Utility: Regional utility» */
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
