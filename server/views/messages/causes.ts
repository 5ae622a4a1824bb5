import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { BindingCause, Cause, CauseFacts, DelayCause, RacksOverHall } from '#shared/result/cause-result.ts'
import type { Layer } from '#shared/layers.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { isAhead } from '#shared/status-month.ts'
import { addMonths } from '#shared/units/months.ts'
import { countryInText } from '#shared/units/country.ts'
import { acceleratorsText, isSaidAsOne, listed } from './counts.ts'
import { power, shortFigure } from '#shared/formats/figures.ts'
import { nounAndName } from '#shared/formats/list-nouns.ts'
import { counted, longMonth, sentenceCase } from '#shared/formats/months.ts'
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

/** `in March 2027`, or that it lies beyond the plan. */
const inMonth = (month: string | null) => (month === null ? 'after the plan ends' : `in ${longMonth(month)}`)
const isAre = (count: number) => (isSaidAsOne(count) ? 'is' : 'are')

type RacksSaid = { readonly hall: string; readonly chip: string; readonly racks: RacksOverHall | null }

function racksText({ hall, chip, racks }: RacksSaid): Sentences {
	const { unitKW = 0, hallKW = 0, share = 0, running = 0, wanted = 0 } = racks ?? {}
	if (share <= 0)
		return {
			text: `${chip} racks draw ${shortFigure(unitKW)} kW and need liquid cooling; ${hall} has none.`,
			mend: 'Choose direct-to-chip liquid cooling, or order air-cooled chips.',
		}
	return {
		text: `${chip} racks draw ${shortFigure(unitKW)} kW; ${hall} takes ${shortFigure(hallKW)} kW: ${shortFigure(running)} of ${shortFigure(wanted)} racks can run.`,
		mend: `Raise the rack density of ${hall}, cap chip power, or order chips in lighter racks.`,
	}
}

