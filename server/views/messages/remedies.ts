import { coolingTechnologies } from '#shared/catalogue/rows/cooling.ts'
import type { Decider, Decision, TooLate } from '#shared/decisions.ts'
import type { FieldValue, PlanChange } from '#shared/tried-change.ts'
import { LATENCY_CLASSES, LATENCY_LIMITS_MS } from '#shared/units/latency-classes.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { count, exactShare, megawatts, shortFigure } from '#shared/formats/figures.ts'
import { nounAndName } from '#shared/formats/list-nouns.ts'
import { counted, longMonth, sentenceCase } from '#shared/formats/months.ts'
import { REFIT_WORDS } from './refit-words.ts'

const REFIT_NAMES: ReadonlyMap<string, string> = new Map(Object.entries(REFIT_WORDS))

type RemedyChange = Pick<Decision, 'lever' | 'subject' | 'size'> & { readonly change: PlanChange }

const textIn = (value: FieldValue) => (typeof value === 'string' ? value : '')
const monthIn = (value: FieldValue) => longMonth(textIn(value))
const figureIn = (value: FieldValue) => (typeof value === 'number' ? value : 0)
const newValue = (change: PlanChange): FieldValue => (change.action === 'set' ? change.value : null)
const months = (size: number) => counted(size, 'month')

