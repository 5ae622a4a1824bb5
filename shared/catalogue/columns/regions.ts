import { z } from 'zod'
import { idSchema } from '#shared/fields/field.ts'
import { at, byRule, figure, lowBestHigh, maybe, named, oneOf, orNull, provenance, text } from './column.ts'

const texts = z.array(text, { error: 'expected a list' })

/** Where users of an application are. */
export const demandRegionColumns = z.strictObject({
	...named,
	...at,
	/** hours ahead of universal time, standard time */
	utcOffset: figure(-12, 14),
	/** those it stands for */
	countries: texts,
})

/** A town whose grid region is known. */
export const gridAnchorColumns = z.strictObject({ ...named, country: text, ...at, gridRegion: text })

/** A place of which the year's mean and the design hour are known, and no hour between them. */
export const climatePointColumns = z.strictObject({
	id: idSchema,
	...provenance,
	country: text,
	...at,
	meanDryBulbC: figure(-60, 60),
	designDryBulb04C: figure(-60, 70),
	designWetBulb04C: figure(-60, 70),
})

const dayOfYear = z.string().regex(/^(0[1-9]|1[0-2])-\d{2}$/, { error: 'expected MM-DD' })

/** What the law and custom of a country allow of a working year. Its id is the country, or `*` for all without a row. */
export const countryWorkColumns = z.strictObject({
	id: idSchema,
	...provenance,
	/** usual hours a week on a building site */
	weeklyHours: byRule(figure(20, 84)),
	/** null: none by law */
	legalWeeklyMax: maybe(20, 168),
	/** leave and public holidays */
	leaveWeeks: byRule(figure(0, 26)),
	/** million people; null where it is not known */
	constructionEmploymentM: maybe(0, 1000),
	/** people of elsewhere that one site may have on its crews at once */
	travellersCap: byRule(lowBestHigh(0, 1e5)),
	/** hours against the United States */
	locationFactor: byRule(figure(0.1, 10)),
	/** hours of the day when nobody may work outdoors; days as `06-15`, both within it */
	middayBan: orNull(z.strictObject({ from: dayOfYear, to: dayOfYear, hoursPerDay: figure(0, 12), clock: text })),
})

/** Which accelerators may go to a country freely, with a licence, or not at all. */
export const chipExportColumns = z.strictObject({
	id: idSchema,
	...provenance,
	/** null: that of the id */
	country: byRule(text),
	/** those of the advanced tier, or one chip by its id */
	chips: byRule(text),
	status: oneOf(['open', 'licence', 'barred']),
	/** chips that are licensed where the tier is barred */
	exceptions: byRule(texts),
})
