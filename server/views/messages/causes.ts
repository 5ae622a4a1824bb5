import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { BindingCause, Cause, CauseFacts, DelayCause, RacksOverHall } from '#shared/result/cause-result.ts'
import type { Layer } from '#shared/layers.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { isAhead } from '#shared/status-month.ts'
import { addMonths } from '#shared/units/months.ts'
import { countryInText } from '#shared/units/country.ts'
import { acceleratorsText, isSaidAsOne, listed } from './counts.ts'
import { power, shortFigure } from '#shared/formats/figures.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import { becauseOf, isDelay, itemName, tradeName } from '#shared/formats/names.ts'

/** One sentence on what holds the plan back, and one on what would move it. */
export type Sentences = { readonly text: string; readonly mend: string }

/** All that a sentence reads: the facts, and names and dates of the plan. */
type CauseDetails = CauseFacts & {
	readonly layer: Layer
	/** sites as people call them, by id */
	readonly siteNames: ReadonlyMap<string, string>
	/** site, and item it hangs on, as people call them */
	readonly at: string
	readonly name: string
	/** name of the model of the workload it hangs on */
	readonly model: string
	/** whether that item can still be begun or ordered earlier than planned */
	readonly open: boolean
}

/** `in March 2027`, or that it lies beyond what is looked at. */
const inMonth = (month: string | null) => (month === null ? 'after the horizon' : `in ${longMonth(month)}`)
const isAre = (count: number) => (isSaidAsOne(count) ? 'is' : 'are')

type RacksSaid = { readonly hall: string; readonly chip: string; readonly racks: RacksOverHall | null }

function racksText({ hall, chip, racks }: RacksSaid): Sentences {
	const { unitKW = 0, hallKW = 0, share = 0, running = 0, wanted = 0 } = racks ?? {}
	if (share <= 0)
		return {
			text: `${chip} draws ${shortFigure(unitKW)} kW a rack and is cooled by liquid; ${hall} has none.`,
			mend: 'Choose a cooling that brings liquid to the chip, or order chips that air cools.',
		}
	return {
		text: `${chip} draws ${shortFigure(unitKW)} kW a rack; ${hall} is built for ${shortFigure(hallKW)} kW: ${shortFigure(running)} racks run where ${shortFigure(wanted)} are wanted.`,
		mend: `Raise the rack density of ${hall}, cap the power of the chips, or order chips in lighter racks.`,
	}
}

