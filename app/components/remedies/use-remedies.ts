import { useFetcher, useLocation, useParams, useRouteLoaderData } from '@remix-run/react'
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

/** Which edit of the plan is shown; the plan's layout loads it. */
function useRevision(): number {
	const plan = useRouteLoaderData('routes/p.$project')
	return typeof plan === 'object' && plan !== null && 'rev' in plan && typeof plan.rev === 'number' ? plan.rev : 0
}

/** Asks for the remedies once the page is shown, and again once it shows another edit: an edit's answer never waits for them. */
export function useRemedies(): Remedies {
	const action = useAddress('remedies')
	const activity = useAddress('activity')
	const fetcher = useFetcher<RemediesReply>({ key: `remedies ${action}` })
	const { load } = fetcher
	const revision = useRevision()
	useEffect(() => {
		load(action)
	}, [load, action, revision])
	return { reply: fetcher.data ?? null, looking: fetcher.state !== 'idle', ask: () => load(action), action, activity }
}
