import type { Decision } from '#shared/decisions.ts'

const worth = ({ valueUsd, regains }: Decision) => valueUsd ?? regains.mwMonths
const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/** By value, then months sooner, then what is cheaper and more urgent; of the same change the best. Rule D4. */
export function ranked(decisions: readonly Decision[]): readonly Decision[] {
	const sorted = decisions.toSorted(
		(one, other) =>
			worth(other) - worth(one) ||
			other.regains.monthsSooner - one.regains.monthsSooner ||
			one.costUsd - other.costUsd ||
			byText(one.actBy, other.actBy) ||
			byText(one.id, other.id),
	)
	const known = new Set<string>()
	return sorted.filter(({ id }) => {
		if (known.has(id)) return false
		known.add(id)
		return true
	})
}
