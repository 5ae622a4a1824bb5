import { percent, power, shortFigure, usd } from '#shared/formats/figures.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import { becauseOf, itemName } from '#shared/formats/names.ts'
import type { CauseCode } from '#shared/result/cause-result.ts'
import type { WarningFacts } from '#shared/result/warning-result.ts'
import { REFIT_WORDS } from '../refit-words.ts'
import type { WarningRows } from './warning-row.ts'

const others = (count: number) =>
	count === 0 ? '' : ` ${String(count)} more ${count === 1 ? 'item is' : 'items are'} late.`

type Waits = WarningFacts['long_lead']['waits']

/** As planned, and if what is not ordered is ordered now. */
const twoDates = (waits: Waits): string =>
	waits === null
		? ''
		: ` ${waits.hall} is planned to finish in ${longMonth(waits.finish ?? '')}; ordered now, it finishes in ${longMonth(waits.ifOrdered ?? '')}.`

/** What moves a hall that is late by what delays it; `open`: it has not begun. */
function lateMend(cause: CauseCode | null, open: boolean): string {
	if (cause?.startsWith('long_lead:') === true)
		return `Expedite the ${itemName(cause.slice('long_lead:'.length))} or reserve a manufacturer’s production slot, order earlier if the order is still ahead, or start the hall later.`
	if (cause === 'space') return 'Work a second shift, or spread the work over more months.'
	if (cause === 'work_windows') return 'Add outage windows, or plan the work into the open ones.'
	if (cause === 'progress') return 'Find what slows the work; the forecast continues at the reported pace.'
	return `Add workers or travelers, or prefabricate more${open ? ', or start earlier' : ''}.`
}

