import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { DAYS_PER_YEAR, LITRES_PER_GALLON, SQUARE_FEET_PER_KSF } from '#shared/units/conversions.ts'

/** A real campus and one thing that is known of it. */
export type RealCase = {
	readonly id: string
	readonly name: string
	/** IT load, by which the nearest in size is found */
	readonly itMW: number
	/** of a megawatt of IT; of months, the months themselves */
	readonly ratio: number
	/** as it was published */
	readonly said: string
	readonly source: string
	/** why it sets no band; null: it does */
	readonly aside: string | null
	/** what was assumed in reading it; empty for nothing */
	readonly note: string
}

const rows = builtInCatalogue
const { facilityMWPerItMW } = rows.labourDefaults
const atTheRacks = (facilityMW: number) => facilityMW / facilityMWPerItMW
const BILLION = 1e9
const MILLION = 1e6
const LITRES_PER_M3 = 1000

/** Campuses told twice, for another end of the same works, count once. */
const builds = rows.workforceCases.filter(
	(row, index, all) =>
		all.findIndex(
			({ mwIt, publishedPeak, source }) =>
				`${mwIt} ${publishedPeak} ${source}` === `${row.mwIt} ${row.publishedPeak} ${row.source}`,
		) === index,
)

const assumedText = (assumed: readonly string[] | undefined) =>
	[
		...(assumed?.includes('mwIt') === true ? ['its megawatts are assumed'] : []),
		...(assumed?.includes('ksf') === true ? ['its floor is assumed'] : []),
	].join(', ')

const crew: readonly RealCase[] = builds.map((row) => ({
	...{ id: row.id, name: row.case, itMW: row.mwIt, ratio: row.publishedPeak / row.mwIt },
	...{ said: row.publishedText, source: row.source, aside: null, note: assumedText(row.assumed) },
}))

const jobs: readonly RealCase[] = rows.staffingCases.map((row) => ({
	...{ id: row.id, name: row.case, itMW: row.mwIt, ratio: row.publishedJobs / row.mwIt },
	...{ said: row.publishedText, source: row.source, note: '' },
	aside: row.confidence === 'low' ? 'an unconfirmed claim: sets no band' : null,
}))

const floor: readonly RealCase[] = [
	...builds
		.filter(({ assumed }) => assumed === undefined)
		.map((row) => ({
			...{ id: row.id, name: row.case, itMW: row.mwIt, ratio: (row.ksf * SQUARE_FEET_PER_KSF) / row.mwIt },
			...{ said: row.basis, source: row.source, aside: null, note: '' },
		})),
	...rows.campusTotals.flatMap((row) =>
		row.ksf === null
			? []
			: [
					{
						...{ id: row.id, name: row.campus, itMW: atTheRacks(row.facilityMW) },
						ratio: (row.ksf * SQUARE_FEET_PER_KSF) / atTheRacks(row.facilityMW),
						...{ said: `${String(row.facilityMW)} MW at the meter`, source: row.source, aside: null, note: '' },
					},
				],
	),
]

const water: readonly RealCase[] = rows.campusTotals.flatMap((row) =>
	row.waterMGD === null
		? []
		: [
				{
					...{ id: row.id, name: row.campus, itMW: atTheRacks(row.facilityMW) },
					ratio:
						(row.waterMGD * MILLION * LITRES_PER_GALLON * DAYS_PER_YEAR) / LITRES_PER_M3 / atTheRacks(row.facilityMW),
					said: `${String(row.waterMGD)} million gallons a day for ${String(row.facilityMW)} MW at the meter`,
					...{ source: row.source, aside: null, note: '' },
				},
			],
)

/** Announced by owners: power and halls, without chips. */
const announced: readonly RealCase[] = rows.moneyCases.flatMap((row) => {
	const scope = typeof row.inputs === 'string' ? undefined : row.inputs['scope']
	const build = builds.find(({ id }) => id === scope)
	if (build === undefined) return []
	return [
		{
			...{ id: row.id, name: build.case, itMW: build.mwIt, ratio: row.published * MILLION },
			...{ said: row.source, source: row.source, aside: null, note: '' },
		},
	]
})

const cost = (of: 'constructionUsdB' | 'capitalUsdB'): readonly RealCase[] =>
	rows.campusTotals.map((row) => ({
		...{ id: row.id, name: row.campus, itMW: atTheRacks(row.facilityMW) },
		ratio: (row[of] * BILLION) / atTheRacks(row.facilityMW),
		said: `$${String(row[of])}B for ${String(row.facilityMW)} MW at the meter`,
		...{ source: row.source, note: '' },
		aside: 'a single-model estimate by its source: sets no band',
	}))

/** Only steps that were seen: what was forecast when the source was read proves nothing. */
const months: readonly RealCase[] = rows.campusDates.flatMap((row) => {
	const [first] = row.steps
	if (first === undefined || first.date.slice(0, 7) > row.asOf) return []
	const DAY_MS = 86_400_000
	const days = (Date.parse(first.date) - Date.parse(row.started)) / DAY_MS
	return [
		{
			...{ id: row.id, name: row.campus, itMW: atTheRacks(row.facilityMW) },
			ratio: (days / DAYS_PER_YEAR) * 12,
			said: `land cleared ${row.started}, ${String(first.facilityMW)} MW from ${first.date}`,
			source: row.source,
			aside: row.scope === 'greenfield' ? null : 'in an existing building: sets no band for new ones',
			note: '',
		},
	]
})

/** What is known of real campuses, by what an announcement claims. */
export const REAL_CASES = {
	crew,
	jobs,
	floor,
	water,
	build: [...announced, ...cost('constructionUsdB')],
	withChips: cost('capitalUsdB'),
	months,
} as const
