import { percent, power, shortFigure } from '#shared/formats/figures.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import { becauseOf } from '#shared/formats/names.ts'
import type { CauseCode } from '#shared/result/cause-result.ts'
import type { WarningFacts } from '#shared/result/warning-result.ts'
import type { WarningRows } from './warning-row.ts'

const others = (count: number) =>
	count === 0 ? '' : ` ${String(count)} more ${count === 1 ? 'item is' : 'items are'} late too.`

type Waits = WarningFacts['long_lead']['waits']

/** As planned, and if what is not ordered is ordered now. */
const twoDates = (waits: Waits): string =>
	waits === null
		? ''
		: ` As planned ${waits.hall} is finished in ${longMonth(waits.finish ?? '')}; ordered now, in ${longMonth(waits.ifOrdered ?? '')}.`

/** What moves a hall that is late by what delays it; `open`: it has not begun. */
function lateMend(cause: CauseCode | null, open: boolean): string {
	if (cause?.startsWith('long_lead:') === true)
		return 'Order it earlier where its order lies ahead, have it delivered sooner, or move the hall to its delivery.'
	if (cause === 'space') return 'Work a second shift, or spread the work over more months.'
	if (cause === 'work_windows') return 'Open more months to the work, or plan it into those that are open.'
	if (cause === 'progress') return 'Ask what holds the work up: it goes on at the pace reported so far.'
	return `Bring in more people or travelers, or more prefabrication${open ? ', or start earlier' : ''}.`
}