/** Halls whose racks, floor, dates or equipment do not go together. */
export const BUILD_WARNINGS = {
	assumed_ordered: {
		page: 'infrastructure',
		touches: 'dates',
		say: ({ hall, items }) => ({
			text: `Work on ${hall} is under way: ${counted(items, 'long-lead item')} with ${items === 1 ? 'a lead time' : 'lead times'} beyond it ${items === 1 ? 'is' : 'are'} assumed ordered.`,
			mend: `Enter what is ordered under Purchases, so that ${items === 1 ? 'it' : 'they'} can be checked.`,
		}),
	},
	density_over_cooling: {
		page: 'infrastructure',
		touches: 'work',
		say: ({ hall, rackKW, mostKW, isLiquid, isStated }) => ({
			text: `${hall} ${isStated ? 'plans' : 'is built for its orders:'} ${shortFigure(rackKW)} kW racks; its cooling takes ${shortFigure(mostKW)} kW.`,
			mend: `Choose ${isLiquid ? 'cooling for denser racks' : 'liquid cooling'}, or ${isStated ? 'lower the rack density' : 'order a chip in lighter racks'}.`,
		}),
	},
	floor_area_out_of_band: {
		page: 'infrastructure',
		touches: 'figures',
		say: ({ hall, m2PerMW, low, high }) => ({
			text: `${hall} has ${shortFigure(m2PerMW)} m² per MW at the meter; AI campuses have ${shortFigure(low)} to ${shortFigure(high)} m².`,
			mend: 'Check that the area is gross, in square meters, and for this hall only: most labor hours follow it.',
		}),
	},
	hall_crowded: {
		page: 'infrastructure',
		touches: 'dates',
		say: ({ hall, density, percent }) => ({
			text: `${hall} has ${shortFigure(density)}× the workers it has room for in its busiest month: all its work takes ${shortFigure(percent)}% more hours.`,
			mend: 'Spread the work over more months, or work a second shift.',
		}),
	},
	hall_late: {
		page: 'infrastructure',
		touches: 'dates',
		say: ({ hall, planned, finish, delayMonths, cause, open }) => {
			const when =
				finish === null
					? `does not finish by plan end; planned ${longMonth(planned ?? '')}`
					: `finishes in ${longMonth(finish)}, ${counted(delayMonths, 'month')} behind plan`
			return { text: `${hall} ${when}${becauseOf(cause)}.`, mend: lateMend(cause, open) }
		},
	},
	ramp_over_published: {
		page: 'schedule',
		touches: 'dates',
		say: ({ site, mwPerMonth, from, to, low, high, most }) => ({
			text: `${site} adds ${power(mwPerMonth)} per month at the meter from ${longMonth(from)} to ${longMonth(to)}; six published campuses added ${shortFigure(low)} to ${shortFigure(high)} MW per month after first power, and none more than ${shortFigure(most)}.`,
			mend: 'Stagger the halls more, or note what makes them faster.',
		}),
	},
	plant_not_needed: {
		page: 'infrastructure',
		touches: 'figures',
		say: ({ hall, item }) => ({
			text: `${hall} lists existing equipment it does not need: ${item}.`,
			mend: 'Remove it from the list, or choose the cooling or redundancy that uses it.',
		}),
	},
	long_lead: {
		page: 'infrastructure',
		touches: 'dates',
		say: ({ site, item, count, bought, lateMonths, orderBy, othersLate, waits }) => {
			const when = bought
				? `arrives ${counted(lateMonths, 'month')} after its need date`
				: `is past its order-by month, ${longMonth(orderBy ?? '')}, with no confirmed order`
			return {
				text: `${item} for ${site} (${shortFigure(count)}) ${when}.${others(othersLate)}${twoDates(waits)}`,
				mend: bought
					? `Expedite ${item} or reserve a manufacturer’s production slot, order earlier if the order is still ahead, or start the halls later.`
					: 'Enter it under Purchases if it is ordered, report progress if the plant is under way, or start the halls later.',
			}
		},
	},
	procurement_short: {
		page: 'infrastructure',
		touches: 'dates',
		say: ({ site, item, ordered, needed }) => ({
			text: `${item} for ${site}: ${shortFigure(ordered)} ordered; its halls need ${shortFigure(needed)}.`,
			mend: 'Order the rest, or check the hall’s size, redundancy and unit size.',
		}),
	},
	step_out_of_order: {
		page: 'infrastructure',
		touches: 'dates',
		say: ({ hall, step, after, stated, could }) => ({
			text: `${hall}: “${step}” is set to start in ${longMonth(stated ?? '')}, but ${after === null ? 'the hall can start' : `“${after}” allows it`} only in ${longMonth(could ?? '')}.`,
			mend:
				after === null
					? 'The plan uses the month the hall can start. Move the step later, or remove what the hall waits for.'
					: 'The plan uses the entered date. Move this step later, or its predecessor earlier.',
		}),
	},
	// Orders that find no power, no hall, or a hall too thin for them.
	edge_chip_ordered: {
		page: 'chips',
		touches: 'dates',
		say: ({ order, chip }) => ({
			text: `${order} orders ${chip}, a chip for robots and cars; in this plan it would draw site power.`,
			mend: 'Remove on-device chips from the plan, or order a data-center chip.',
		}),
	},
	chips_before_hall: {
		page: 'chips',
		touches: 'dates',
		say: ({ order, racked, hall, finish, power: from, open }) => {
			const then = from === null ? '' : `; first power arrives in ${longMonth(from)}`
			return {
				text: `${order} could be racked in ${longMonth(racked ?? '')}, but ${hall} finishes in ${longMonth(finish ?? '')}${then}.`,
				mend: `${open ? 'Order later, or finish' : 'Finish'} the hall earlier: power alone does not help.`,
			}
		},
	},
	chips_before_power: {
		page: 'chips',
		touches: 'dates',
		say: ({ order, racked, power: from, open }) => {
			const when = from === null ? 'no power arrives in the plan' : `first power arrives in ${longMonth(from)}`
			return {
				text: `${order} is racked in ${longMonth(racked ?? '')}, but ${when}.`,
				mend: `${open ? 'Order later, or get' : 'Get'} power earlier with bridge power or on-site plant.`,
			}
		},
	},
	density_over_hall: {
		page: 'chips',
		touches: 'work',
		say: ({ order, chip, whole, kW, hall, hallKW, share, running, wanted, refitUsd }, money) => {
			const refit = refitUsd === null ? '' : ` A refit of ${hall} costs about ${usd(refitUsd, money)}.`
			return share > 0
				? {
						text: `${order}: ${chip} needs ${shortFigure(kW)} kW per ${whole}; ${hall} takes ${shortFigure(hallKW)} kW: ${shortFigure(running)} of ${shortFigure(wanted)} ${whole}s can run, ${percent(share)}.${refit}`,
						mend: `${refitUsd === null ? `Raise the rack density of ${hall}` : `Enter a refit of ${hall}`}, cap the order’s power, or order a chip in lighter ${whole}s.`,
					}
				: {
						text: `${order}: ${chip} needs liquid cooling, and ${hall} has none: no ${shortFigure(kW)} kW ${whole} can run there.${refit}`,
						mend: `${refitUsd === null ? `Choose direct-to-chip liquid cooling for ${hall}` : `Enter a refit of ${hall}`}, or order an air-cooled chip.`,
					}
		},
	},
	refit_assumed: {
		page: 'chips',
		touches: 'figures',
		say: ({ order, hall, kind, usd: amount }, money) => ({
			text: `${order} needs a refit of ${hall} for ${REFIT_WORDS[kind]}: ${usd(amount, money)} assumed.`,
			mend: `Enter the refit of ${hall}, or “none” if none is planned.`,
		}),
	},
	refit_leased: {
		page: 'chips',
		touches: 'figures',
		say: ({ order, hall, itMW, until }) => ({
			text: `${order} needs a refit of ${hall}; leases hold ${shortFigure(itMW)} MW IT of it ${until === null ? 'through the end of the plan' : `through ${longMonth(until)}`}.`,
			mend: `Move ${order} to another hall, or its delivery to after the lease.`,
		}),
	},
	part_rack: {
		page: 'chips',
		touches: 'figures',
		say: ({ order, chip, accelerators, whole, each }) => {
			const below = accelerators - (accelerators % each)
			const sizes = below === 0 ? shortFigure(each) : `${shortFigure(below)} or ${shortFigure(below + each)}`
			return {
				text: `${order} has ${shortFigure(accelerators)} accelerators; ${chip} comes in ${whole}s of ${shortFigure(each)}.`,
				mend: `Order ${sizes}.`,
			}
		},
	},
	before_availability: {
		page: 'chips',
		touches: 'dates',
		say: ({ order, chip, racked, available, open }) => ({
			text: `${order} is in racks in ${longMonth(racked ?? '')}; ${chip} is generally available from ${longMonth(available ?? '')}.`,
			mend: `${open ? 'Order later, or enter' : 'Enter'} the lead time your vendor has agreed to.`,
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
				? 'Order a chip below the threshold, or run the work in another country.'
				: 'Enter the first month the license allows delivery.',
		}),
	},
	retirement_hole: {
		page: 'chips',
		touches: 'figures',
		say: ({ order, chip, accelerators, month, afterMonths }) => ({
			text: `${shortFigure(accelerators)} ${chip} of ${order} retire in ${longMonth(month)}, after ${shortFigure(afterMonths)} months, with no replacement; its site then needs more than it has left.`,
			mend: 'Refresh the order, order a replacement, or keep them in service longer.',
		}),
	},
	chips_over_halls: {
		page: 'chips',
		touches: 'work',
		say: ({ site, chipsItMW, hallsItMW }) => ({
			text: `${site}: chips draw up to ${power(chipsItMW)} IT; ${hallsItMW > 0 ? `halls hold at most ${power(hallsItMW)}` : 'no hall is ready in the plan'}.`,
			mend: 'Add a hall, or order fewer accelerators.',
		}),
	},
	// Reports from the sites that tell nothing, or nothing that can be believed.
	actual_after_as_of: {
		page: 'schedule',
		touches: 'dates',
		say: ({ of, month, asOf }) => ({
			text: `The report of ${of} for ${longMonth(month)} is dated after ${longMonth(asOf)}, the status month: it is not used.`,
			mend: 'Change the status month in Settings, or the report’s date.',
		}),
	},
	actual_not_read: {
		page: 'schedule',
		touches: 'figures',
		say: ({ of, month, why }) => ({
			text:
				why === 'empty'
					? `The report of ${of} for ${longMonth(month)} has no share done, headcount or hours.`
					: `The report of ${of} for ${longMonth(month)} has no effect: the plan builds nothing there.`,
			mend:
				why === 'empty'
					? 'Enter the share done, or remove the report.'
					: 'Report on halls under construction, on-site plants and chip orders.',
		}),
	},
	actuals_implausible: {
		page: 'schedule',
		touches: 'dates',
		say: ({ of, cpi, spi, least, most }) => {
			const paces = [
				...(cpi === null ? [] : [`a CPI of ${shortFigure(cpi)}`]),
				...(spi === null ? [] : [`an SPI of ${shortFigure(spi)}`]),
			]
			return {
				text: `Reports of ${of} give ${paces.join(' and ')} (1 is on plan); the forecast is limited to ${shortFigure(least)}–${shortFigure(most)}.`,
				mend: 'Check the reported share done, headcount and hours.',
			}
		},
	},
	no_report: {
		page: 'schedule',
		touches: 'dates',
		say: ({ of, planned, asOf }) => ({
			text: `${of} was planned to finish in ${longMonth(planned)}, with no report by ${longMonth(asOf)}: it counts as on plan.`,
			mend: 'Report its share done.',
		}),
	},
} satisfies Partial<WarningRows>
