import { quarterStarts } from '#shared/units/quarters.ts'

const WHOLE = 3

/** Cover of debt service in each quarter that lies whole in the plan and from conversion on; null in any other. mM5.9 */
export function coverByQuarter(
	months: readonly string[],
	of: { readonly cfads: ArrayLike<number>; readonly service: ArrayLike<number>; readonly conversion: number | null },
): readonly (number | null)[] {
	const starts = quarterStarts(months)
	return starts.map((first, index) => {
		const end = starts[index + 1] ?? months.length
		if (of.conversion === null || end - first < WHOLE || first < of.conversion) return null
		const service = sumWithin(of.service, first, end)
		return service > 0 ? sumWithin(of.cfads, first, end) / service : null
	})
}

/** A series added up over some months. */
export function sumWithin(values: ArrayLike<number>, first: number, end: number): number {
	let total = 0
	for (let month = first; month < end; month++) total += values[month] ?? NaN
	return total
}