const PLAIN: Readonly<Record<Exclude<Cause['cause'], DelayCause>, (said: CauseDetails) => Sentences>> = {
	interconnection_limit: ({ at, amount }) => ({
		text: `The grid connection of ${at} holds back ${power(amount ?? 0)} of contracted imports.`,
		mend: 'Raise the interconnection limit, add a transformer, or generate on site.',
	}),
	flexibility: ({ at, amount }) => ({
		text: `${power(amount ?? 0)} of non-firm power at ${at} count for nothing: no work may pause for them and no battery carries them.`,
		mend: 'Say which work may pause, add a battery, or state backup behind the contract.',
	}),
	meter_full: ({ at, amount }) => ({
		text: `Load that stands on the meter of ${at} already takes ${power(amount ?? 0)} of its imports.`,
		mend: 'Contract more import for the site, or move the new load to a meter of its own.',
	}),
	third_party_work: ({ name, at, amount, fromMonth, missing }) => ({
		text: `${name} of others is due ${inMonth(fromMonth)} and holds back ${power(amount ?? 0)} at ${at}; ${power(missing)} are missing until then.`,
		mend: `Agree an earlier date for ${name}, or bridge ${power(missing)} until then.`,
	}),
	fuel_hours: ({ at, amount, missing }) => ({
		text: `Permitted hours and fuel of the plant at ${at} hold back ${power(amount ?? 0)}; ${power(missing)} are missing.`,
		mend: `Extend the permit or the fuel of the plant at ${at}, or add power that needs neither.`,
	}),
	worst_day: ({ at, amount, missing }) => ({
		text: `On the worst day of the month battery and sun at ${at} carry ${power(amount ?? 0)} and no more; ${power(missing)} are missing.`,
		mend: `Add storage, panels or firm plant of ${power(missing)} at ${at}.`,
	}),
	contingency_reserve: ({ at, amount }) => ({
		text: `${power(amount ?? 0)} at ${at} are held back for the loss of the largest unit.`,
		mend: `Add a machine, a transformer or a contract at ${at}, so that the loss of one unit leaves enough.`,
	}),
	contract_ramping: ({ name, at, fromMonth, missing }) => ({
		text: `${name} at ${at} is ramping and gives full power ${inMonth(fromMonth)}; ${power(missing)} are missing.`,
		mend: `Shorten the ramp of ${name}, or bridge ${power(missing)} meanwhile.`,
	}),
	contract_not_started: startingLater,
	not_contracted: ({ at, missing, left }) =>
		left === null
			? {
					text: `No further firm power is contracted at ${at}; ${power(missing)} are missing.`,
					mend: `Add a power contract of ${power(missing)} at ${at}.`,
				}
			: {
					text: `${left.item.name} at ${at} ended ${inMonth(addMonths(left.month, -1))} and no further firm power is contracted; ${power(missing)} are missing.`,
					mend: `Extend ${left.item.name}, or add a power contract of ${power(missing)} at ${at}.`,
				},
	hall_cannot_cool: ({ name, at, chip, racks }) =>
		racksText({ hall: `${name} at ${at}`, chip: chip ?? '', racks: racks ?? null }),
	outage: ({ at, amount, missing }) => ({
		text: `Outages planned at ${at} put ${power(amount ?? 0)} IT out of use; ${power(missing)} are missing.`,
		mend: `Spread the outages at ${at} over more months, or move them to months of less demand.`,
	}),
	hall_unfinished: ({ name, at, fromMonth, missing, open }) => ({
		text: `${name} at ${at} is ready ${inMonth(fromMonth)}; ${power(missing)} IT are missing until then.`,
		mend: open
			? `Start ${name} earlier, shorten its work, or take over a finished shell.`
			: `Shorten the work of ${name}, or take over a finished shell.`,
	}),
	no_hall_planned: ({ at, missing }) => ({
		text: `No further hall is planned at ${at}; ${power(missing)} IT are missing.`,
		mend: `Add a hall of ${power(missing)} IT at ${at}.`,
	}),
	order_not_due: ({ name, at, chip, missing, fromMonth, open }) => ({
		text: `${shortFigure(missing)} ${chip ?? ''} ${isAre(missing)} missing at ${at}; ${name} delivers more ${inMonth(fromMonth)}.`,
		mend: open
			? `Order ${name} earlier, or rent accelerators until it arrives.`
			: `Have ${name} delivered sooner, or rent accelerators until it arrives.`,
	}),
	export_licence: ({ name, at, chip, fromMonth }) => ({
		text:
			fromMonth === null
				? `${name} brings ${chip ?? ''} to ${at}, where export rules bar them.`
				: `${name} brings ${chip ?? ''} to ${at} with an export license ${inMonth(fromMonth)}.`,
		mend: 'Obtain the license earlier, order a chip below the threshold, or place the work at another site.',
	}),
	order_slipped: ({ name, at, dueMonth, fromMonth }) => ({
		text: `${name} at ${at} was due ${inMonth(dueMonth)} and arrives ${inMonth(fromMonth)}.`,
		mend: 'Press the vendor, or rent accelerators until it arrives.',
	}),
	not_ordered: notOrdered,
	installing: ({ name, at, amount, open }) => ({
		text: `${acceleratorsText(amount ?? 0)} of ${name} at ${at} ${isAre(amount ?? 0)} delivered and still being installed or ramping.`,
		mend: open ? 'Order earlier, or add installation crews.' : 'Add installation crews.',
	}),
	retired: ({ at, chip, left }) => ({
		text: `${shortFigure(left?.amount ?? 0)} ${chip ?? ''} at ${at} left service ${inMonth(left?.month ?? null)}, after ${counted(left?.afterMonths ?? 0, 'month')}, and nothing replaces them.`,
		mend: `Order a replacement for ${left?.item.name ?? ''}, or keep it longer.`,
	}),
	model_training: ({ name, model }) => ({
		text: `${name} waits for ${model}, whose training has not ended.`,
		mend: 'Give the training run more accelerators or a higher priority, or serve an open model meanwhile.',
	}),
	no_licence: ({ name, model }) => ({
		text: `The weights of ${model} may not be used for ${name}.`,
		mend: `Choose a model with open weights for ${name}, or name the training run that produces it.`,
	}),
	no_site_in_reach: ({ name, reach }) => outOfReach(name, reach ?? NO_REACH),
	replica_does_not_fit: ({ layer, name, model }) =>
		layer === 'chips'
			? {
					text: `${name} fits none of the accelerators ordered.`,
					mend: `Order a chip with more memory or a larger scale-up domain, or more of one, for ${name}.`,
				}
			: {
					text: `No ordered chip holds a replica of ${model} within the latency ${name} asks for.`,
					mend: `Order a chip with more memory for ${name}, choose a smaller model or precision, or allow more time per token.`,
				},
	fragmentation: ({ missing, at }) =>
		missing > 0
			? {
					text: `${acceleratorsText(missing)} sold by the hour at ${at} ${isAre(missing)} not energized: others take the power or the halls first.`,
					mend: 'Let what is sold arrive before what is not, sell the others too, or add power or halls for both.',
				}
			: {
					text: 'Accelerators enough are there, but those energized are not in whole replicas where a workload may run.',
					mend: 'Let the short workload use more sites or chips, or make its replica smaller.',
				},
	no_workload: ({ item, name, missing }) =>
		item === null
			? {
					text: 'No workload serves then what is asked for.',
					mend: 'Add an inference workload, or let one start earlier.',
				}
			: {
					text: `No workload serves ${shortFigure(missing)} tokens/s of ${name} then.`,
					mend: `Add an inference workload that names ${name}, or let one start earlier or last longer.`,
				},
}

