import { PLACE_RULES, type PriceRule } from '#shared/result/energy-result.ts'
import type { LotRole } from '#shared/result/equipment-result.ts'
import type { FactRemark, Remark, RemarkFacts } from '#shared/remarks.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { shortMonth, counted, longMonth, sentenceCase } from '#shared/formats/months.ts'
import { itemName, LAYER_NAMES, layerLimits } from '#shared/formats/names.ts'
import { listed } from './counts.ts'
import { statusMonth } from '#shared/status-month.ts'
import { percent, power, shortFigure } from '#shared/formats/figures.ts'
import { causeSentences } from './causes.ts'
import { setSentences, setterSentence } from './verdict/setter-words.ts'
import { milestoneText } from './milestones.ts'
import { fullPowerWords } from '#server/views/messages/milestones.ts'
import { PLAIN_REMARKS } from './plain-remarks.ts'

const MW = (value: number) => `${shortFigure(value)} MW`

const LOADS: Readonly<Record<LotRole, string>> = {
	ups: 'Protected IT load, including distribution, and uninterruptible cooling.',
	battery: 'One set of cabinets per UPS module.',
	generator: 'Facility peak, less IT without generator backup.',
	transformer: 'Hall apparent power at facility peak.',
	switchboard: 'One switchboard per transformer.',
	switchgear: 'Hall transformers ÷ transformers per ring.',
	busway: 'IT power over two paths, as current: P ÷ (√3 · V · pf).',
	pdu: 'IT power over two paths, in kVA.',
	chiller: 'Heat left after free cooling in the hottest hour.',
	rejection: 'All heat plus compressor work in the hottest hour.',
	liquid: 'Heat removed by liquid.',
	roomHeat: 'Heat removed by room air.',
	roomRacks: 'One per rack.',
	substation: 'All halls with a substation, incl. growth; a small site at distribution voltage has none.',
	breaker: 'One per substation transformer, plus one bus tie.',
	plant: 'Plant capacity in contracted units.',
	stepUp: 'Plant capacity as apparent power.',
	storageMWh: 'Battery energy.',
	switches: 'Leaf, spine and core switches.',
	cables: 'Fabric cables.',
	optics: 'Fabric optics, two per cable.',
	storage: 'Usable storage for ordered accelerators.',
}

const PRICES: Readonly<Record<PriceRule, string>> = {
	heat_rate: 'heat rate × fuel price, plus O&M',
	kind: 'typical price of this type',
	industrial: 'regional industrial price, all in',
	wholesale_kind_demand: 'wholesale + wires energy charge, with the type’s demand charge',
	wholesale_stated_demand: 'wholesale + wires energy charge, with the entered demand charge',
	settles_at_hub: 'no strike price, so it settles at the hub',
}

const EXPORT = { open: 'freely delivered', licence: 'delivered with a license', barred: 'barred' } as const

function lateBy({ cause, of }: RemarkFacts['late']): string {
	const what = of.replaceAll('_', ' ')
	switch (cause) {
		case 'progress':
			return 'At the reported pace'
		case 'space':
			return 'Site crowding'
		case 'windows':
			return 'Too few outage windows'
		case 'labour':
			return `${sentenceCase(what)} shortage`
		case 'long_lead':
			return `Late ${itemName(of)}`
	}
}

const chosen = ({ rule, anchor }: RemarkFacts['chosen_as']) =>
	`${PLACE_RULES[rule]}${anchor === null ? '' : `, ${anchor}`}`
const row = (choice: RemarkFacts['row_chosen']) => `Row ${choice.row}: ${chosen(choice)}.`

/** `energy, contract not started, Dec 2026 to Feb 2027: 90 MW-months (88%)` */
function lossText({ layer, cause, firstMonth, lastMonth, MWMonths, share }: RemarkFacts['lost_to']['groups'][number]) {
	const [first, last] = [shortMonth(firstMonth), shortMonth(lastMonth)]
	const words = cause.replaceAll('_', ' ').replace(':', ': ')
	const span = firstMonth === lastMonth ? first : `${first} to ${last}`
	return `${LAYER_NAMES[layer].toLowerCase()}, ${words}, ${span}: ${shortFigure(MWMonths)} MW-months (${shortFigure(share * 100)}%)`
}

type Table = { readonly [Code in keyof RemarkFacts]: (facts: RemarkFacts[Code], plan: PlanFile) => string }

