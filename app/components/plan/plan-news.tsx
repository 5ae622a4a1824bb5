import { Link, useFetchers, useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useLive } from '#app/components/live/live-provider.tsx'
import { planStore } from '#app/keystroke/plan-store.ts'
import { useEditing } from '#app/keystroke/use-plan-store.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { counted } from '#shared/formats/months.ts'
import { useSaveNotes } from './save-board.tsx'
import { isTypingElsewhere } from './typing-elsewhere.ts'

type News = { readonly rev: number; readonly replaced: readonly string[] }

/** Where nobody tells, and where it is told as it happens: only in case. */
const [EVERY_MS, IN_CASE_MS] = [8000, 60_000]
const SHOWN = 3

function isNews(value: unknown): value is News {
	return typeof value === 'object' && value !== null && 'rev' in value && 'replaced' in value
}

/** Up to which edit this browser's reader knows of everything; outlives the page. */
const seenIn = (scenarioId: string) => {
	const key = `strata.seen.${scenarioId}`
	return {
		read: (rev: number) => Number(localStorage.getItem(key) ?? rev),
		write: (rev: number) => localStorage.setItem(key, String(rev)),
	}
}

/** Looks now, every few seconds while the page is in view, and when somebody comes back to it. */
function useLooking(look: () => Promise<void>, everyMs: number): void {
	const pace = useRef(Infinity)
	useEffect(() => {
		const onTime = () => {
			// Whoever cannot be reached now is asked again.
			if (!document.hidden) look().catch(() => undefined)
		}
		// Where it slows down, the page has just been told of everything.
		if (everyMs < pace.current) onTime()
		pace.current = everyMs
		const timer = setInterval(onTime, everyMs)
		document.addEventListener('visibilitychange', onTime)
		return () => {
			clearInterval(timer)
			document.removeEventListener('visibilitychange', onTime)
		}
	}, [look, everyMs])
}

type PlanNewsProps = { projectId: string; scenarioId: string; /** the edit that the page shows */ rev: number }

/** Keeps the page on the plan as it is, and tells whose values a colleague has replaced what stands there now. */
export function PlanNews({ projectId, scenarioId, rev }: PlanNewsProps) {
	const { state } = useRevalidator()
	const [news, setNews] = useState<News | null>(null)
	// What was refused stands in its cell and waits for a choice, however the plan moves on below it.
	const unsaved = useSaveNotes().some(({ state }) => state !== 'refused')
	// A page that is being loaded anew is on its way already; beginning again would cut off the rows of a long list.
	const fetchers = useFetchers()
	const loading = useEditing() || fetchers.some((fetcher) => fetcher.state !== 'idle')
	const { isLive, latest, talk, hear } = useLive()
	const page = useRef({ rev, mayMove: false })
	useEffect(() => {
		page.current = { rev, mayMove: !unsaved && !loading && state === 'idle' }
	}, [rev, unsaved, loading, state])
	const look = useCallback(async () => {
		const seen = seenIn(scenarioId)
		const since = seen.read(page.current.rev)
		const search = new URLSearchParams({ scenario: scenarioId, since: String(since) })
		const reply: unknown = await (await fetch(`/p/${projectId}/news?${search.toString()}`)).json()
		if (!isNews(reply)) return
		setNews(reply)
		hear(reply.rev)
		if (reply.replaced.length === 0) seen.write(reply.rev)
		const { rev: shown, mayMove } = page.current
		if (reply.rev > shown && mayMove && !isTypingElsewhere(document.activeElement))
			void planStore.page.refresh(reply.rev)
	}, [projectId, scenarioId, hear])
	useEffect(() => {
		if (talk > 0) void planStore.page.refresh()
	}, [talk])
	const isBehind = latest > rev
	// As soon as nothing of one's own is on its way: an edit of one's own is shown by then.
	const canMove = isBehind && !unsaved && !loading && state === 'idle'
	useLooking(look, isLive && !canMove ? IN_CASE_MS : EVERY_MS)
	useEffect(() => {
		if (canMove && !isTypingElsewhere(document.activeElement)) void planStore.page.refresh(latest)
	}, [canMove, latest])
	// The plan comes first, then whose values are not there any more.
	const wasBehind = useRef(false)
	useEffect(() => {
		if (wasBehind.current && !isBehind) look().catch(() => undefined)
		wasBehind.current = isBehind
	}, [isBehind, look])
	const replaced = news?.replaced ?? []
	if (news === null || replaced.length === 0) return null
	const more = replaced.length - SHOWN
	return (
		<div className="mb-4">
			<Notice
				kind="tight"
				live
				title="A teammate changed your entry"
				action={
					<Button
						type="button"
						size="small"
						onClick={() => {
							seenIn(scenarioId).write(news.rev)
							setNews(null)
						}}
					>
						Got it
					</Button>
				}
			>
				{replaced.slice(0, SHOWN).join(' ')}{' '}
				<Link to={`/p/${projectId}/activity?scenario=${encodeURIComponent(scenarioId)}`} className="underline">
					{more > 0 ? `${counted(more, 'more change')} in the activity` : 'Activity'}
				</Link>
			</Notice>
		</div>
	)
}
