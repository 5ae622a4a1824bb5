import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'

/** What is not yet kept, as the part of the page that holds it says. */
export type SaveNote = {
	/** on its way · waits for the server to be reached · typed and not sent · refused */
	readonly state: 'saving' | 'offline' | 'unsent' | 'refused'
	/** `Capacity of Utility, phase 1` */
	readonly where: string
	readonly why: string
	readonly count?: number
}
type Notes = Readonly<Record<string, SaveNote>>
type Board = { readonly notes: Notes; readonly put: (name: string, note: SaveNote | null) => void }

const SaveBoard = createContext<Board>({ notes: {}, put: () => undefined })

/** Gathers what the parts of a page have not saved yet, for the one line that speaks for all of them. */
export function SaveBoardProvider({ children }: { children: ReactNode }) {
	const [notes, setNotes] = useState<Notes>({})
	const put = useCallback((name: string, note: SaveNote | null) => {
		setNotes((now) => {
			const others = Object.fromEntries(Object.entries(now).filter(([key]) => key !== name))
			return note === null ? others : { ...others, [name]: note }
		})
	}, [])
	const board = useMemo(() => ({ notes, put }), [notes, put])
	const atRisk = Object.values(notes).some(({ state }) => state !== 'saving')
	useEffect(() => {
		if (!atRisk) return
		const ask = (event: Event) => event.preventDefault()
		window.addEventListener('beforeunload', ask)
		return () => window.removeEventListener('beforeunload', ask)
	}, [atRisk])
	return <SaveBoard.Provider value={board}>{children}</SaveBoard.Provider>
}

export const useSaveNotes = (): readonly SaveNote[] => Object.values(useContext(SaveBoard).notes)

/** Says what this part of the page has not saved; null when all of it is. */
export function useSaveNote(name: string, note: SaveNote | null): void {
	const { put } = useContext(SaveBoard)
	const { state, where, why, count } = note ?? {}
	useEffect(() => {
		const complete = state !== undefined && where !== undefined && why !== undefined
		put(name, complete ? { state, where, why, ...(count !== undefined && { count }) } : null)
	}, [put, name, state, where, why, count])
	useEffect(() => () => put(name, null), [put, name])
}