/** Halls whose racks, floor, dates or equipment do not go together. */
export const BUILD_WARNINGS = {
	assumed_ordered: {
		page: 'infrastructure',
		touches: 'dates',
		say: ({ hall, items }) => ({
			text: `${hall} is under way: ${counted(items, 'item')} with ${items === 1 ? 'a lead time' : 'lead times'} beyond it ${items === 1 ? 'is' : 'are'} taken as ordered.`,
			mend: `State under procurement what is ordered, so that ${items === 1 ? 'it' : 'they'} can be checked.`,
		}),
	},
	density_over_cooling: {
		page: 'infrastructure',
		touches: 'work',
		say: ({ hall, rackKW, mostKW }) => ({
			text: `${hall} plans racks of ${shortFigure(rackKW)} kW; its cooling carries ${shortFigure(mostKW)} kW.`,
			mend: 'Choose liquid cooling, or less dense racks.',
		}),
	},
	floor_area_out_of_band: {
		page: 'infrastructure',
		touches: 'figures',
		say: ({ hall, m2PerMW, low, high }) => ({
			text: `${hall} has ${shortFigure(m2PerMW)} m² for each MW at the meter; AI campuses have ${shortFigure(low)} to ${shortFigure(high)} m².`,
			mend: 'Check that the area is gross, in square meters, and of this hall alone: most labor hours follow it.',
		}),
	},
	hall_crowded: {
		page: 'infrastructure',
		touches: 'dates',
		say: ({ hall, density, percent }) => ({
			text: `${hall} is planned with ${shortFigure(density)} times the people it has room for in its fullest month: all its work takes ${shortFigure(percent)} % more hours.`,
			mend: 'Spread the work over more months, or work a second shift.',
		}),
	},
	hall_late: {
		page: 'infrastructure',
		touches: 'dates',
		say: ({ hall, planned, finish, delayMonths, cause, open }) => {
			const when =
				finish === null
					? `does not finish in the months looked at; it was planned for ${longMonth(planned ?? '')}`
					: `finishes in ${longMonth(finish)}, ${counted(delayMonths, 'month')} later than planned`
			return { text: `${hall} ${when}${becauseOf(cause)}.`, mend: lateMend(cause, open) }
		},
	},
	ramp_over_published: {
		page: 'schedule',
		touches: 'dates',
		say: ({ site, mwPerMonth, from, to, low, high, most }) => ({
			text: `${site} plans ${power(mwPerMonth)} more each month at the meter from ${longMonth(from)} to ${longMonth(to)}; six published campuses rose by ${shortFigure(low)} to ${shortFigure(high)} MW a month after first power, and none by more than ${shortFigure(most)}.`,
			mend: 'Let groups of halls follow one another at a larger interval, or say what brings them faster.',
		}),
	},
	plant_not_needed: {
		page: 'infrastructure',
		touches: 'figures',
		say: ({ hall, item }) => ({
			text: `${hall} lists as standing what it needs none of: ${item}.`,
			mend: 'Take it off the list, or choose the cooling or redundancy that uses it.',
		}),
	},
	long_lead: {
		page: 'infrastructure',
		touches: 'dates',
		say: ({ site, item, count, bought, lateMonths, orderBy, othersLate, waits }) => {
			const when = bought
				? `arrives ${counted(lateMonths, 'month')} after it is needed`
				: `was to be ordered by ${longMonth(orderBy ?? '')} and is not said to be bought`
			return {
				text: `${item} for ${site} (${shortFigure(count)}) ${when}.${others(othersLate)}${twoDates(waits)}`,
				mend: bought
					? 'Move the purchase: order it earlier, or have it delivered sooner; else start the halls later.'
					: 'State under procurement what is already ordered, report the work of a plant that is under way, or start the halls later.',
			}
		},
	},
	procurement_short: {
		page: 'infrastructure',
		touches: 'dates',
		say: ({ site, item, ordered, needed }) => ({
			text: `${item} for ${site}: ${shortFigure(ordered)} ordered, and its halls need ${shortFigure(needed)} by the sizing.`,
			mend: 'Order the rest, or check the hall’s size, redundancy and the size of one unit.',
		}),
	},
	step_out_of_order: {
		page: 'infrastructure',
		touches: 'dates',
		say: ({ hall, step, after, stated, could }) => ({
			text: `${hall}: «${step}» is to start in ${longMonth(stated ?? '')}, and ${after === null ? 'the hall can start' : `«${after}» allows it`} in ${longMonth(could ?? '')}.`,
			mend:
				after === null
					? 'It is planned from the month the hall can start. Date it later, or free the hall of what it waits for.'
					: 'It is planned as stated. Date it later, or what it waits for earlier.',
		}),
	},
	// Orders that find no power, no hall, or a hall too thin for them.
	edge_chip_ordered: {
		page: 'chips',
		touches: 'dates',
		say: ({ order, chip }) => ({
			text: `${order} orders ${chip}, which runs in robots and cars; here it would draw a site’s power.`,
			mend: 'Leave chips of devices out of the plan, or order a data-center chip.',
		}),
	},
	chips_before_hall: {
		page: 'chips',
		touches: 'dates',
		say: ({ order, racked, hall, finish, power: from, open }) => {
			const then = from === null ? '' : `; the first power comes in ${longMonth(from)}`
			return {
				text: `${order} could stand in racks from ${longMonth(racked ?? '')}, but ${hall} is finished in ${longMonth(finish ?? '')}${then}.`,
				mend: `${open ? 'Order later, or finish' : 'Finish'} the hall earlier: power alone does not help.`,
			}
		},
	},
	chips_before_power: {
		page: 'chips',
		touches: 'dates',
		say: ({ order, racked, power: from, open }) => {
			const when = from === null ? 'no power comes within the plan' : `the first power comes in ${longMonth(from)}`
			return {
				text: `${order} stands in racks from ${longMonth(racked ?? '')}, but ${when}.`,
				mend: `${open ? 'Order later, or bring' : 'Bring'} power forward with a bridge or on-site plant.`,
			}
		},
	},
	density_over_hall: {
		page: 'chips',
		touches: 'work',
		say: ({ order, chip, whole, kW, hall, hallKW, share, running, wanted }) =>
			share > 0
				? {
						text: `${order}: ${chip} needs ${shortFigure(kW)} kW a ${whole}; ${hall} is built for ${shortFigure(hallKW)} kW: ${shortFigure(running)} ${whole}s run where ${shortFigure(wanted)} are wanted, ${percent(share)} of it.`,
						mend: `Raise the rack density of ${hall}, cap the order’s power, or order a chip in lighter ${whole}s.`,
					}
				: {
						text: `${order}: ${chip} is cooled by liquid, and ${hall} has none: no ${whole} of ${shortFigure(kW)} kW runs there.`,
						mend: `Choose a cooling for ${hall} that brings liquid to the chip, or order a chip that air cools.`,
					},
	},
	part_rack: {
		page: 'chips',
		touches: 'figures',
		say: ({ order, chip, accelerators, whole, each }) => {
			const below = accelerators - (accelerators % each)
			const sizes = below === 0 ? shortFigure(each) : `${shortFigure(below)} or ${shortFigure(below + each)}`
			return {
				text: `${order} asks for ${shortFigure(accelerators)} accelerators; ${chip} comes in ${whole}s of ${shortFigure(each)}.`,
				mend: `Order ${sizes}.`,
			}
		},
	},
	before_availability: {
		page: 'chips',
		touches: 'dates',
		say: ({ order, chip, racked, available, open }) => ({
			text: `${order} is in racks in ${longMonth(racked ?? '')}; ${chip} is generally available from ${longMonth(available ?? '')}.`,
			mend: `${open ? 'Order later, or give' : 'Give'} the lead time your vendor has agreed to.`,
		}),
	},
	export_licence: {
		page: 'chips',
		touches: 'dates',
		say: ({ order, chip, country, barred, asOf }) => ({
			text: barred
				? `${order} is not delivered: export rules bar ${chip} from ${country} (as recalled, ${longMonth(asOf)}).`
				: `${order} needs an export license for ${chip} in ${country} (as recalled, ${longMonth(asOf)}); it is counted as delivered without one.`,
			mend: barred
				? 'Order a chip below the threshold, or place the work in another country.'
				: 'State the month from which the license lets it be delivered.',
		}),
	},
	retirement_hole: {
		page: 'chips',
		touches: 'figures',
		say: ({ order, chip, accelerators, month, afterMonths }) => ({
			text: `${shortFigure(accelerators)} ${chip} of ${order} leave service in ${longMonth(month)}, after ${shortFigure(afterMonths)} months; more is asked of its site from then on than stays there, and nothing replaces them.`,
			mend: 'Refresh the order, order a replacement, or keep them longer.',
		}),
	},
	chips_over_halls: {
		page: 'chips',
		touches: 'work',
		say: ({ site, chipsItMW, hallsItMW }) => ({
			text: `The chips of ${site} draw up to ${power(chipsItMW)} IT; ${hallsItMW > 0 ? `its halls never hold more than ${power(hallsItMW)}` : 'no hall there is ready within the plan'}.`,
			mend: 'Add a hall, or order fewer accelerators.',
		}),
	},
	// Reports from the sites that tell nothing, or nothing that can be believed.
	actual_after_as_of: {
		page: 'schedule',
		touches: 'dates',
		say: ({ of, month, asOf }) => ({
			text: `The report of ${of} for ${longMonth(month)} is dated after ${longMonth(asOf)}, the month the plan is looked at from: it is not used.`,
			mend: 'Move the status month in the settings, or date the report.',
		}),
	},
	actual_not_read: {
		page: 'schedule',
		touches: 'figures',
		say: ({ of, month, why }) => ({
			text:
				why === 'empty'
					? `The report of ${of} for ${longMonth(month)} says neither how much is done, nor who was there, nor the hours.`
					: `The report of ${of} for ${longMonth(month)} moves nothing: the plan builds nothing there.`,
			mend:
				why === 'empty'
					? 'State the share done, or remove it.'
					: 'Report on halls that are built, plants on site and chip orders.',
		}),
	},
	actuals_implausible: {
		page: 'schedule',
		touches: 'dates',
		say: ({ of, cpi, spi, least, most }) => {
			const paces = [
				...(cpi === null ? [] : [`an output of ${shortFigure(cpi)}`]),
				...(spi === null ? [] : [`a pace of ${shortFigure(spi)}`]),
			]
			return {
				text: `The reports of ${of} come to ${paces.join(' and ')}, where 1 is as planned: the forecast goes on at no less than ${shortFigure(least)} and no more than ${shortFigure(most)}.`,
				mend: 'Check the share done, the people and the hours reported.',
			}
		},
	},
	no_report: {
		page: 'schedule',
		touches: 'dates',
		say: ({ of, planned, asOf }) => ({
			text: `${of} was planned to be finished in ${longMonth(planned)} and nothing is reported of it by ${longMonth(asOf)}: it counts as planned.`,
			mend: 'Report the share done.',
		}),
	},
} satisfies Partial<WarningRows>
