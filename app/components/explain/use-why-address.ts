import { useLocation, useParams } from '@remix-run/react'
import type { WhyTarget } from '#shared/formats/key-figure.ts'
import { searchFor } from './why.tsx'

/** Where the plan’s routes answer of a figure: `why` what it is made of, `rests` its guesses, `moves` what moves it. */
export function useWhyAddress(route: 'why' | 'rests' | 'moves', target: WhyTarget): string {
	const { project = '' } = useParams()
	const scenario = new URLSearchParams(useLocation().search).get('scenario')
	const search = searchFor(new URLSearchParams(scenario === null ? {} : { scenario }), target)
	return `/p/${encodeURIComponent(project)}/${route}${search}`
}