const PLAIN: Readonly<Record<Exclude<Cause['cause'], DelayCause>, (said: CauseDetails) => Sentences>> = {
	interconnection_limit: ({ at, amount }) => ({
		text: `The interconnection at ${at} blocks ${power(amount ?? 0)} of contracted import.`,
		mend: 'Raise the interconnection limit, add a transformer, or generate on site.',
	}),
	flexibility: ({ at, amount }) => ({
		text: `${power(amount ?? 0)} of non-firm power at ${at} does not count: no load can pause and no battery backs it up.`,
		mend: 'Mark workloads that can pause, add a battery, or enter backup on the contract.',
	}),
	meter_full: ({ at, amount }) => ({
		text: `Existing load on the meter at ${at} already takes ${power(amount ?? 0)} of its import.`,
		mend: 'Contract more import for the site, or give the new load its own meter.',
	}),
	third_party_work: ({ name, at, amount, fromMonth, missing }) => ({
		text: `${name}, third-party work, is due ${inMonth(fromMonth)} and blocks ${power(amount ?? 0)} at ${at}; ${power(missing)} short until then.`,
		mend: `Agree an earlier date for ${name}, or bridge ${power(missing)} until then.`,
	}),
	fuel_hours: ({ at, amount, missing }) => ({
		text: `Permit hours and fuel of the plant at ${at} block ${power(amount ?? 0)}; ${power(missing)} short.`,
		mend: `Extend the permit or the fuel of the plant at ${at}, or add power that needs neither.`,
	}),
	worst_day: ({ at, amount, missing }) => ({
		text: `On the worst solar day of the month, solar and battery at ${at} carry at most ${power(amount ?? 0)}; ${power(missing)} short.`,
		mend: `Add ${power(missing)} of storage, solar or firm plant at ${at}.`,
	}),
	contingency_reserve: ({ at, amount }) => ({
		text: `The N−1 reserve at ${at} keeps ${power(amount ?? 0)} for the loss of the largest unit.`,
		mend: `Add a unit, a transformer or a contract at ${at}, so that N−1 leaves enough.`,
	}),
	contract_ramping: ({ name, at, fromMonth, missing }) => ({
		text: `${name} at ${at} is ramping up and reaches full power ${inMonth(fromMonth)}; ${power(missing)} short until then.`,
		mend: `Shorten the ramp of ${name}, or bridge ${power(missing)} until then.`,
	}),
	contract_not_started: startingLater,
	not_contracted: ({ at, missing, left }) =>
		left === null
			? {
					text: `${at} needs ${power(missing)} more firm power; none is contracted.`,
					mend: `Add a power contract of ${power(missing)} at ${at}.`,
				}
			: {
					text: `${left.item.name} at ${at} ended ${inMonth(addMonths(left.month, -1))} with no replacement; ${power(missing)} short.`,
					mend: `Extend ${left.item.name}, or add a power contract of ${power(missing)} at ${at}.`,
				},
	hall_cannot_cool: ({ name, at, chip, racks }) =>
		racksText({ hall: `${name} at ${at}`, chip: chip ?? '', racks: racks ?? null }),
	refit: ({ name, at, amount, missing }) => ({
		text: `A refit of ${name} at ${at} takes out ${power(amount ?? 0)} IT; ${power(missing)} short.`,
		mend: `Deliver the new racks in more months, or move the refit to months with less demand.`,
	}),
	outage: ({ at, amount, missing }) => ({
		text: `Planned outages at ${at} take out ${power(amount ?? 0)} IT; ${power(missing)} short.`,
		mend: `Spread the outages at ${at} over more months, or move them to months with less demand.`,
	}),
	hall_unfinished: ({ name, at, fromMonth, missing, open }) => ({
		text: `${name} at ${at} is ready ${inMonth(fromMonth)}; ${power(missing)} IT short until then.`,
		mend: open
			? `Start ${name} earlier, shorten its work, or use an existing shell.`
			: `Shorten the work of ${name}, or use an existing shell.`,
	}),
	no_hall_planned: ({ at, missing }) => ({
		text: `${at} is ${power(missing)} IT of halls short, with no more planned.`,
		mend: `Add a hall of ${power(missing)} IT at ${at}.`,
	}),
	order_not_due: ({ name, at, chip, missing, fromMonth, open }) => ({
		text: `${at} is ${shortFigure(missing)} ${chip ?? ''} short; ${name} delivers more ${inMonth(fromMonth)}.`,
		mend: open
			? `${sentenceCase(nounAndName('order', name))} earlier, or rent accelerators until it arrives.`
			: `Expedite ${name}, or rent accelerators until it arrives.`,
	}),
	export_licence: ({ name, at, chip, fromMonth }) => ({
		text:
			fromMonth === null
				? `${name} orders ${chip ?? ''} for ${at}, where export rules bar it.`
				: `${name} can deliver ${chip ?? ''} to ${at} with an export license ${inMonth(fromMonth)}.`,
		mend: 'Get the license earlier, order a chip below the threshold, or run the work at another site.',
	}),
	order_slipped: ({ name, at, dueMonth, fromMonth }) => ({
		text: `${name} at ${at} is late: due ${inMonth(dueMonth)}, arrives ${inMonth(fromMonth)}.`,
		mend: 'Expedite it, or rent accelerators until it arrives.',
	}),
	not_ordered: notOrdered,
	installing: ({ name, at, amount, open }) => ({
		text: `${acceleratorsText(amount ?? 0)} of ${name} at ${at} ${isAre(amount ?? 0)} delivered but not yet installed and ramped.`,
		mend: open ? 'Order earlier, or add installation crews.' : 'Add installation crews.',
	}),
	retired: ({ at, chip, left }) => ({
		text: `${shortFigure(left?.amount ?? 0)} ${chip ?? ''} at ${at} retired ${inMonth(left?.month ?? null)}, after ${counted(left?.afterMonths ?? 0, 'month')}, with no replacement.`,
		mend: `Order a replacement for ${left?.item.name ?? ''}, or keep it in service longer.`,
	}),
	model_training: ({ name, model }) => ({
		text: `${name} waits for ${model}, which is still in training.`,
		mend: 'Give the training run more accelerators or a higher priority, or serve an open model until then.',
	}),
	no_licence: ({ name, model }) => ({
		text: `The license of ${model} does not allow ${name} to use its weights.`,
		mend: `Choose an open-weight model for ${name}, or link the training run that produces it.`,
	}),
	no_site_in_reach: ({ name, reach }) => outOfReach(name, reach ?? NO_REACH),
	replica_does_not_fit: ({ layer, name, model }) =>
		layer === 'chips'
			? {
					text: `${name} fits no accelerator on order.`,
					mend: `For ${name}, order a chip with more memory or a larger scale-up domain, or order more of one.`,
				}
			: {
					text: `No ordered chip runs a replica of ${model} within the latency target of ${name}.`,
					mend: `Order a chip with more memory for ${name}, choose a smaller model or precision, or allow more time per token.`,
				},
	fragmentation: ({ missing, at }) =>
		missing > 0
			? {
					text: `${acceleratorsText(missing)} rented hourly at ${at} ${isAre(missing)} not energized: other load takes the power or halls first.`,
					mend: 'Deliver the accelerators you sell first, sell the others too, or add power or halls for both.',
				}
			: {
					text: 'Enough accelerators are energized, but not in whole replicas where the workload can run.',
					mend: 'Let the workload use more sites or chips, or make its replica smaller.',
				},
	no_workload: ({ item, name, missing }) =>
		item === null
			? {
					text: 'Demand then has no workload.',
					mend: 'Add an inference workload, or start one earlier.',
				}
			: {
					text: `${shortFigure(missing)} tokens/s of ${name} has no workload then.`,
					mend: `Add an inference workload for ${name}, or start one earlier or run it longer.`,
				},
}

