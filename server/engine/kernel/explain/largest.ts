/** A list of more than this many shows the ones that count most. */
export const LONGEST_LIST = 24

/** All of a short list; of a long one those with the largest figures, in their own order, and how many stay out. */
export function largest(
	list: readonly number[],
	size: (one: number) => number,
	{ skip, most }: { readonly skip: number; readonly most: number },
): { readonly shown: readonly number[]; readonly omitted: number } {
	if (list.length <= most) return { shown: skip === 0 ? list : [], omitted: 0 }
	const sized = new Map(list.map((one) => [one, Math.abs(size(one)) || 0]))
	const ranked = list.toSorted((left, right) => (sized.get(right) ?? 0) - (sized.get(left) ?? 0))
	const shown = ranked.slice(skip, skip + most).toSorted((left, right) => left - right)
	return { shown, omitted: Math.max(0, list.length - skip - shown.length) }
}
