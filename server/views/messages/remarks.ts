import { PLACE_RULES, type PriceRule } from '#shared/result/energy-result.ts'
import type { LotRole } from '#shared/result/equipment-result.ts'
import type { FactRemark, Remark, RemarkFacts } from '#shared/remarks.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { shortMonth, counted, longMonth, sentenceCase } from '#shared/formats/months.ts'
import { itemName } from '#shared/formats/names.ts'
import { listed } from './counts.ts'
import { percent, power, shortFigure } from '#shared/formats/figures.ts'
import { causeSentences } from './causes.ts'
import { milestoneText } from './milestones.ts'
import { fullPowerWords } from '#server/views/messages/milestones.ts'
import { PLAIN_REMARKS } from './plain-remarks.ts'

const MW = (value: number) => `${shortFigure(value)} MW`

const LOADS: Readonly<Record<LotRole, string>> = {
	ups: 'The protected IT behind its distribution and the cooling that must not stop.',
	battery: 'One set of cabinets to a UPS module.',
	generator: 'The facility’s peak, less IT left without a generator.',
	transformer: 'The hall’s apparent power at facility peak.',
	switchboard: 'One switchboard to a transformer.',
	switchgear: 'The hall’s transformers, so many on one ring.',
	busway: 'IT power over two paths, as current: P ÷ (√3 · V · pf).',
	pdu: 'IT power over two paths, in kVA.',
	chiller: 'Heat that is left after free cooling in the hottest hour.',
	rejection: 'All heat and the compressors’ work in the hottest hour.',
	liquid: 'Heat of the liquid-cooled parts.',
	roomHeat: 'Heat of the room’s air.',
	roomRacks: 'One to every rack.',
	substation:
		'All halls built with a substation, growth included; a small site is served at distribution voltage and has none.',
	breaker: 'One to a substation transformer, and one that ties the bus.',
	plant: 'The plant’s capacity, in the units it is contracted in.',
	stepUp: 'The plant’s capacity as apparent power.',
	storageMWh: 'Energy of the battery.',
	switches: 'Leaf, spine and core switches of the fabric.',
	cables: 'Cables of the fabric.',
	optics: 'Optics of the fabric, two a cable.',
	storage: 'Usable storage of the accelerators ordered.',
}

const PRICES: Readonly<Record<PriceRule, string>> = {
	heat_rate: 'heat rate × fuel price, and operation',
	kind: 'usual price of this kind',
	industrial: 'the region’s industrial price, all in',
	wholesale_kind_demand: 'wholesale and the wires’ energy part, beside the kind’s demand charge',
	wholesale_stated_demand: 'wholesale and the wires’ energy part, beside the stated demand charge',
	settles_at_hub: 'no strike price, so it settles at the hub',
}

const EXPORT = { open: 'freely delivered', licence: 'delivered with a license', barred: 'barred' } as const

function lateBy({ cause, of }: RemarkFacts['late']): string {
	const what = of.replaceAll('_', ' ')
	switch (cause) {
		case 'progress':
			return 'By the pace reported'
		case 'space':
			return 'No room for more people'
		case 'windows':
			return 'Too few months open to work on running gear'
		case 'labour':
			return `Too few people of the trade ${what}`
		case 'long_lead':
			return `The ${what} is not there in time`
	}
}

const chosen = ({ rule, anchor }: RemarkFacts['chosen_as']) =>
	`${PLACE_RULES[rule]}${anchor === null ? '' : `, ${anchor}`}`
const row = (choice: RemarkFacts['row_chosen']) => `Row ${choice.row}: ${chosen(choice)}.`

/** `energy, contract not started, Dec 2026 to Feb 2027: 90 MW-months (88 %)` */
function lossText({ layer, cause, firstMonth, lastMonth, MWMonths, share }: RemarkFacts['lost_to']['groups'][number]) {
	const [first, last] = [shortMonth(firstMonth), shortMonth(lastMonth)]
	const words = cause.replaceAll('_', ' ').replace(':', ': ')
	const span = firstMonth === lastMonth ? first : `${first} to ${last}`
	return `${layer}, ${words}, ${span}: ${shortFigure(MWMonths)} MW-months (${shortFigure(share * 100)} %)`
}

type Table = { readonly [Code in keyof RemarkFacts]: (facts: RemarkFacts[Code], plan: PlanFile) => string }

