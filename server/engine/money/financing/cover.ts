import { quarterOf, quartersOf } from '#shared/units/quarters.ts'

const WHOLE = 3

/** Cover of debt service in each quarter that lies whole in the plan and from conversion on; null in any other. mM5.9 */
export function coverByQuarter(
	months: readonly string[],
	of: { readonly cfads: readonly number[]; readonly service: readonly number[]; readonly conversion: number | null },
): readonly (number | null)[] {
	return quartersOf(months).map((quarter) => {
		const inside = [...months.keys()].filter((month) => quarterOf(months[month] ?? '') === quarter)
		const [first = 0] = inside
		if (of.conversion === null || inside.length < WHOLE || first < of.conversion) return null
		const sum = (values: readonly number[]) => inside.reduce((total, month) => total + (values[month] ?? 0), 0)
		const service = sum(of.service)
		return service > 0 ? sum(of.cfads) / service : null
	})
}