const NO_REACH = { regions: [], latencyMs: null, countries: [] }

/** Users too far from every site, or countries without one. */
function outOfReach(name: string, { regions, latencyMs, countries }: NonNullable<CauseFacts['reach']>): Sentences {
	if (regions.length === 0)
		return {
			text: `${name} may run only in ${listed(countries.map(countryInText))}, and the plan has no site there.`,
			mend: `Add a site there, or allow ${name} in more countries.`,
		}
	const within = latencyMs === null ? '' : ` within ${shortFigure(latencyMs)} ms`
	return {
		text: `No site that may serve ${name} is${within} of its users in ${listed(regions)}.`,
		mend: `Add a site near them, or allow ${name} a slower latency class or more countries.`,
	}
}

/** Places that a sentence on chips names; what the others lack is told together. */
const PLACES_NAMED = 3

function notOrdered({ at, chip, missing, elsewhere = [], siteNames }: CauseDetails): Sentences {
	const ask = 'or let the workload use other chips'
	const all = [
		{ at, chip: chip ?? '', missing },
		...elsewhere.map((place) => ({ ...place, at: siteNames.get(place.siteId) ?? '' })),
	]
	if (all.length === 1)
		return {
			text: `${at} is ${shortFigure(missing)} ${chip ?? ''} short, with none on order.`,
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
		text: `Short, with none on order: ${said('', 'at')}.`,
		mend: `Order ${said('more ', 'for')}, ${ask}.`,
	}
}

function startingLater({ name, at, fromMonth, missing }: CauseDetails): Sentences {
	return {
		text: `${name} at ${at} starts ${inMonth(fromMonth)}; ${power(missing)} short until then.`,
		mend: `Start ${name} earlier, or bridge ${power(missing)} until then.`,
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
			: `${name} at ${at} was planned to be ready ${inMonth(dueMonth)} and is expected ${inMonth(fromMonth)}${because}.`
	return { text, mend: delayMend(cause, said) }
}

function delayMend(cause: DelayCause, { name, open }: CauseDetails): string {
	const [kind, what = ''] = cause.split(':')
	if (kind === 'long_lead')
		return open
			? `Order the ${itemName(what)} earlier, or from stock.`
			: `Expedite the ${itemName(what)}, or take it from stock.`
	if (cause === 'space') return `Work a second shift in ${name}, or spread its work over more months.`
	if (cause === 'work_windows') return `Add outage windows for ${name}, or plan its work into the open ones.`
	if (cause === 'progress')
		return `Find what slows the work on ${name}; more people help only if there is work for them.`
	const more = `Add traveling ${tradeName(what)}`
	return open ? `${more}, prefabricate more, or start ${name} earlier.` : `${more}, or prefabricate more.`
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
	return isAhead(plan, month) ? sentences : { ...sentences, mend: 'In the past; no action can change it.' }
}

/** Whether what the item begins with, its order or its start, still lies ahead. */
function isOpen(plan: PlanFile, { item }: CauseFacts): boolean {
	const order = plan.chipOrders.find(({ id }) => item?.list === 'chipOrders' && id === item.id)
	const hall = plan.buildPhases.find(({ id }) => item?.list === 'buildPhases' && id === item.id)
	const begun = order?.orderMonth ?? hall?.startMonth
	return begun === undefined || isAhead(plan, begun)
}
