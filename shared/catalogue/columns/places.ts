import { z } from 'zod'
import { idSchema } from '#shared/fields/field.ts'
import {
	at,
	byRule,
	confidence,
	figure,
	maybe,
	named,
	oneOf,
	orNull,
	p50p90,
	provenance,
	text,
	whole,
} from './column.ts'

export const gridRegionColumns = z.strictObject({
	...named,
	country: text,
	emissionsKgPerMWh: figure(0, 5000),
	/** direct at the busbar, or life-cycle: never mixed in one total */
	basis: byRule(text),
	gridLossShare: maybe(0, 1),
	fuelMixShare: orNull(z.record(text, figure(0, 1))),
	offsiteWaterLPerKWh: orNull(z.strictObject({ excludingHydro: figure(0, 1000), includingHydro: figure(0, 1000) })),
	industrialPriceUsdPerMWh: maybe(0, 10_000),
	industrialPriceBasis: orNull(text),
	priceConfidence: byRule(confidence),
	wholesalePriceUsdPerMWh: maybe(-1000, 10_000),
	interconnectionMonths: orNull(z.strictObject({ ...p50p90, source: text })),
	year: byRule(whole(1990, 2100)),
})

/** By cooling technology, one not listed being reckoned from its own row; that the key is one is checked with the references. */
const ratioOfKeys = byRule(z.record(idSchema, figure(0, 10)))
const twelve = (most: number) => z.array(figure(0, most)).length(12, { error: 'expected twelve figures' })
const monthlyOfKeys = byRule(z.record(idSchema, twelve(20)))

/** Either PUE by cooling kind, or temperatures, from which the regression reckons it. */
export const climateColumns = z.strictObject({
	id: idSchema,
	...provenance,
	gridRegion: byRule(text),
	...at,
	elevationM: byRule(figure(-500, 9000)),
	ashraeZone: orNull(text),
	meanDryBulbC: byRule(figure(-60, 60)),
	/** null where the weather file's was not kept: reckoned from the design hour */
	meanWetBulbC: maybe(-60, 60),
	designDryBulb04C: byRule(figure(-60, 70)),
	designWetBulb04C: byRule(figure(-60, 70)),
	extremeDryBulbC: byRule(figure(-60, 80)),
	climateWarmingAdderC: byRule(figure(0, 10)),
	/** annual mean at full design load */
	designPue: ratioOfKeys,
	/** 0.4 % hour at full design load */
	peakPue: ratioOfKeys,
	wueLPerKWhIT: ratioOfKeys,
	/** technologies not listed borrow the year their row names */
	monthlyDesignPue: monthlyOfKeys,
	monthlyWueLPerKWhIT: monthlyOfKeys,
	/** share of the year's solar yield by month */
	solarMonthlyShare: orNull(twelve(1)),
	/** share of the sun above the air that arrives, by month */
	clearnessIndexByMonth: orNull(twelve(1)),
	/** a day’s sun ÷ the month’s mean day: its worst, poor, middling and good days, by month */
	solarDayRatios: orNull(
		z.array(z.array(figure(0, 10)).length(4, { error: 'expected four figures' })).length(12, {
			error: 'expected twelve rows',
		}),
	),
	note: orNull(text),
})

export const labourMarketColumns = z.strictObject({
	...named,
	country: text,
	...at,
	constructionEmployment: maybe(0, 1e8),
	/** countries whose sites hire there, where they are not its own alone */
	serves: orNull(z.array(text)),
	electricians: figure(0, 1e7),
	/** one pool, split by planned hours of the whole plan */
	plumbersPipefitters: byRule(figure(0, 1e7)),
	ironworkers: byRule(figure(0, 1e7)),
	wageIndex: byRule(figure(0.01, 10)),
	shareAvailable: byRule(figure(0, 1)),
	travellerDraw: byRule(oneOf(['low', 'medium', 'high'])),
	note: orNull(text),
})

/** Hall cost by market, of its own price year. */
export const costColumns = z.strictObject({
	id: idSchema,
	...provenance,
	market: byRule(text),
	/** null: the world */
	country: orNull(text),
	latitude: orNull(at.latitude),
	longitude: orNull(at.longitude),
	usdMillionPerMW: figure(0.01, 1000),
	/** rows with a range are hard cost and take `hallScopeUplift`; the others are all-in */
	range: orNull(z.strictObject({ low: figure(0, 1000), high: figure(0, 1000) })),
	year: byRule(whole(1990, 2100)),
})
