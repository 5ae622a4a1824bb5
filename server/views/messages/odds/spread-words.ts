import { findAssumption } from '#shared/fields/assumptions.ts'
import { FIELD_LISTS, findFieldFacts } from '#shared/fields/registry.ts'
import { shortMonth } from '#shared/formats/months.ts'
import { keyInWords } from '#shared/formats/names.ts'
import type {
	CauseGroup,
	SimulatedGroup,
	SimulatedInput,
	SimulatedPlace,
	SpreadKind,
} from '#shared/result/simulation-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { formatQuantity } from '#shared/units/format.ts'
import { moneyOf } from '#shared/units/money.ts'
import { addMonths } from '#shared/units/months.ts'
import { entryName } from '../edited-place.ts'

/** What of an entry a spread is of, behind the entry's name. */
const OF_ENTRY: Readonly<Record<Exclude<SpreadKind, 'typed' | 'assumption'>, string>> = {
	contract_delay: 'start',
	contract_queue: 'time in the queue',
	hall_length: 'build time',
	delivery_slip: 'delivery',
	chip_price: 'chip price',
	chip_lead: 'lead time',
	plant_capital: 'plant cost',
	hall_cost: 'cost',
	units: 'users at plan end',
	requests: 'requests per user',
	input_tokens: 'input tokens per request',
	output_tokens: 'output tokens per request',
	throughput: 'tokens/s per accelerator',
	training_efficiency: 'training efficiency',
	productivity: 'labor productivity',
}

function assumptionName(plan: PlanFile, { id, field }: SimulatedPlace): string {
	const label = findAssumption(field)?.label ?? field
	return id === null || plan.sites.length < 2 ? label : `${label}, ${entryName(plan, 'sites', id)}`
}

const fieldLabel = ({ list, field }: SimulatedPlace): string => {
	const known = FIELD_LISTS.find((one) => one === list)
	const facts = known === undefined ? null : findFieldFacts(known, field)
	return (facts?.label ?? field).toLowerCase()
}

/** An input as a planner knows it: «Utility, phase 2: start». */
export function inputName(plan: PlanFile, { kind, place }: Pick<SimulatedInput, 'kind' | 'place'>): string {
	if (place.list === 'assumptions') return assumptionName(plan, place)
	const of = kind === 'typed' || kind === 'assumption' ? fieldLabel(place) : OF_ENTRY[kind]
	return place.id === null ? of : `${entryName(plan, place.list, place.id)}: ${of}`
}

/** A value of an input in its unit; a month where it is one. */
export function inputValue(plan: PlanFile, { unit }: Pick<SimulatedInput, 'unit'>, value: number): string {
	if (unit === null) return shortMonth(addMonths(plan.startMonth, Math.round(value)))
	return formatQuantity(value, unit, { money: moneyOf(plan) })
}

/** «18 to 24 months»; «July 2027, P90 April 2028» of what can only come later. */
export function spreadText(plan: PlanFile, input: Pick<SimulatedInput, 'unit' | 'p10' | 'p50' | 'p90'>): string {
	const text = (value: number) => inputValue(plan, input, value)
	return input.p10 === null ? `${text(input.p50)}, P90 ${text(input.p90)}` : `${text(input.p10)} to ${text(input.p90)}`
}

/** What the members of a common cause share. */
const OF_CAUSE: Readonly<Record<CauseGroup, (name: string, plan: PlanFile) => string>> = {
	builder: (site, plan) => `Builder at ${entryName(plan, 'sites', site)}`,
	utility: (name) => `Utility: ${name}`,
	equipment: (machine) => `Equipment: ${keyInWords(machine)}`,
	vendor: (name) => `Chip vendor: ${name}`,
	labor: (market) => `Labor market: ${keyInWords(market)}`,
	demand: () => 'Demand of all applications',
	tokens: (application, plan) => `Tokens of ${entryName(plan, 'applications', application)}`,
	prices: () => 'Prices of halls at all sites',
}

export const groupName = (plan: PlanFile, { group, name }: Pick<SimulatedGroup, 'group' | 'name'>): string =>
	OF_CAUSE[group](name, plan)
