import { useParams, useSearchParams } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useLive } from '#app/components/live/live-provider.tsx'
import type { EditReply } from '#shared/grid/edit-reply.ts'
import { comesBackWith } from '../gone-words.ts'

/** That somebody has removed the entry of a form, in words, and the edit up to which that is known. */
export type Gone = { readonly text: string; readonly rev: number }
type UseGoneParams = { readonly list: string; readonly id: string | null; readonly rev: number }
type Refused = Extract<EditReply, { ok: false }> | null

const isRemoval = (value: unknown): value is { readonly rev: number; readonly gone: string | null } =>
	typeof value === 'object' && value !== null && 'rev' in value && 'gone' in value

function goneIn(refused: Refused): Gone | null {
	const found = refused?.conflicts?.found.find(({ gone }) => gone !== undefined)
	if (found === undefined || refused?.conflicts === undefined) return null
	const text = [found.text, comesBackWith(found.gone ?? [])].filter((part) => part !== '').join(' ')
	return { text, rev: refused.conflicts.rev }
}

/** Whether the entry of a form has been removed since it was opened: as soon as the plan is told to have moved on, or it is sent. */
export function useGone({ list, id, rev }: UseGoneParams, refused: Refused): Gone | null {
	const { project = '' } = useParams()
	const [search] = useSearchParams()
	const scenario = search.get('scenario')
	const { latest } = useLive()
	const [told, setTold] = useState<Gone | null>(null)
	useEffect(() => {
		if (id === null || latest <= rev) return
		const asked = new AbortController()
		const query = new URLSearchParams({
			since: String(rev),
			row: `${list}/${id}`,
			...(scenario !== null && { scenario }),
		})
		const ask = async () => {
			const answer = await fetch(`/p/${project}/news?${query.toString()}`, { signal: asked.signal })
			const reply: unknown = answer.ok ? await answer.json() : null
			if (isRemoval(reply)) setTold(reply.gone === null ? null : { text: reply.gone, rev: reply.rev })
		}
		// Who is not answered now is told when the form is sent.
		ask().catch(() => undefined)
		return () => asked.abort()
	}, [project, scenario, list, id, rev, latest])
	return goneIn(refused) ?? told
}
