import { counted, longMonth } from '#shared/formats/months.ts'
import { addMonths } from '#shared/units/months.ts'
import type { ItemDates } from './level-crews.ts'

type Dated = { readonly dates: readonly (ItemDates | undefined)[]; readonly months: readonly string[] }

/** Why an item is late, in words; null where it is not. */
export function decidedBy(note: Dated, item: number): string | null {
	const dates = note.dates[item]
	const first = note.months[0]
	if (!dates || first === undefined || dates.cause === null) return null
	const what = dates.cause.name.replaceAll('_', ' ')
	const why = {
		progress: 'By the pace reported',
		space: 'No room for more people',
		windows: 'Too few months open to work on running gear',
		labour: `Too few people of the trade ${what}`,
		long_lead: `The ${what} is not there in time`,
	}[dates.cause.kind]
	const when =
		dates.finish === null ? 'not within the months searched' : `in ${longMonth(addMonths(first, dates.finish))}`
	return `${why}: finished ${when}, ${counted(dates.delayMonths, 'month')} late.`
}
