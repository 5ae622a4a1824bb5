import { useParams } from '@remix-run/react'
import { useAsked } from '#app/hooks/use-asked.ts'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import type { SwingLine } from '#server/views/todo/swings-view.ts'
import { isRecord } from '#shared/is-record.ts'

export type Swings = Readonly<Record<string, SwingLine>>

const areSwings = (value: unknown): value is { readonly swings: Swings } => isRecord(value) && isRecord(value['swings'])

/** What each default moves, once it is known: asked for when the list is shown, and again when the plan has changed. */
export function useSwings(rev: number, isAsked: boolean): Swings | null {
	const { project = '' } = useParams()
	const address = `/p/${encodeURIComponent(project)}/todo/swings${useScenarioSearch()()}`
	return useAsked(isAsked ? address : null, { is: areSwings, pauseMs: 0, rev }).reply?.swings ?? null
}
