import type { LossCause, LossFacts, SetsDate } from '#shared/result/verdict-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneyOf } from '#shared/units/money.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import { aTradeShortage, itemName } from '#shared/formats/names.ts'
import { shortFigure } from '#shared/formats/figures.ts'
import { chipNames } from '../chip-name.ts'
import { itemNameIn, siteNameIn } from './item-names.ts'
import { MW, dollars, partInWords } from './us-figures.ts'

/** All that a clause reads of its loss, in words. */
type ClauseFacts = LossFacts & {
	/** what it hangs on, or what stands for it where that is the whole site */
	readonly item: (whole: string) => string
	readonly site: string
	/** ` at Waco` where there are several */
	readonly at: string
	readonly chipName: string
	/** `in May 2030`, or that it is not within the plan */
	readonly due: string
	/** «, five months behind plan»; nothing where the planned month is kept or not known */
	readonly behind: string
	/** what is sold: «a million tokens», «an accelerator-hour» */
	readonly unit: string
	readonly money: (value: number) => string
	/** halls are let, and no chips are bought for them */
	readonly lets: boolean
}
type Clause = (facts: ClauseFacts) => string

const LATE = ({ item, due, behind }: ClauseFacts, [whole, verb]: readonly [string, string]) =>
	`${item(whole)} ${verb} ${due}${behind}`

/** For how much there is none: of what nothing at all uses that needs no figure, which would leave a reserve out. */
const lacking = ({ mw, at, usedShare }: ClauseFacts) => `${usedShare === 0 ? '' : ` for ${MW(mw)} IT`}${at}`

/** Why something is lost, as a sentence without its stop: a cause without words does not compile. */
const CLAUSES: Readonly<Record<LossCause, Clause>> = {
	interconnection_limit: ({ site, mw }) => `the interconnection of ${site} blocks ${MW(mw)} IT`,
	contingency_reserve: ({ mw }) => `the N−1 reserve keeps ${MW(mw)} IT`,
	fuel_hours: ({ item }) => `permit hours and fuel limit ${item('on-site plant')}`,
	worst_day: ({ item }) => `the worst solar day limits ${item('solar power')}`,
	flexibility: ({ site }) => `flexible load at ${site} is less than the utility may curtail`,
	meter_full: ({ site, mw }) => `the meter at ${site} is full: ${MW(mw)} IT cannot get through`,
	starts_later: (facts) => LATE(facts, ['power', 'starts']),
	ramping: (facts) => LATE(facts, ['power', 'is fully ramped up']),
	works_of_others: ({ item, due }) => `${item('power')} waits for third-party upgrades, complete ${due}`,
	plant_late: (facts) => LATE(facts, ['on-site plant', 'is ready']),
	unbacked_interruption: ({ item }) => `${item('non-firm power')} can be interrupted and has no backup`,
	curtailed: ({ item }) => `the utility may curtail ${item('power')}`,
	not_contracted: (facts) => `no power is contracted${lacking(facts)}`,
	racks_over_hall: ({ racks, chipName, item }) => {
		const hall = item('')
		if (racks === null) return `${chipName} racks are too dense for ${hall === '' ? 'the halls' : hall}`
		const [draws, takes] = [shortFigure(racks.unitKW), shortFigure(racks.hallKW)]
		return `${chipName} racks draw ${draws} kW; ${hall === '' ? 'the halls take' : `${hall} takes`} ${takes} kW`
	},
	refit: ({ item, mw }) => `a refit of ${item('a hall')} takes out ${MW(mw)} IT`,
	outage: ({ item }) => `${item('a hall')} is out of service for work`,
	as_planned_later: ({ item, due }) => `${item('the last hall')} is planned to be ready ${due}`,
	slipped_labor: ({ item, due, trade, behind }) =>
		`${item('the last hall')} is ready ${due}${behind}, due to ${trade === null ? 'a worker shortage' : aTradeShortage(trade)}`,
	slipped_purchase: ({ item, due, equipment, behind }) =>
		`${item('the last hall')} waits for ${equipment === null ? 'equipment' : itemName(equipment)} and is ready ${due}${behind}`,
	slipped_reported: ({ item, due, behind }) => `at the reported pace ${item('the last hall')} is ready ${due}${behind}`,
	lead_time: ({ item, until, equipment }) => {
		const gives = until === null ? 'a month after the plan ends' : longMonth(until)
		return `${item('the last hall')} waits for ${equipment === null ? 'equipment' : itemName(equipment)}, not ordered: ready ${gives} if ordered now`
	},
	not_planned: (facts) => `no hall is planned${lacking(facts)}`,
	due_later: ({ item, due }) => `${item('the last order')} is due ${due}`,
	slipped: (facts) => LATE(facts, ['the last order', 'arrives']),
	licence: ({ chipName, item }) => `${item(chipName)} waits for an export license`,
	installing: ({ item }) => `${item('the last order')} is still being installed`,
	no_room: ({ item }) => `${item('an order')} has no rack space`,
	retired: ({ item }) => `${item('an order')} retires with no replacement`,
	fragmentation: () => 'energized chips are not in whole replicas where the work can run',
	not_ordered: (facts) =>
		facts.lets
			? `no tenant ${facts.stands === 'energy' ? 'to use' : 'leases'} ${MW(facts.mw)} IT${facts.stands === 'energy' ? ' of power' : ''}${facts.at}`
			: `no chips are ordered${lacking(facts)}`,
	fits_no_chip: ({ item }) => `${item('a model')} fits no chip here`,
	held_to_site: ({ item, site }) => `${item('a workload')} can run only at ${site}`,
	no_site_in_reach: ({ item }) => `no site in reach can serve ${item('this demand')}`,
	context_over_model: ({ item }) => `${item('a workload')} needs a longer context than its model supports`,
	batch_bound: ({ item }) => `the batch size of ${item('a run')} limits how many chips it can use`,
	model_training: ({ item }) => `${item('a model')} is still in training`,
	over_built: ({ usedShare, at }) =>
		usedShare === null
			? `capacity${at} exceeds demand`
			: usedShare <= 0
				? `demand uses none of it${at}`
				: `demand${at} uses only ${partInWords(usedShare)}`,
	price_below_cost: ({ unitCostUsd, priceUsd, money, unit }) =>
		unitCostUsd === null || priceUsd === null
			? 'the price is below the cost'
			: `${unit} costs ${money(unitCostUsd)} and sells at ${money(priceUsd)}`,
}

function behindText({ planned, until }: LossFacts): string {
	if (planned === null || until === null || until <= planned) return ''
	return `, ${counted(monthsBetween(planned, until), 'month')} behind plan`
}

/** Why this is lost: «Hall A is ready in May 2030, four months behind plan», to begin or to end a sentence with. */
export function causeClause(plan: PlanFile, { cause, item, siteId, facts }: SetsDate): string {
	const name = itemNameIn(plan, item)
	return CLAUSES[cause]({
		...facts,
		item: (whole) => name ?? whole,
		site: siteNameIn(plan, siteId),
		at: plan.sites.length > 1 && siteId !== null ? ` at ${siteNameIn(plan, siteId)}` : '',
		chipName: facts.chip === null ? 'these' : chipNames(plan)(facts.chip),
		due: facts.until === null ? 'only after the plan ends' : `in ${longMonth(facts.until)}`,
		behind: behindText(facts),
		unit: item?.startsWith('order:') === true ? 'an accelerator-hour' : 'a million tokens',
		money: (value) => dollars(value, moneyOf(plan)),
		lets: plan.leases.length > 0 && plan.chipOrders.length === 0,
	})
}
