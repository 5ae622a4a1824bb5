import { useFetchers, useNavigation } from '@remix-run/react'
import { CloudCheck, CloudOff, CloudUpload, OctagonX, PencilLine } from 'lucide-react'
import { clsx } from 'clsx'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { planStore } from '#app/keystroke/plan-store.ts'
import { useEditing, useStale } from '#app/keystroke/use-plan-store.ts'
import { counted } from '#shared/formats/months.ts'
import { useSaveNotes, type SaveNote } from './save-board.tsx'

function listen(heard: () => void): () => void {
	window.addEventListener('online', heard)
	window.addEventListener('offline', heard)
	return () => {
		window.removeEventListener('online', heard)
		window.removeEventListener('offline', heard)
	}
}

const useOnline = () =>
	useSyncExternalStore(
		listen,
		() => navigator.onLine,
		() => true,
	)

/**
 * What tells the framework that a link may be followed: it then fetches what the page needs. That the pointer comes to a link
 * from anything else is read off its leaving that.
 */
const NEARING = ['mouseover', 'mouseout', 'focusin', 'touchstart'] as const

const linkOf = (target: EventTarget | null) =>
	target instanceof Element ? target.closest('a[href]:not([href^="#"])') : null
const cameTo = (event: Event) => (event instanceof MouseEvent && event.type === 'mouseout' ? event.relatedTarget : null)

/**
 * Without a connection a link would leave the page, and all that waits in it, for one of the browser's own that says so; so
 * would the mere look at one, since the framework loads the page anew where a part of the next cannot be fetched. Links are
 * held. Whether one was.
 */
function useHeldLinks(online: boolean): boolean {
	const [held, setHeld] = useState(false)
	useEffect(() => {
		setHeld(false)
		if (online) return
		const hold = (event: Event) => {
			if (linkOf(event.target) === null) return
			event.preventDefault()
			setHeld(true)
		}
		const hush = (event: Event) => {
			if ((linkOf(event.target) ?? linkOf(cameTo(event))) !== null) event.stopPropagation()
		}
		// On the window, before the framework hears of it.
		window.addEventListener('click', hold, { capture: true })
		for (const name of NEARING) window.addEventListener(name, hush, { capture: true })
		return () => {
			window.removeEventListener('click', hold, { capture: true })
			for (const name of NEARING) window.removeEventListener(name, hush, { capture: true })
		}
	}, [online])
	return held
}

const RENEW_MS = 8000
const BEHIND = 'The server has not returned new figures. Retrying every 8 s.'

/** Loads the page again until its figures are those of the plan as it is. */
function useRenewing(behind: boolean): void {
	useEffect(() => {
		if (!behind) return
		const renew = () => void planStore.page.refresh()
		const timer = setInterval(renew, RENEW_MS)
		window.addEventListener('online', renew)
		return () => {
			clearInterval(timer)
			window.removeEventListener('online', renew)
		}
	}, [behind])
}

type SaveStateState = {
	readonly icon: typeof CloudCheck
	readonly text: string
	readonly why?: string
	readonly bad?: true
}

const countOf = (notes: readonly SaveNote[]) => notes.reduce((sum, { count = 1 }) => sum + count, 0)

type SaveStateLine = {
	readonly online: boolean
	readonly held: boolean
	readonly busy: boolean
	readonly behind: boolean
}

function stateOf(notes: readonly SaveNote[], { online, held: isHeld, busy, behind }: SaveStateLine): SaveStateState {
	const of = (state: SaveNote['state']) => notes.filter((note) => note.state === state)
	const [refused] = of('refused')
	// What was on its way when the connection broke waits as well.
	const held = online ? of('offline') : [...of('offline'), ...of('saving')]
	const waiting = countOf(held)
	if (waiting > 0 || !online) {
		const wait = waiting > 0 ? `, ${counted(waiting, 'change')} ${waiting === 1 ? 'waits' : 'wait'}` : ''
		const where = held.map((note) => note.where)
		return {
			icon: CloudOff,
			text: `${online ? 'Not sent' : 'Offline'}${wait}${isHeld ? '. Stay on this page until it sends' : ''}`,
			why: where.join(', '),
			bad: true,
		}
	}
	if (refused !== undefined) return { icon: OctagonX, text: `Not saved: ${refused.where}`, why: refused.why, bad: true }
	const saving = countOf(of('saving'))
	if (saving > 0 || busy) return { icon: CloudUpload, text: saving > 1 ? `Saving ${saving} changes` : 'Saving' }
	const [unsent] = of('unsent')
	if (unsent !== undefined) return { icon: PencilLine, text: `Not saved yet: ${unsent.where}`, why: unsent.why }
	if (behind) return { icon: CloudOff, text: 'Saved; figures out of date', why: BEHIND, bad: true }
	return { icon: CloudCheck, text: 'Saved' }
}

/** Whether a request that writes is on its way. */
export function useSending(): boolean {
	const navigation = useNavigation()
	const fetchers = useFetchers()
	const editing = useEditing()
	return (
		editing ||
		fetchers.some((fetcher) => fetcher.formMethod === 'POST' && fetcher.state === 'submitting') ||
		(navigation.state !== 'idle' && navigation.formMethod === 'POST')
	)
}

/** Whether everything typed is kept: the one thing a person must be able to trust. */
export function SaveState() {
	const notes = useSaveNotes()
	const behind = useStale()
	useRenewing(behind)
	const online = useOnline()
	const held = useHeldLinks(online)
	const { icon: Icon, text, why, bad } = stateOf(notes, { online, held, busy: useSending(), behind })
	return (
		<span className={clsx('save-state', bad && 'save-state-bad')} role="status" title={why}>
			<Icon className="icon-small" strokeWidth={1.75} aria-hidden />
			<span className={clsx(bad === undefined && 'wide-only', 'save-text')}>{text}</span>
			{bad === undefined && <span className="phone-only sr-only">{text}</span>}
		</span>
	)
}
