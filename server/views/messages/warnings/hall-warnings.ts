import { shortFigure } from '#shared/formats/figures.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import { becauseOf } from '#shared/formats/names.ts'
import type { CauseCode } from '#shared/cause-result.ts'
import type { WarningRows } from './warning-row.ts'

const others = (count: number) =>
	count === 0 ? '' : ` ${String(count)} more ${count === 1 ? 'item is' : 'items are'} late too.`

/** What moves a hall that is late by what delays it; `open`: it has not begun. */
function lateMend(cause: CauseCode | null, open: boolean): string {
	if (cause?.startsWith('long_lead:') === true)
		return 'Order it earlier where its order lies ahead, have it delivered sooner, or move the hall to its delivery.'
	if (cause === 'space') return 'Work a second shift, or spread the work over more months.'
	if (cause === 'work_windows') return 'Open more months to the work, or plan it into those that are open.'
	if (cause === 'progress') return 'Ask what holds the work up: it goes on at the pace reported so far.'
	return `Bring in more people or travellers, or more prefabrication${open ? ', or start earlier' : ''}.`
}

/** Halls whose racks, floor, dates or equipment do not go together. */
export const HALL_WARNINGS = {
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
			mend: 'Check that the area is gross, in square metres, and of this hall alone: most labour hours follow it.',
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
		say: ({ site, item, count, bought, lateMonths, orderBy, othersLate }) => {
			const when = bought
				? `arrives ${counted(lateMonths, 'month')} after it is needed`
				: `was to be ordered by ${longMonth(orderBy ?? '')} and is not said to be bought`
			return {
				text: `${item} for ${site} (${shortFigure(count)}) ${when}.${others(othersLate)}`,
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
} satisfies Partial<WarningRows>
