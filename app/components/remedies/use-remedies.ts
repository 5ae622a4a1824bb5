import { useFetcher, useLocation, useParams } from '@remix-run/react'
import { useEffect } from 'react'
import type { RemediesReply } from '#shared/presentation/remedies-reply.ts'

export type Remedies = {
	/** null until the first answer; the last one stays in view while a newer is on its way */
	readonly reply: RemediesReply | null
	readonly looking: boolean
	readonly ask: () => void
	/** where a change is sent to be tried */
	readonly action: string
	/** where it is undone */
	readonly activity: string
}

/** An address of this plan, in the scenario that is open. */
function useAddress(page: string): string {
	const { project = '' } = useParams()
	const scenario = new URLSearchParams(useLocation().search).get('scenario')
	const search = scenario === null ? '' : `?scenario=${encodeURIComponent(scenario)}`
	return `/p/${encodeURIComponent(project)}/${page}${search}`
}

/** Asks for the remedies once the page is shown; after an edit Remix asks again. */
export function useRemedies(): Remedies {
	const action = useAddress('remedies')
	const activity = useAddress('activity')
	const fetcher = useFetcher<RemediesReply>({ key: `remedies ${action}` })
	const { load } = fetcher
	useEffect(() => {
		load(action)
	}, [load, action])
	return { reply: fetcher.data ?? null, looking: fetcher.state !== 'idle', ask: () => load(action), action, activity }
}
