import { useNavigation } from '@remix-run/react'
import { RAIL, useChoice } from '#app/hooks/use-choice.ts'

/** How wide the rail is: as chosen, at once and before that is kept; else as the screen has room, the same on every page. */
export function useRailWidth(): (typeof RAIL.values)[number] {
	const kept = useChoice(RAIL)
	const asked = useNavigation().formData?.get(RAIL.name)
	return RAIL.values.find((known) => known === asked) ?? kept
}
