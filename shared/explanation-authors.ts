import type { Explanation, Leaf, Origin } from './explanation.ts'

/** Who typed a value last, and when (ISO, UTC). */
export type Authorship = { readonly who: string; readonly when: string }
/** null where the log does not know. */
export type AuthorOf = (origin: Extract<Origin, { readonly kind: 'plan' | 'override' }>) => Authorship | null

/** The explanation with the people named who set its plan fields and overrides: the engine knows none. */
export function withAuthors(explanation: Explanation, authorOf: AuthorOf): Explanation {
	const { origin, restsOn } = explanation
	return {
		...explanation,
		origin: origin && signed(origin, authorOf),
		inputs: explanation.inputs.map((input) => withAuthors(input, authorOf)),
		restsOn: restsOn && {
			...restsOn,
			guesses: restsOn.guesses.map((leaf) => signedLeaf(leaf, authorOf)),
			overrides: restsOn.overrides.map((leaf) => signedLeaf(leaf, authorOf)),
		},
	}
}

function signedLeaf(leaf: Leaf, authorOf: AuthorOf): Leaf {
	return { ...leaf, origin: signed(leaf.origin, authorOf) }
}

function signed(origin: Origin, authorOf: AuthorOf): Origin {
	if (origin.kind !== 'plan' && origin.kind !== 'override') return origin
	const author = authorOf(origin)
	return author ? { ...origin, ...author } : origin
}

/** `powerContracts[2].capacityMW` → the list, the place in it and the field; null for a field of the plan itself. */
export function readPath(
	path: string,
): { readonly list: string; readonly index: number; readonly field: string } | null {
	const match = /^([A-Za-z]+)\[(\d+)\]\.(.+)$/.exec(path)
	return match ? { list: match[1] ?? '', index: Number(match[2]), field: match[3] ?? '' } : null
}
