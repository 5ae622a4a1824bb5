/** No id has a colon. */
const BETWEEN = '::'

/** Places of one kind taken together: `contract:grid-1::contract:grid-2`. */
export const placesIn = (scope: string): readonly string[] => scope.split(BETWEEN)

/** None at all where there is none. */
export const asOnePlace = (scope: string, ids: readonly string[]): string | undefined =>
	ids.length === 0 ? undefined : ids.map((id) => `${scope}:${id}`).join(BETWEEN)
