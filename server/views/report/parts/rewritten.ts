type Rewrite = (value: unknown, key: string) => unknown

/** Addresses, never shown: no rewriting touches them. */
const KEPT = [
	'why',
	'traces',
	'quantity',
	'scope',
	'anchor',
	'goesTo',
	'restAt',
	'settings',
	'snapshotHash',
	'opens',
	'ref',
]

/** Any part of a report with its parts rewritten first, then itself: each rewriting keeps the shape it is given. */
export function rewritten<Part>(part: Part, rewrite: Rewrite): Part {
	// eslint-disable-next-line no-restricted-syntax -- a walk over a tree of one type: every rewriting answers with the type it was given
	return within(part, '', rewrite) as Part
}

function within(value: unknown, key: string, rewrite: Rewrite): unknown {
	if (KEPT.includes(key)) return value
	if (Array.isArray(value))
		return rewrite(
			value.map((one) => within(one, key, rewrite)),
			key,
		)
	if (typeof value !== 'object' || value === null) return rewrite(value, key)
	return rewrite(
		Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, within(inner, name, rewrite)])),
		key,
	)
}
