import { useFetcher } from '@remix-run/react'
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { Toast } from '#app/components/ui/toast.tsx'
import type { UndoReply } from '#server/views/messages/edits.ts'
import { useSaveNotes } from './save-board.tsx'
import { useSending } from './save-state.tsx'
import { isTypingElsewhere } from './typing-elsewhere.ts'

type Way = UndoReply['way']
/** What is still to be asked, whether an answer is awaited, and the last one that came. */
type UndoLine = { readonly wishes: readonly Way[]; readonly flight: boolean; readonly heard: UndoReply | undefined }
type Undoing = {
	readonly action: string
	readonly ask: (wish: Way) => void
	/** what came of it last */
	readonly reply: UndoReply | undefined
}

const UndoContext = createContext<Undoing>({ action: '', ask: () => undefined, reply: undefined })

export const useUndo = (): Undoing => useContext(UndoContext)

function wayOf(event: KeyboardEvent): Way | null {
	if (!(event.ctrlKey || event.metaKey) || event.altKey || isTypingElsewhere(event.target)) return null
	const key = event.key.toLowerCase()
	if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
	return key === 'y' && !event.shiftKey ? 'redo' : null
}

function useUndoKeys(enabled: boolean, ask: (wish: Way) => void): void {
	useEffect(() => {
		if (!enabled) return
		const onKeyDown = (event: KeyboardEvent) => {
			const way = wayOf(event)
			if (way === null) return
			event.preventDefault()
			ask(way)
		}
		document.addEventListener('keydown', onKeyDown)
		return () => document.removeEventListener('keydown', onKeyDown)
	}, [enabled, ask])
}

/** Sends one wish after the other, each once what was typed before it is kept: it may be just that which is to go. */
function useWishes(action: string) {
	const { submit, state, data: reply } = useFetcher<UndoReply>({ key: 'undo' })
	const [{ wishes, flight, heard }, setLine] = useState<UndoLine>({ wishes: [], flight: false, heard: reply })
	if (reply !== heard) setLine({ wishes, flight: false, heard: reply })
	const unsaved = useSaveNotes().some((note) => note.state === 'saving' || note.state === 'offline')
	const sending = useSending()
	// The fetcher says so only some time after it was sent off, and a second request would cut the first one off.
	const busy = flight || sending || unsaved || state !== 'idle'
	const ask = useCallback((wish: Way) => setLine((now) => ({ ...now, wishes: [...now.wishes, wish] })), [])
	const [next] = wishes
	useEffect(() => {
		if (next === undefined || busy) return
		setLine((now) => ({ ...now, wishes: now.wishes.slice(1), flight: true }))
		submit({ way: next, stay: 'yes' }, { method: 'post', action })
	}, [next, busy, submit, action])
	return { ask, reply }
}

type ProviderProps = { projectId: string; scenarioId: string; enabled: boolean; children: ReactNode }

/** Undo and redo for every page of a plan: by key, by button, and what came of it in words. */
export function UndoProvider({ projectId, scenarioId, enabled, children }: ProviderProps) {
	const action = `/p/${projectId}/activity?scenario=${encodeURIComponent(scenarioId)}`
	const { ask, reply } = useWishes(action)
	const [read, setRead] = useState(reply)
	const close = useCallback(() => setRead(reply), [reply])
	useUndoKeys(enabled, ask)
	const undoing = useMemo(() => ({ action, ask, reply }), [action, ask, reply])
	const shown = reply === read ? undefined : reply
	return (
		<UndoContext.Provider value={undoing}>
			{children}
			<Toast
				text={shown?.text ?? null}
				failed={shown?.ok === false}
				action={
					shown?.ok === true && shown.way === 'undo' ? (
						<Button type="button" size="small" onClick={() => ask('redo')}>
							Redo
						</Button>
					) : null
				}
				onClose={close}
			/>
		</UndoContext.Provider>
	)
}

/** Takes back one's own latest change; without scripts through the page of the activity. */
export function UndoForm({ children }: { children: ReactNode }) {
	const { action, ask } = useContext(UndoContext)
	const onSubmit = (event: FormEvent) => {
		event.preventDefault()
		ask('undo')
	}
	return (
		<form method="post" action={action} onSubmit={onSubmit}>
			{children}
		</form>
	)
}
