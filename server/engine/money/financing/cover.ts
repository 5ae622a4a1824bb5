import { quarterOf } from '#shared/units/quarters.ts'

const WHOLE = 3

/** Cover of debt service in each quarter that lies whole in the plan and from conversion on; null in any other. mM5.9 */
export function coverByQuarter(
	months: readonly string[],
	of: { readonly cfads: readonly number[]; readonly service: readonly number[]; readonly conversion: number | null },
): readonly (number | null)[] {
	const quarters = months.map(quarterOf)
	return [...new Set(quarters)].map((quarter) => {
		const [first, end] = [quarters.indexOf(quarter), quarters.lastIndexOf(quarter) + 1]
		if (of.conversion === null || end - first < WHOLE || first < of.conversion) return null
		const sum = (values: readonly number[]) => values.slice(first, end).reduce((total, value) => total + value, 0)
		const service = sum(of.service)
		return service > 0 ? sum(of.cfads) / service : null
	})
}
