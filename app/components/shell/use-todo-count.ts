import { useAsked } from '#app/hooks/use-asked.ts'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { useOpens } from '#app/components/plan/link-opens.tsx'
import { isRecord } from '#shared/is-record.ts'

/** After an edit the rail waits for the page: what waits is counted when nobody has typed for a while. */
const LATER_MS = 1500

const isCount = (value: unknown): value is { readonly count: number } =>
	isRecord(value) && typeof value['count'] === 'number'

/** How much waits for somebody; 0 until it is known. Counted after a page is shown, and again after an edit. */
export function useTodoCount(projectId: string, rev: number): number {
	const address = `/p/${projectId}/todo/count${useScenarioSearch()()}`
	const isOpen = useOpens()('todo')
	const { reply } = useAsked(isOpen ? address : null, { is: isCount, pauseMs: LATER_MS, rev })
	return reply?.count ?? 0
}
