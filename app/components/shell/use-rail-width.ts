import { useLocation, useNavigation } from '@remix-run/react'
import { RAIL, useChoice } from '#app/hooks/use-choice.ts'
import { railPageAt } from './rail-pages.ts'

/** How wide the rail is: as chosen, at once and before that is kept; else as the page and the screen have room. */
export function useRailWidth(projectId: string): (typeof RAIL.values)[number] {
	const kept = useChoice(RAIL)
	const asked = useNavigation().formData?.get(RAIL.name)
	const { pathname } = useLocation()
	const chosen = RAIL.values.find((known) => known === asked) ?? kept
	const page = railPageAt(pathname.slice(`/p/${projectId}/`.length))
	return chosen === 'usual' && page?.wide === true ? 'short' : chosen
}
