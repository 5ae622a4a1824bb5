import { sum } from '../../../cells.ts'
import { sameData } from '../../../rerun/same-data.ts'
import { addMonths, calendarMonth } from '#shared/units/months.ts'
import { type TaxClass, writtenOffInYear } from './tax-schedules.ts'

/** What is written off for tax. */
export type TaxAsset = {
	/** what it costs in all, and what of it is paid by the end of the plan */
	readonly costUsd: number
	readonly paidUsd: number
	/** first month in service, from the plan’s first; null where it does not come into service within the plan */
	readonly service: number | null
	readonly taxClass: TaxClass
	readonly lifeMonths: number
}
export type Depreciation = {
	/** of each month of the plan; of tables, the year’s in equal parts over the plan’s months of that year */
	readonly months: Float64Array
	/** paid and not written off after the last month */
	readonly leftUsd: number
}

const yearOf = (month: string): number => Number(month.slice(0, 4))

type DepreciationPlan = { readonly months: readonly string[]; readonly bonus: number }
type Calendar = {
	/** months of the plan, and the calendar year of each */
	readonly first: string
	readonly years: readonly number[]
	/** months of the plan in each of its calendar years */
	readonly perYear: ReadonlyMap<number, number>
	readonly bonus: number
}

function calendarOf({ months, bonus }: DepreciationPlan): Calendar {
	const years = months.map(yearOf)
	const perYear = new Map<number, number>()
	for (const year of years) perYear.set(year, (perYear.get(year) ?? 0) + 1)
	return { first: months[0] ?? '', years, perYear, bonus }
}

/** Straight line by the month, or by the tables of the year; what lies before the plan is lost. mM5.7 */
export function depreciationOf(assets: readonly TaxAsset[], { months: planned, partsOf }: PartsOfAlike): Depreciation {
	const written = new Float64Array(planned.length)
	let leftUsd = 0
	for (const asset of assets) {
		const parts = partsOf(asset)
		if (parts === null) {
			leftUsd += asset.paidUsd
			continue
		}
		if (asset.costUsd === 0) continue
		const { first, months } = parts
		for (let month = first; month < months.length; month++) {
			written[month] = (written[month] ?? NaN) + asset.costUsd * (months[month] ?? NaN)
		}
		leftUsd += asset.costUsd * parts.left
	}
	return { months: written, leftUsd }
}

/** Parts of an asset that are written off in each month of the plan, from a first one on, and what is left after them. */
type DepreciationParts = { readonly first: number; readonly months: Float64Array; readonly left: number }

/** How assets are written off over the months of a plan: those of one class, life and month of service in one way. */
export type PartsOfAlike = DepreciationPlan & { readonly partsOf: (asset: TaxAsset) => DepreciationParts | null }

/** It is found once for all plans of the same months. */
export function partsOfAlike(plan: DepreciationPlan, earlier: PartsOfAlike | null = null): PartsOfAlike {
	if (earlier?.bonus === plan.bonus && sameData(earlier.months, plan.months)) return earlier
	const calendar = calendarOf(plan)
	const known = new Map<TaxClass, Map<number | null, Map<number, DepreciationParts | null>>>()
	const partsOf = (asset: TaxAsset): DepreciationParts | null => {
		const found = known.get(asset.taxClass)?.get(asset.service)?.get(asset.lifeMonths)
		if (found !== undefined) return found
		const ofClass = known.get(asset.taxClass) ?? new Map<number | null, Map<number, DepreciationParts | null>>()
		const inService = ofClass.get(asset.service) ?? new Map<number, DepreciationParts | null>()
		const parts = partsOfAsset(asset, calendar)
		known.set(asset.taxClass, ofClass.set(asset.service, inService.set(asset.lifeMonths, parts)))
		return parts
	}
	return { ...plan, partsOf }
}

/** Null where it is never in service. */
function partsOfAsset({ service, taxClass, lifeMonths }: TaxAsset, calendar: Calendar): DepreciationParts | null {
	const { years } = calendar
	if (service === null || service >= years.length || taxClass === 'none') return null
	if (taxClass === 'straight_line') {
		const before = Math.min(1, Math.max(0, -service) / lifeMonths)
		const months = new Float64Array(years.length)
		months.fill(1 / lifeMonths, Math.max(0, service), Math.max(0, Math.ceil(service + lifeMonths)))
		return leaving(before, months)
	}
	return partsOfTable(taxClass, service, calendar)
}

function partsOfTable(
	taxClass: Exclude<TaxClass, 'straight_line' | 'none'>,
	service: number,
	{ first, years, perYear, bonus }: Calendar,
): DepreciationParts {
	const inService = addMonths(first, service)
	const serviceYear = yearOf(inService)
	const of = { serviceMonth: calendarMonth(inService) + 1, bonus }
	let before = 0
	for (let year = 0; year < yearOf(first) - serviceYear; year++) before += writtenOffInYear(taxClass, { year, ...of })
	const months = new Float64Array(years.length)
	let month = 0
	for (const [year, count] of perYear) {
		const part = writtenOffInYear(taxClass, { year: year - serviceYear, ...of }) / count
		months.fill(part, month, (month += count))
	}
	return leaving(before, months)
}

function leaving(before: number, months: Float64Array): DepreciationParts {
	let first = 0
	while (first < months.length && months[first] === 0) first++
	return { first, months, left: 1 - before - sum(months) }
}