const WORDS: Readonly<Record<Decision['lever'], (said: RemedyChange) => string>> = {
	contract_capacity: ({ subject, size, change }) =>
		`Raise ${subject} by ${megawatts(size)} MW, to ${megawatts(figureIn(newValue(change)))} MW`,
	contract_backup: ({ subject, size }) => `Add ${megawatts(size)} MW of backup to ${subject}`,
	contract_further: ({ subject, size, change }) =>
		`Contract ${megawatts(size)} MW more at ${subject}, ${inService(change)}`,
	plant_add: ({ subject, change }) =>
		`Build ${megawatts(figureIn(addedTo(change, 'capacityMW')))} MW of ${plantIn(change)} at ${subject}, ${inService(change)}`,
	contract_add: ({ subject, size, change }) => `Bridge ${megawatts(size)} MW at ${subject}, ${bridged(change)}`,
	connection_limit: ({ subject, size, change }) =>
		`Raise the interconnection of ${subject} by ${megawatts(size)} MW, to ${megawatts(figureIn(newValue(change)))} MW`,
	connection_transformers: ({ subject, size }) => `Add ${counted(size, 'transformer')} at ${subject}`,
	connection_spare: ({ subject, size }) => `Keep ${counted(size, 'spare transformer')} at ${subject}`,
	gas_supply: ({ subject, size, change }) =>
		`Widen the gas supply of ${subject} by ${count(size)} MMBtu/day, to ${count(figureIn(newValue(change)))} MMBtu/day`,
	supply_redundancy: ({ subject }) => `Plan ${subject} to N−1 across the site, not per plant`,
	battery_add: ({ subject, size, change }) =>
		`Add a battery of ${megawatts(size)} MW at ${subject}, ${shortFigure(figureIn(addedTo(change, 'energyMWh')))} MWh`,
	battery_energy: ({ subject, size, change }) =>
		`Add ${shortFigure(size)} MWh to ${subject}, ${shortFigure(figureIn(newValue(change)))} MWh in all`,
	hall_start: putOff,
	hall_cooling: ({ subject, change }) => `Cool ${subject} with ${coolingIn(newValue(change))}`,
	hall_density: ({ subject, change }) => `Build ${subject} for ${count(figureIn(newValue(change)))} kW racks`,
	hall_refit: ({ subject, change }) => `Refit ${subject} for ${refitIn(newValue(change))}`,
	purchase_month: ({ subject, size, change }) =>
		`Order the equipment of ${subject} ${months(size)} earlier, in ${monthIn(newValue(change))}`,
	hall_size: ({ subject, size, change }) =>
		`Make ${subject} ${megawatts(size)} MW IT larger, ${megawatts(figureIn(newValue(change)))} MW IT`,
	hall_prefab: ({ subject, size, change }) =>
		`Prefabricate ${exactShare(figureIn(newValue(change)))} of ${subject}, up from ${exactShare(figureIn(newValue(change)) - size)}`,
	hall_add: ({ subject, size, change }) =>
		`Build another ${megawatts(size)} MW IT hall at ${subject}, starting ${startIn(change)}`,
	hall_sequence: ({ subject }) => `Start ${subject} without waiting for another hall`,
	beds: ({ subject, size, change }) =>
		`Add ${count(size)} beds at ${subject}, ${count(figureIn(newValue(change)))} in all`,
	travellers: ({ subject, size, change }) =>
		`Add ${count(size)} travelers at ${subject}, ${count(figureIn(newValue(change)))} in all`,
	net_adds: ({ subject, change }) => `Add up to ${count(figureIn(newValue(change)))} travelers/month at ${subject}`,
	shifts: ({ subject, change }) => `Work ${counted(figureIn(newValue(change)), 'shift')} per day at ${subject}`,
	order_month: ({ subject, size, change }) =>
		`${sentenceCase(nounAndName('order', subject))} ${months(size)} earlier, in ${monthIn(newValue(change))}`,
	order_later: ({ subject, size, change }) =>
		`${sentenceCase(nounAndName('order', subject))} ${months(size)} later, in ${monthIn(newValue(change))}`,
	order_fewer: ({ subject, size, change }) =>
		newValue(change) === 0
			? `Do not order the ${count(size)} accelerators of ${subject}`
			: `Order ${count(size)} fewer accelerators in ${subject}, ${count(figureIn(newValue(change)))} in all`,
	order_hall: ({ subject }) => {
		const [order = '', hall = ''] = subject.split('/')
		return `Put ${order} into ${hall}`
	},
	order_chip: ({ subject }) => {
		const [order = '', chip = ''] = subject.split('/')
		return `Order ${chip} for ${order} instead`
	},
	order_accelerators: ({ subject, size, change }) =>
		`Add ${count(size)} accelerators to ${subject}, ${count(figureIn(newValue(change)))} in all`,
	order_retirement: ({ subject, size }) => `Keep ${subject} in service ${months(size)} longer`,
	order_add: ({ subject, size, change }) =>
		`Order ${count(size)} more accelerators for ${subject}, ${orderedIn(change)}`,
	order_site: ({ subject }) => {
		const [order = '', site = ''] = subject.split('/')
		return `Deliver ${order} to ${site} instead`
	},
	order_power_cap: ({ subject, size, change }) =>
		`Cap ${subject} at ${count(figureIn(newValue(change)))} W per accelerator, ${count(size)} W less`,
	training_accelerators: ({ subject, size }) => `Give ${subject} ${count(size)} more accelerators`,
	workload_precision: ({ subject, change }) => `Run ${subject} in ${textIn(newValue(change)).toUpperCase()}`,
	workload_utilisation: ({ subject, change }) =>
		`Load ${subject} to ${exactShare(figureIn(newValue(change)))} of its throughput`,
	workload_latency: ({ subject, change }) =>
		`Allow ${subject} ${count(figureIn(newValue(change)))} ms per output token`,
	workload_model: ({ subject, change }) => `Run ${subject} on the open-weight model ${textIn(newValue(change))}`,
	workload_application: ({ subject }) => {
		const [application = '', workload = ''] = subject.split('/')
		return `Serve ${application} with ${workload} too`
	},
	workload_site: ({ subject }) => {
		const [workload = '', site = ''] = subject.split('/')
		return `Run ${workload} at ${site} too`
	},
	workload_placement: ({ subject }) => `Spread ${subject} over its sites by capacity`,
	workload_class: ({ subject, change }) => `Serve ${subject} from ${distance(newValue(change))}`,
	workload_residency: ({ subject }) => {
		const [workload = '', country = ''] = subject.split('/')
		return `Run ${workload} in ${country} too`
	},
	workload_flexibility: ({ subject }) => `Let ${subject} pause during curtailment, so that non-firm power counts`,
	priority: ({ subject }) => `Put ${subject} first`,
}

/** How far away the slowest class lets a site be. */
function distance(value: FieldValue): string {
	const known = LATENCY_CLASSES.find((name) => name === value)
	const limit = known === undefined ? null : LATENCY_LIMITS_MS[known]
	return limit === null ? 'any site' : `sites within ${count(limit)} ms of its users`
}

