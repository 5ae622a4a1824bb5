import { useFetcher, useParams } from '@remix-run/react'
import { useEffect } from 'react'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import type { SwingLine } from '#server/views/todo/swings-view.ts'

export type Swings = Readonly<Record<string, SwingLine>>

/** What each default moves, once it is known: asked for when the list is shown, and again when the plan has changed. */
export function useSwings(rev: number, isAsked: boolean): Swings | null {
	const { project = '' } = useParams()
	const address = `/p/${encodeURIComponent(project)}/todo/swings${useScenarioSearch()()}`
	const { load, data } = useFetcher<{ readonly swings: Swings }>({ key: 'swings' })
	useEffect(() => {
		if (isAsked) load(address)
	}, [load, address, rev, isAsked])
	return data?.swings ?? null
}