const NO_REACH = { regions: [], latencyMs: null, countries: [] }

/** Users too far from every site, or countries without one. */
function outOfReach(name: string, { regions, latencyMs, countries }: NonNullable<CauseFacts['reach']>): Sentences {
	if (regions.length === 0)
		return {
			text: `${name} may run in ${listed(countries.map(countryInText))} only, and has no site there.`,
			mend: `Add a site there, or let ${name} run in more countries.`,
		}
	const within = latencyMs === null ? '' : ` within ${shortFigure(latencyMs)} ms`
	return {
		text: `No site that may serve ${name} is${within} of its users in ${listed(regions)}.`,
		mend: `Add a site near them, or let ${name} take a slower latency class or run in more countries.`,
	}
}

/** Places that a sentence on chips names; what the others lack is told together. */
const PLACES_NAMED = 3

function notOrdered({ at, chip, missing, elsewhere = [], siteNames }: CauseDetails): Sentences {
	const ask = 'or let the short workload use other chips'
	const all = [
		{ at, chip: chip ?? '', missing },
		...elsewhere.map((place) => ({ ...place, at: siteNames.get(place.siteId) ?? '' })),
	]
	if (all.length === 1)
		return {
			text: `${shortFigure(missing)} ${chip ?? ''} ${isAre(missing)} missing at ${at} and no further order is due.`,
			mend: `Order ${shortFigure(missing)} more ${chip ?? ''} for ${at}, ${ask}.`,
		}
	const rest = all.slice(PLACES_NAMED).reduce((sum, place) => sum + place.missing, 0)
	// A chip is said again only where it is another than just before.
	const said = (more: string, to: string) =>
		listed([
			...all.slice(0, PLACES_NAMED).map((place, index) => {
				const kind = place.chip === all[index - 1]?.chip ? '' : `${more}${place.chip} `
				return `${shortFigure(place.missing)} ${kind}${to} ${place.at}`
			}),
			...(rest > 0 ? [`${acceleratorsText(rest)} elsewhere`] : []),
		])
	return {
		text: `${said('', 'at')} are missing, and no further order is due.`,
		mend: `Order ${said('more ', 'for')}, ${ask}.`,
	}
}

