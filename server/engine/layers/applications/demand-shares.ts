export type Claim = {
	readonly applicationIds: readonly string[]
	/** one share per application id; null → an equal part of what the others leave */
	readonly shares: readonly number[] | null
}

/**
 * How an application is split among the workloads that name it: stated shares first (scaled down where they come to more
 * than the whole), the rest in equal parts among those that state none. One array per claim, one share per application it
 * names. Rule A4.
 */
export function splitApplications(claims: readonly Claim[]): readonly (readonly number[])[] {
	const stated = new Map<string, number>()
	const open = new Map<string, number>()
	for (const { applicationIds, shares } of claims) {
		applicationIds.forEach((id, place) => {
			if (shares) stated.set(id, (stated.get(id) ?? 0) + (shares[place] ?? 0))
			else open.set(id, (open.get(id) ?? 0) + 1)
		})
	}
	return claims.map(({ applicationIds, shares }) =>
		applicationIds.map((id, place) => {
			const claimed = stated.get(id) ?? 0
			if (shares) return (shares[place] ?? 0) / Math.max(1, claimed)
			return Math.max(0, 1 - claimed) / (open.get(id) ?? 1)
		}),
	)
}
