import { accelerators } from '../messages/counts.ts'
import type { FieldValue, LabourRemedy, PlanChange, Remedy } from '#shared/remedies.ts'
import { LATENCY_CLASSES, LATENCY_LIMITS_MS } from '#shared/units/latency-classes.ts'
import { addMonths } from '#shared/units/months.ts'
import { count, exactShare, megawatts, shortFigure } from '#shared/formats/figures.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import { tradeName } from '#shared/formats/names.ts'

type RemedyChange = Pick<Remedy, 'lever' | 'subject' | 'size'> & { readonly change: PlanChange }

const textIn = (value: FieldValue) => (typeof value === 'string' ? value : '')
const monthIn = (value: FieldValue) => longMonth(textIn(value))
const figureIn = (value: FieldValue) => (typeof value === 'number' ? value : 0)
const newValue = (change: PlanChange): FieldValue => (change.action === 'set' ? change.value : null)
const months = (size: number) => counted(size, 'month')

const WORDS: Readonly<Record<Remedy['lever'], (said: RemedyChange) => string>> = {
	contract_start: forward,
	contract_capacity: ({ subject, size, change }) =>
		`Raise ${subject} by ${megawatts(size)} MW, to ${megawatts(figureIn(newValue(change)))} MW`,
	contract_ramp: ({ subject, change }) => `Ramp ${subject} over ${months(figureIn(newValue(change)))}`,
	contract_backup: ({ subject, size }) => `Back ${subject} up with ${megawatts(size)} MW more`,
	contract_status: ({ subject }) => `Have ${subject} energised, no longer in the queue`,
	contract_add: ({ subject, size, change }) => `Bridge ${megawatts(size)} MW at ${subject}, ${bridged(change)}`,
	connection_limit: ({ subject, size, change }) =>
		`Raise the connection of ${subject} by ${megawatts(size)} MW, to ${megawatts(figureIn(newValue(change)))} MW`,
	connection_transformers: ({ subject, size }) => `Add ${counted(size, 'transformer')} at ${subject}`,
	connection_spare: ({ subject, size }) => `Keep ${counted(size, 'spare transformer')} at ${subject}`,
	supply_redundancy: ({ subject }) =>
		`Hold one unit of the whole supply of ${subject} back (N−1), not one of each plant`,
	battery_add: ({ subject, size, change }) =>
		`Add a battery of ${megawatts(size)} MW at ${subject}, ${shortFigure(figureIn(addedTo(change, 'energyMWh')))} MWh`,
	battery_energy: ({ subject, size, change }) =>
		`Let ${subject} hold ${shortFigure(size)} MWh more, ${shortFigure(figureIn(newValue(change)))} MWh in all`,
	hall_start: forward,
	hall_duration: ({ subject, size, change }) =>
		`Build ${subject} in ${months(figureIn(newValue(change)))}, ${months(size)} less`,
	hall_size: ({ subject, size, change }) =>
		`Make ${subject} ${megawatts(size)} MW IT larger, ${megawatts(figureIn(newValue(change)))} MW IT`,
	hall_prefab: ({ subject, size, change }) =>
		`Prefabricate ${exactShare(figureIn(newValue(change)))} of ${subject}, not ${exactShare(figureIn(newValue(change)) - size)}`,
	hall_add: ({ subject, size, change }) =>
		`Build a hall of ${megawatts(size)} MW IT more at ${subject}, begun in ${startIn(change)}`,
	peak_pue: ({ subject, change }) =>
		`Cool ${subject} so that its peak hour needs PUE ${shortFigure(figureIn(newValue(change)))}`,
	hall_sequence: ({ subject }) => `Let ${subject} start without waiting for another hall`,
	beds: ({ subject, size, change }) =>
		`${count(size)} more beds at ${subject}, ${count(figureIn(newValue(change)))} in all`,
	travellers: ({ subject, size, change }) =>
		`${count(size)} more travellers at ${subject}, ${count(figureIn(newValue(change)))} in all`,
	net_adds: ({ subject, change }) => `Take on ${count(figureIn(newValue(change)))} people a month at ${subject}`,
	weekly_hours: ({ subject, change }) => `Work ${count(figureIn(newValue(change)))} hours a week at ${subject}`,
	shifts: ({ subject, change }) => `Work ${counted(figureIn(newValue(change)), 'shift')} a day at ${subject}`,
	labour_pool: ({ subject, size }) => `${count(size)} more ${poolIn(subject)}`,
	order_month: ({ subject, size, change }) =>
		`Order ${subject} ${months(size)} earlier, in ${monthIn(newValue(change))}`,
	order_lead: ({ subject, size, change }) =>
		`Have ${subject} ${months(size)} sooner, ${months(figureIn(newValue(change)))} after the order`,
	order_deliveries: ({ subject, change }) => `Have ${subject} delivered within ${months(figureIn(newValue(change)))}`,
	order_accelerators: ({ subject, size, change }) =>
		`${count(size)} more accelerators in ${subject}, ${count(figureIn(newValue(change)))} in all`,
	order_retirement: ({ subject, size }) => `Keep ${subject} in service ${months(size)} longer`,
	order_refresh: ({ subject, change }) =>
		`Refresh ${subject} after ${months(figureIn(newValue(change)))}, over and over`,
	order_add: ({ subject, size, change }) =>
		`Order ${count(size)} more accelerators for ${subject}, ${orderedIn(change)}`,
	order_site: ({ subject }) => {
		const [order = '', site = ''] = subject.split('/')
		return `Have ${order} delivered to ${site} instead`
	},
	order_power_cap: ({ subject, size, change }) =>
		`Cap ${subject} at ${count(figureIn(newValue(change)))} W an accelerator, ${count(size)} W less`,
	training_accelerators: ({ subject, size }) => `Give ${subject} ${count(size)} more accelerators`,
	training_start: forward,
	training_deadline: forward,
	training_fewer: ({ subject, size, change }) =>
		`Run ${subject} on ${accelerators(figureIn(newValue(change)))}, ${count(size)} fewer`,
	workload_precision: ({ subject, change }) => `Run ${subject} in ${textIn(newValue(change)).toUpperCase()}`,
	workload_utilisation: ({ subject, change }) =>
		`Load ${subject} to ${exactShare(figureIn(newValue(change)))} of its throughput`,
	workload_latency: ({ subject, change }) =>
		`Let ${subject} take ${count(figureIn(newValue(change)))} ms an output token`,
	workload_model: ({ subject, change }) => `Run ${subject} on ${textIn(newValue(change))}, whose weights are open`,
	workload_application: ({ subject }) => {
		const [application = '', workload = ''] = subject.split('/')
		return `Let ${workload} serve ${application} too`
	},
	workload_site: ({ subject }) => {
		const [workload = '', site = ''] = subject.split('/')
		return `Let ${workload} run at ${site} too`
	},
	workload_placement: ({ subject }) => `Spread ${subject} over its sites by what each can serve`,
	workload_class: ({ subject, change }) => `Let ${subject} be served from ${distance(newValue(change))}`,
	workload_residency: ({ subject }) => {
		const [workload = '', country = ''] = subject.split('/')
		return `Let ${workload} run in ${country} too`
	},
	priority: ({ subject }) => `Serve ${subject} first`,
	application_start: putOff,
	application_adoption: ({ subject, size, change }) =>
		`Open ${subject} to ${exactShare(figureIn(newValue(change)))} of its users, not ${exactShare(figureIn(newValue(change)) + size)}`,
	workload_start: putOff,
	workload_deadline: putOff,
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

function forward(said: RemedyChange): string {
	return isLater(said.change)
		? putOff(said)
		: `Bring ${said.subject} forward by ${months(said.size)}, to ${monthIn(newValue(said.change))}`
}

function putOff({ subject, size, change, lever }: RemedyChange): string {
	const what = lever === 'workload_deadline' ? `the deadline of ${subject}` : subject
	return `Put ${what} off by ${months(size)}, to ${monthIn(newValue(change))}`
}

function isLater(change: PlanChange): boolean {
	return (
		change.action === 'set' &&
		typeof change.value === 'string' &&
		typeof change.was === 'string' &&
		change.value > change.was
	)
}

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

function poolIn(subject: string): string {
	const [trade = '', site = ''] = subject.split('/')
	return `${tradeName(trade)} at ${site}`
}

/** A change as what a person would do: «Bring Utility, phase 1 forward by four months, to March 2026». */
export function remedyTitle(remedy: RemedyChange): string {
	return WORDS[remedy.lever](remedy)
}

/** A labour remedy’s change, where it has one. */
export function labourTitle({ lever, subject, size, change }: LabourRemedy): string | null {
	return lever === null || change === null ? null : remedyTitle({ lever, subject, size, change })
}
