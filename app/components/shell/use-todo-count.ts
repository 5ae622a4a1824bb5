import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { useOpens } from '#app/components/plan/link-opens.tsx'

/** After an edit the rail waits for the page: what waits is counted when nobody has typed for a while. */
const LATER_MS = 1500

/** How much waits for somebody; 0 until it is known. Counted after a page is shown, and again after an edit. */
export function useTodoCount(projectId: string, rev: number): number {
	const address = `/p/${projectId}/todo/count${useScenarioSearch()()}`
	const isOpen = useOpens()('todo')
	const { load, data } = useFetcher<{ readonly count: number }>({ key: `todo ${projectId}` })
	useEffect(() => {
		if (!isOpen) return
		const timer = setTimeout(() => load(address), LATER_MS)
		return () => clearTimeout(timer)
	}, [load, address, rev, isOpen])
	return data?.count ?? 0
}
