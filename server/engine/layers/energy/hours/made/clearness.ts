import { distanceKm, type Point } from '#shared/catalogue/distance.ts'
import { LIKE_LATITUDES } from '#shared/catalogue/climate-of-point.ts'
import type { Catalogue } from '#shared/catalogue/tables.ts'
import type { Climate } from '#shared/catalogue/types.ts'
import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { present, rowFacts } from '../../../../facts.ts'
import type { Fact } from '../../../../kernel/algorithm-node.ts'
import { fromRule } from '../../../../sourced.ts'
import { sunAboveAir } from './sun.ts'

const DAYS_OF_MONTHS: readonly number[] = Object.values({
	january: 31,
	february: 28,
	march: 31,
	april: 30,
	may: 31,
	june: 30,
	july: 31,
	august: 31,
	september: 30,
	october: 31,
	november: 30,
	december: 31,
})

/** How clear the air over a place is, by calendar month, and where that is known from. Rule lP12. */
export type Clearness = {
	readonly byMonth: readonly number[]
	/** by month, a day’s sun ÷ the month’s mean by kind of day; null: by the line through clearness (eR2) */
	readonly ratios: Climate['solarDayRatios']
	readonly facts: readonly Fact[]
}

/**
 * The climate’s own months; else the year of sun that is known of the place; else the months of the nearest zone within ten
 * degrees of latitude. Null where none of them is.
 */
export function clearnessOver(catalogue: Catalogue, climate: Climate): Clearness | null {
	return ofMonths(climate, climate) ?? ofYear(catalogue, climate) ?? ofZone(catalogue, climate)
}

/** What level ground would get in a year if there were no air, kWh/m². */
export const yearAboveAir = (latitude: number): number =>
	DAYS_OF_MONTHS.reduce((sum, days, month) => sum + days * Math.max(0, sunAboveAir(latitude, month)), 0)

function ofMonths(climate: Climate, from: Climate): Clearness | null {
	if (from.clearnessIndexByMonth === null) return null
	const fields = ['clearnessIndexByMonth', 'solarDayRatios']
	return {
		byMonth: from.clearnessIndexByMonth,
		ratios: climate.solarDayRatios ?? from.solarDayRatios,
		facts: present([rowFacts({ table: 'climates', row: from, label: `Sun of ${from.id}`, fields })]),
	}
}

function ofYear({ sunPoints }: Catalogue, climate: Climate): Clearness | null {
	const row = sunPoints.find(({ id }) => id === climate.id)
	if (row === undefined) return null
	const clearness = row.yearlySunKWhPerSquareMeter / yearAboveAir(climate.latitude)
	const { origin } = fromRule(clearness, {
		rule: 'lP12',
		text: { code: 'clearness_of_year', facts: { place: row.id, kWhPerM2: row.yearlySunKWhPerSquareMeter } },
		source: row.source,
	})
	const reckoned: Fact = { id: 'energy.clearness', label: 'Clearness', unit: '', value: clearness, origin, parts: [] }
	const fields = ['yearlySunKWhPerSquareMeter']
	return {
		byMonth: Array<number>(MONTHS_PER_YEAR).fill(clearness),
		ratios: climate.solarDayRatios,
		facts: present([reckoned, rowFacts({ table: 'sunPoints', row, label: `Sun of ${row.id}`, fields })]),
	}
}

function ofZone({ climates }: Catalogue, climate: Climate): Clearness | null {
	const sunny = climates.filter(
		({ clearnessIndexByMonth, latitude }) =>
			clearnessIndexByMonth !== null && Math.abs(latitude - climate.latitude) <= LIKE_LATITUDES,
	)
	const zone = nearest(climate, sunny)
	if (zone === null) return null
	const km = Math.round(distanceKm(climate, zone))
	const source = `${zone.source}; a guess for ${climate.id}, ${String(km)} km away, without solar data of its own`
	return ofMonths(climate, { ...zone, source, confidence: 'low' })
}

function nearest(point: Point, zones: readonly Climate[]): Climate | null {
	return zones.reduce<Climate | null>(
		(best, zone) => (best === null || distanceKm(point, zone) < distanceKm(point, best) ? zone : best),
		null,
	)
}