/** Every remark that rests on facts: a new one does not compile before it stands here. */
const REMARKS: Table = {
	all_fed: ({ accelerators }) => `All ${shortFigure(accelerators)} past their ramp are fed.`,
	asks_for_jobs: ({ archetype }) => `${archetype} asks for jobs, not for tokens.`,
	bound: ({ cause }, plan) => {
		const { text, mend } = causeSentences(cause, plan)
		return `${text} ${mend}`
	},
	builds_nothing: ({ kind }) => `${kind} builds nothing at the site.`,
	by_great_circle: ({ from, to }) => `From ${from} to ${to} and back, by the great circle.`,
	by_kind: ({ kind }) => `By kind: ${kind}.`,
	by_role: ({ role }) => `By what it is for: ${role}.`,
	chosen_as: (choice) => `Chosen as ${chosen(choice)}.`,
	comes_if_ordered: ({ item, need, arrives }) =>
		`${itemName(item)}: needed in ${longMonth(need)}, and not ordered; ordered now it comes in ${longMonth(arrives)}.`,
	delays_halls: ({ halls }) =>
		`Months late: ${halls.map(({ name, months }) => `${name} by ${String(months)}`).join(', ')}.`,
	clearness_of_year: ({ place, kWhPerM2 }) =>
		`The sun of a year at ${place}, ${shortFigure(kWhPerM2)} kWh/m², ÷ what would arrive without air.`,
	drawn_as_asked: ({ kind }) => `${kind} is drawn as the site asks.`,
	export_rule: ({ chip, country, status }) => `${chip} in ${country}: ${EXPORT[status]}.`,
	field_not_stated: ({ otherwise }) => `Not stated: ${otherwise}.`,
	full_power: ({ full, reached }) => {
		const { month, note } = fullPowerWords(full)
		return [
			...(full.at === null ? [`${sentenceCase(month)}.`] : []),
			...reached.map(({ facts }) => milestoneText(facts)),
			`${sentenceCase(note)}.`,
		].join(' ')
	},
	hall_in_operation: ({ hall }) => `${hall} is in operation by then.`,
	heat_in_hottest_hour: ({ freeShare, liquidMW, airMW, chillerMW }) =>
		`In the hottest hour ${shortFigure(freeShare * 100)} % is carried without a compressor: ${MW(liquidMW)} in the liquid, ${MW(airMW)} in the room, ${MW(chillerMW)} left for chillers.`,
	inputs_counted: ({ own, total, unsourced, benchmark, guess, stale }) =>
		`${String(own)} of ${String(total)} inputs are the plan’s own with a source, ${String(unsourced)} its own without one, ${String(benchmark)} benchmarks, ${String(guess)} guesses, ${String(stale)} stale.`,
	kind_burns_nothing: ({ kind }) => `${kind} burns nothing on the site.`,
	kind_gives_no_firm: ({ kind }) => `${kind} gives no firm megawatts of its own at the meter.`,
	kind_keeps_rating: ({ kind }) => `${kind} keeps its rating.`,
	kind_not_accredited: ({ kind }) => `${kind} is granted nothing.`,
	kind_not_cut: ({ kind }) => `${kind} is not cut.`,
	kind_without_minimum: ({ kind }) => `${kind} has no minimum demand.`,
	land_bought_ahead: ({ months }) => `${String(months)} months before the first hall from the ground starts.`,
	late: (facts) => {
		const when = facts.finish === null ? 'not within the months searched' : `in ${longMonth(facts.finish)}`
		return `${lateBy(facts)}: finished ${when}, ${counted(facts.delayMonths, 'month')} late.`
	},
	layer_binds: ({ layer }) => `The ${layer} layer binds.`,
	limited_by: ({ accelerators, wantedMW, least, leastMW }) => {
		const bounds = {
			power: `power feeds ${power(leastMW)} IT of the site`,
			halls: `halls house ${power(leastMW)} IT of the site`,
			racks: `their racks can use ${power(leastMW)} IT of the halls there`,
		}
		return `${shortFigure(accelerators)} past their ramp would draw ${power(wantedMW)} IT; ${bounds[least]}.`
	},
	load_of: ({ role }) => LOADS[role],
	lost_to: ({ groups }) => `${groups.map(lossText).join('; ')}.`,
	milestones: ({ milestones }) =>
		milestones.map(({ month, facts }) => `${longMonth(month)}: ${milestoneText(facts)}`).join(' '),
	money_by_quality: ({ shares }) =>
		`Of the money ${shares.map(({ quality, share }) => `${percent(share)} ${quality}`).join(', ')}.`,
	money_shown_in: ({ currency }) => `Money is shown in ${currency}.`,
	needed_for: ({ item, need, delivery }) => {
		const stated = delivery === null ? '' : `; the plan states its delivery for ${longMonth(delivery)}`
		return `Needed for ${item} in ${longMonth(need)}${stated}.`
	},
	no_chip_price: ({ chip }) => `No price of ${chip} is known; the plan needs unitPriceUsd.`,
	no_fuel_mix: ({ gridRegion }) => `${gridRegion} has no published fuel mix: not counted.`,
	no_hours_of_kind: ({ kind }) => `No hours of ${kind} are known.`,
	no_new_connection: ({ kind }) => `${kind} needs no new connection of its own.`,
	no_price_by_power: ({ item }) => `${item} has no price by its power.`,
	no_price_in_region: ({ gridRegion }) =>
		`No price for this region (${gridRegion}). Enter one: until then its energy counts for nothing.`,
	not_added_up: ({ low, high, count, of }) =>
		`From ${low} to ${high} over ${String(count)} ${of}. It is not added up: open one below.`,
	not_in_usual_tariff: ({ kind }) => `${kind} has none in its usual tariff.`,
	order_of_merit: ({ askedMW, steps }) => {
		const told = steps.map(({ name, MW: brought, mostMW }) =>
			mostMW === null ? `${MW(brought)} are brought by nothing` : `${name} ${shortFigure(brought)} of ${MW(mostMW)}`,
		)
		const order = told.length === 0 ? 'nothing is there to bring them' : listed(told)
		return `${MW(askedMW)} are asked. In order of merit: ${order}.`
	},
	price_by_rule: ({ rule }) => `The plan has no price: ${PRICES[rule]}.`,
	queue_position: ({ status }) => `A queue position counts once energized; this one is at «${status}».`,
	panels_stand: ({ mount }) =>
		`Panels are ${mount === 'fixed' ? 'flat' : 'tilted'}: they do not turn into each other’s shade.`,
	rack_of_order: ({ order, chip, kW }) =>
		`Not stated: built for the densest rack of its own orders, ${shortFigure(kW)} kW of ${chip} (${order}).`,
	racks_too_dense: ({ chip, unitKW, hallKW, share }) =>
		share > 0
			? `${chip} draws ${shortFigure(unitKW)} kW a rack; the hall is built for ${shortFigure(hallKW)} kW.`
			: `${chip} is cooled by liquid, and the hall has none.`,
	refreshed: ({ order, afterMonths }) =>
		`${order} is refreshed after ${String(afterMonths)} months: as many as its power feeds, ordered a lead time before.`,
	row_chosen: row,
	row_within_reach: ({ km, ...choice }) =>
		km === null ? `${row(choice)} All its hands come.` : `${row(choice)} It lies ${String(Math.round(km))} km away.`,
	runs_between: ({ start, finish }) => `From ${longMonth(start)} to ${longMonth(finish)}.`,
	sized_on_default_chip: ({ chip }) => `No chips that may run it are ordered: sized on the default chip, ${chip}.`,
	status: ({ status }) => `Status «${status}».`,
	status_of_kind: ({ status, kind }) => `Status «${status}», ${kind}.`,
	steady_by_kind: ({ kind }) =>
		`By kind: ${kind}; a battery where panels of its site charge it; and what a utility accredits.`,
	step_gives: ({ MW: brought, mostMW, rank }) => {
		const most = mostMW === null ? '' : ` of at most ${MW(mostMW)}`
		return `${MW(brought)}${most} in this hour${rank === null ? '' : `, rank ${String(rank)}`}.`
	},
	supply_reserve: ({ reserve }) => `Reserve of the supply: ${reserve}.`,
	trains_in: ({ precision }) => `It trains in ${precision.toUpperCase()}.`,
	turn: ({ turn, of, missing }) => {
		const place = `Turn ${String(turn)} of ${String(of)} by priority`
		return missing > 0 ? `${place}; ${shortFigure(missing)} accelerators short.` : `${place}; fully served.`
	},
	years_after_factor: ({ year }) => `Calendar year less the factor’s year, ${String(year)}.`,
	years_after_row: ({ priceYear, rowYear, market }) =>
		`${String(priceYear)} less ${String(rowYear)}, the year of the row ${market}.`,
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
