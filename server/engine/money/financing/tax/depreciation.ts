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
	readonly months: readonly number[]
	/** paid and not written off after the last month */
	readonly leftUsd: number
}

const YEAR_LENGTH = 12
const yearOf = (month: string): number => Number(month.slice(0, 4))

type Calendar = {
	readonly months: readonly string[]
	readonly bonus: number
	readonly perYear: ReadonlyMap<number, number>
}

/** Straight line by the month, or by the tables of the year; what lies before the plan is lost. mM5.7 */
export function depreciationOf(
	assets: readonly TaxAsset[],
	plan: { readonly months: readonly string[]; readonly bonus: number },
): Depreciation {
	const perYear = new Map<number, number>()
	for (const month of plan.months) perYear.set(yearOf(month), (perYear.get(yearOf(month)) ?? 0) + 1)
	const written = plan.months.map(() => 0)
	let leftUsd = 0
	for (const asset of assets) {
		const parts = partsOf(asset, { ...plan, perYear })
		if (parts === null) {
			leftUsd += asset.paidUsd
			continue
		}
		parts.months.forEach((part, month) => {
			written[month] = (written[month] ?? 0) + asset.costUsd * part
		})
		leftUsd += asset.costUsd * (1 - parts.before - parts.months.reduce((sum, part) => sum + part, 0))
	}
	return { months: written, leftUsd }
}

type Parts = { readonly before: number; readonly months: readonly number[] }

/** Parts of an asset that are written off before the plan and in each month of it; null where it is never in service. */
function partsOf({ service, taxClass, lifeMonths }: TaxAsset, calendar: Calendar): Parts | null {
	const { months } = calendar
	if (service === null || service >= months.length || taxClass === 'none') return null
	if (taxClass === 'straight_line') {
		const inLife = (month: number) => month >= service && month < service + lifeMonths
		return {
			before: Math.min(1, Math.max(0, -service) / lifeMonths),
			months: months.map((_, month) => Number(inLife(month)) / lifeMonths),
		}
	}
	return partsOfTable(taxClass, service, calendar)
}

function partsOfTable(
	taxClass: Exclude<TaxClass, 'straight_line' | 'none'>,
	service: number,
	{ months, bonus, perYear }: Calendar,
): Parts {
	const first = months[0] ?? ''
	const inService = addMonths(first, service)
	const ofYear = (year: number) =>
		writtenOffInYear(taxClass, { year: year - yearOf(inService), serviceMonth: calendarMonth(inService) + 1, bonus })
	const earlier = Math.max(0, yearOf(first) - yearOf(inService))
	return {
		before: Array.from({ length: earlier }, (_, at) => ofYear(yearOf(inService) + at)).reduce(
			(sum, part) => sum + part,
			0,
		),
		months: months.map((month) => ofYear(yearOf(month)) / (perYear.get(yearOf(month)) ?? YEAR_LENGTH)),
	}
}