/** What an entry that is added states. */
const addedTo = (change: PlanChange, field: string): FieldValue =>
	change.action === 'add' ? (change.item[field] ?? null) : null

function putOff({ subject, size, change }: RemedyChange): string {
	return `Delay ${subject} ${months(size)}, to ${monthIn(newValue(change))}`
}

const coolingIn = (value: FieldValue) => {
	const row = coolingTechnologies.find(({ id }) => id === value)
	return row?.name ?? textIn(value)
}

const refitIn = (value: FieldValue) => REFIT_NAMES.get(textIn(value)) ?? textIn(value)

const inService = (change: PlanChange) => `in service from ${monthIn(addedTo(change, 'startMonth'))}`
const plantIn = (change: PlanChange) => textIn(addedTo(change, 'name')).replace(/ \d+$/, '').toLowerCase()

function bridged(change: PlanChange): string {
	if (change.action !== 'add') return ''
	const start = change.item['startMonth']
	const from = typeof start === 'string' ? start : ''
	const last = addMonths(from, figureIn(change.item['termMonths'] ?? null) - 1)
	return from === last ? longMonth(from) : `${longMonth(from)} to ${longMonth(last)}`
}

function orderedIn(change: PlanChange): string {
	return change.action === 'add' ? `in ${monthIn(change.item['orderMonth'] ?? null)}` : ''
}

function startIn(change: PlanChange): string {
	return change.action === 'add' ? monthIn(change.item['startMonth'] ?? null) : ''
}

/** A change as what a person would do: «Cool Hall A with fully liquid-cooled racks». */
export function remedyTitle({ turns, ...said }: Pick<Decision, 'lever' | 'subject' | 'size' | 'turns'>): string {
	return WORDS[said.lever]({ ...said, change: turns })
}

const lower = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`

/** When it has to be decided, first: «By March 2027: order Lot 2 four months earlier, in April 2027». */
export function decisionTitle(decision: Decision): string {
	return `By ${longMonth(decision.actBy)}: ${lower(remedyTitle(decision))}`
}

const DECIDER_NAMES: Readonly<Record<Decider, string>> = {
	owner: 'Owner',
	owner_utility: 'Owner, utility',
	owner_supplier: 'Owner, supplier',
	owner_builder: 'Owner, builder',
	owner_chip_supplier: 'Owner, chip supplier',
	utility: 'Utility',
	builder: 'Builder, trades',
	engineer: 'Engineer',
	model_team: 'Model team',
}

/** Who decides: the plan names nobody. */
export const deciderName = (decider: Decider): string => DECIDER_NAMES[decider]

/** What each lever gets, where it comes too late. */
const LATE_WORDS: Readonly<Partial<Record<TooLate['lever'], (subject: string) => string>>> = {
	contract_add: (at) => `bridge power at ${at}`,
	contract_further: (at) => `more grid power at ${at}`,
	contract_capacity: (contract) => `more of ${contract}`,
	contract_backup: (contract) => `backup of ${contract}`,
	plant_add: (at) => `a plant at ${at}`,
	battery_add: (at) => `a battery at ${at}`,
	battery_energy: (battery) => `a larger ${battery}`,
	connection_limit: (at) => `a larger interconnection at ${at}`,
	connection_transformers: (at) => `another transformer at ${at}`,
	connection_spare: (at) => `a spare transformer at ${at}`,
	gas_supply: (at) => `a wider gas pipe at ${at}`,
	hall_add: (at) => `another hall at ${at}`,
	order_add: (at) => `another chip order at ${at}`,
}

/** «Ordered now, another hall at Austin arrives September 2030, five months after it is needed». */
export function tooLateText({ lever, subject, needed, gives }: TooLate): string {
	// The equipment of a hall: by then that is ready.
	if (lever === 'purchase_month' || needed === null)
		return `Ordered now, its equipment makes ${subject} ready in ${longMonth(gives)}`
	const what = LATE_WORDS[lever]?.(subject) ?? subject
	return `Ordered now, ${what} arrives ${longMonth(gives)}, ${months(monthsBetween(needed, gives))} after it is needed`
}