/** Every remark that rests on facts: a new one does not compile before it stands here. */
const REMARKS: Table = {
	all_fed: ({ accelerators }) => `All ${shortFigure(accelerators)} ramped accelerators have power.`,
	asks_for_jobs: ({ archetype }) => `${archetype} needs jobs, not tokens.`,
	bound: ({ cause }, plan) => {
		const { text, mend } = causeSentences(cause, plan)
		return `${text} ${mend}`
	},
	builds_nothing: ({ kind }) => `${kind} builds nothing on site.`,
	by_great_circle: ({ from, to }) => `${from} to ${to} and back, great-circle distance.`,
	by_kind: ({ kind }) => `By type: ${kind}.`,
	by_role: ({ role }) => `By role: ${role}.`,
	chosen_as: (choice) => `Chosen as ${chosen(choice)}.`,
	comes_if_ordered: ({ item, need, arrives }) =>
		`${itemName(item)}: needed in ${longMonth(need)}, not ordered; ordered now, it arrives ${longMonth(arrives)}.`,
	delays_halls: ({ halls }) =>
		`Months late: ${halls.map(({ name, months }) => `${name} by ${String(months)}`).join(', ')}.`,
	clearness_of_year: ({ place, kWhPerM2 }) =>
		`Annual solar resource at ${place}, ${shortFigure(kWhPerM2)} kWh/m², ÷ irradiance without atmosphere.`,
	drawn_as_asked: ({ kind }) => `${kind} is drawn as the site needs it.`,
	export_rule: ({ chip, country, status }) => `${chip} in ${country}: ${EXPORT[status]}.`,
	field_not_stated: ({ otherwise }) => `Not entered: ${otherwise}.`,
	first_power: ({ month, reached, set }, plan) =>
		[
			...(month === null ? ['No power by plan end.'] : []),
			...reached.map(({ facts }) => milestoneText(facts)),
			...setSentences(plan, { month, set }),
		].join(' '),
	full_power: ({ full, reached, set }, plan) => {
		const { month, note } = fullPowerWords(full)
		return [
			...(full.at === null ? [`${sentenceCase(month)}.`] : []),
			...reached.map(({ facts }) => milestoneText(facts)),
			...setSentences(plan, { month: full.at, set }),
			`${sentenceCase(note)}.`,
		].join(' ')
	},
	hall_in_operation: ({ hall }) => `${hall} is in operation by then.`,
	heat_in_hottest_hour: ({ freeShare, liquidMW, airMW, chillerMW }) =>
		`In the hottest hour ${shortFigure(freeShare * 100)}% needs no compressor: ${MW(liquidMW)} in liquid, ${MW(airMW)} in room air, ${MW(chillerMW)} left for chillers.`,
	inputs_counted: ({ own, total, unsourced, benchmark, guess, stale }) =>
		`${String(own)} of ${String(total)} inputs are your own with a source, ${String(unsourced)} your own without one, ${String(benchmark)} benchmarks, ${String(guess)} guesses, ${String(stale)} stale.`,
	kind_burns_nothing: ({ kind }) => `${kind} burns no fuel on site.`,
	kind_gives_no_firm: ({ kind }) => `${kind} adds no firm MW of its own at the meter.`,
	kind_keeps_rating: ({ kind }) => `${kind} has no hot-day derate.`,
	kind_not_accredited: ({ kind }) => `${kind} gets no capacity credit.`,
	kind_not_cut: ({ kind }) => `${kind} is not curtailed.`,
	kind_without_minimum: ({ kind }) => `${kind} has no minimum billed demand.`,
	land_bought_ahead: ({ months }) => `${String(months)} months before the first greenfield hall starts.`,
	late: (facts) => {
		const when = facts.finish === null ? 'after plan end' : `in ${longMonth(facts.finish)}`
		return `${lateBy(facts)}: finishes ${when}, ${counted(facts.delayMonths, 'month')} late.`
	},
	layer_binds: ({ layer }) => `${layerLimits(layer)} the plan.`,
	limited_by: ({ accelerators, wantedMW, least, leastMW }) => {
		const bounds = {
			power: `power supports ${power(leastMW)} IT at the site`,
			halls: `halls carry ${power(leastMW)} IT at the site`,
			racks: `their racks can use ${power(leastMW)} IT of its halls`,
		}
		return `${shortFigure(accelerators)} ramped accelerators would draw ${power(wantedMW)} IT; ${bounds[least]}.`
	},
	load_of: ({ role }) => LOADS[role],
	lost_to: ({ groups }) => `${groups.map(lossText).join('; ')}.`,
	milestones: ({ milestones }) =>
		milestones.map(({ month, facts }) => `${longMonth(month)}: ${milestoneText(facts)}`).join(' '),
	money_by_quality: ({ shares }) =>
		`Share of capex: ${shares.map(({ quality, share }) => `${percent(share)} ${quality}`).join(', ')}.`,
	money_shown_in: ({ currency }) => `Money is shown in ${currency}.`,
	needed_for: ({ item, need, delivery }, plan) => {
		const stated = delivery === null ? '' : `; delivery entered as ${longMonth(delivery)}`
		return `${need < statusMonth(plan) ? 'Was needed' : 'Needed'} for ${item} in ${longMonth(need)}${stated}.`
	},
	no_chip_price: ({ chip }) => `No known price for ${chip}; the plan needs unitPriceUsd.`,
	no_fuel_mix: ({ gridRegion }) => `${gridRegion} has no published fuel mix: not counted.`,
	no_hours_of_kind: ({ kind }) => `No known run hours for ${kind}.`,
	no_new_connection: ({ kind }) => `${kind} needs no new interconnection.`,
	no_price_by_power: ({ item }) => `${item} has no price per kilowatt.`,
	no_price_in_region: ({ gridRegion }) =>
		`No price for this region (${gridRegion}). Enter one; until then its energy costs nothing in this plan.`,
	not_added_up: ({ low, high, count, of }) =>
		`${low} to ${high} over ${String(count)} ${of}. Not summed: open one below.`,
	not_in_usual_tariff: ({ kind }) => `${kind} has none in its typical tariff.`,
	order_of_merit: ({ askedMW, steps }) => {
		const told = steps.map(({ name, MW: brought, mostMW }) =>
			mostMW === null ? `${MW(brought)} has no source` : `${name} ${shortFigure(brought)} of ${MW(mostMW)}`,
		)
		const order = told.length === 0 ? 'no source' : listed(told)
		return `${MW(askedMW)} needed. Dispatch order: ${order}.`
	},
	price_by_rule: ({ rule }) => `No price entered: ${PRICES[rule]}.`,
	queue_position: ({ status }) => `A queue position counts once energized; this one is “${status}”.`,
	panels_stand: ({ mount }) =>
		`Panels are ${mount === 'fixed' ? 'flat' : 'tilted'}, not tracking: no shading from rotation.`,
	rack_of_order: ({ order, chip, kW }) =>
		`Not entered: built for its densest rack on order, ${shortFigure(kW)} kW of ${chip} (${order}).`,
	racks_too_dense: ({ chip, unitKW, hallKW, share }) =>
		share > 0
			? `${chip} racks draw ${shortFigure(unitKW)} kW; the hall takes ${shortFigure(hallKW)} kW.`
			: `${chip} needs liquid cooling, and the hall has none.`,
	refreshed: ({ order, afterMonths }) =>
		`${order} is refreshed after ${String(afterMonths)} months: as many as its power supports, ordered one lead time before.`,
	row_chosen: row,
	row_within_reach: ({ km, ...choice }) =>
		km === null ? `${row(choice)} All its workers commute.` : `${row(choice)} It is ${String(Math.round(km))} km away.`,
	runs_between: ({ start, finish }) => `${longMonth(start)} to ${longMonth(finish)}.`,
	sets_date: (facts, plan) => setterSentence(plan, facts),
	sized_on_default_chip: ({ chip }) => `No ordered chip can run it: sized on the default chip, ${chip}.`,
	status: ({ status }) => `Status “${status}”.`,
	status_of_kind: ({ status, kind }) => `Status “${status}”, ${kind}.`,
	steady_by_kind: ({ kind }) =>
		`By type: ${kind}; a battery charged by on-site solar; and anything with capacity credit.`,
	step_gives: ({ MW: brought, mostMW, rank }) => {
		const most = mostMW === null ? '' : ` of at most ${MW(mostMW)}`
		return `${MW(brought)}${most} in this hour${rank === null ? '' : `, dispatch order ${String(rank)}`}.`
	},
	supply_reserve: ({ reserve }) => `Supply reserve: ${reserve}.`,
	trains_in: ({ precision }) => `Trains in ${precision.toUpperCase()}.`,
	turn: ({ turn, of, missing }) => {
		const place = `Number ${String(turn)} of ${String(of)} by priority`
		return missing > 0 ? `${place}; ${shortFigure(missing)} accelerators short.` : `${place}; fully served.`
	},
	years_after_factor: ({ year }) => `Calendar year minus the factor’s year, ${String(year)}.`,
	years_after_row: ({ priceYear, rowYear, market }) =>
		`${String(priceYear)} minus ${String(rowYear)}, the year of the ${market} row.`,
}

function factText<Code extends keyof RemarkFacts>(
	{ code, facts }: { readonly code: Code; readonly facts: RemarkFacts[Code] },
	plan: PlanFile,
): string {
	return REMARKS[code](facts, plan)
}

const isPlain = (remark: Remark): remark is Exclude<Remark, FactRemark> => typeof remark === 'string'

/** Why a figure of a plan is what it is, as a sentence. */
export const remarkText = (remark: Remark, plan: PlanFile): string =>
	isPlain(remark) ? PLAIN_REMARKS[remark] : factText(remark, plan)