function startingLater({ name, at, fromMonth, missing }: CauseDetails): Sentences {
	return {
		text: `${name} at ${at} starts ${inMonth(fromMonth)}; ${power(missing)} are missing until then.`,
		mend: `Bring the start of ${name} forward, or bridge ${power(missing)} until then.`,
	}
}

/** A contract, a hall or an order that people or a part hold up. */
function delayed(cause: DelayCause, said: CauseDetails): Sentences {
	const { item, name, at, amount, dueMonth, fromMonth } = said
	if (item?.list === 'powerContracts') return startingLater(said)
	const because = becauseOf(cause)
	const text =
		item?.list === 'chipOrders'
			? `${acceleratorsText(amount ?? 0)} of ${name} at ${at} ${isAre(amount ?? 0)} waiting to be installed${because}.`
			: `${name} at ${at} was planned to be ready ${inMonth(dueMonth)} and is so ${inMonth(fromMonth)}${because}.`
	return { text, mend: delayMend(cause, said) }
}

function delayMend(cause: DelayCause, { name, open }: CauseDetails): string {
	const [kind, what = ''] = cause.split(':')
	if (kind === 'long_lead')
		return open
			? `Order the ${itemName(what)} earlier or from stock.`
			: `Have the ${itemName(what)} delivered sooner, or take one from stock.`
	if (cause === 'space') return `Work a second shift in ${name}, or spread its work over more months.`
	if (cause === 'work_windows')
		return `Open more months to work on the gear of ${name}, or plan its work into those that are open.`
	if (cause === 'progress') return `Ask what holds up the work on ${name}; more people help only where they find work.`
	const hands = `Bring in traveling ${tradeName(what)}`
	return open ? `${hands}, prefabricate more, or start ${name} earlier.` : `${hands}, or prefabricate more.`
}

/** What holds a layer back and what would move it, each a sentence, true of the facts. Nothing moves a month that is past. */
export function causeSentences({ cause, layer, month, facts, siteId }: BindingCause, plan: PlanFile): Sentences {
	const siteNames = new Map(plan.sites.map(({ id, name }) => [id, name]))
	const workload = plan.workloads.find(({ id }) => id === facts.item?.id && facts.item.list === 'workloads')
	const details: CauseDetails = {
		...facts,
		layer,
		siteNames,
		at: siteNames.get(siteId ?? '') ?? '',
		name: facts.item?.name ?? '',
		model: catalogueFor(plan).models.find(({ id }) => id === workload?.model)?.name ?? '',
		open: isOpen(plan, facts),
	}
	const sentences = isDelay(cause) ? delayed(cause, details) : PLAIN[cause](details)
	return isAhead(plan, month) ? sentences : { ...sentences, mend: 'It is past: nothing decided now moves it.' }
}

/** Whether what the item begins with, its order or its start, still lies ahead. */
function isOpen(plan: PlanFile, { item }: CauseFacts): boolean {
	const order = plan.chipOrders.find(({ id }) => item?.list === 'chipOrders' && id === item.id)
	const hall = plan.buildPhases.find(({ id }) => item?.list === 'buildPhases' && id === item.id)
	const begun = order?.orderMonth ?? hall?.startMonth
	return begun === undefined || isAhead(plan, begun)
}
