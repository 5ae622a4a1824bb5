import { useLocation } from '@remix-run/react'
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { LiveEvent, LiveJob, PersonHere } from '#shared/together/live.ts'
import { useEventStream } from './use-event-stream.ts'

/** The cell somebody types in. */
export type TypedCell = NonNullable<PersonHere['places'][number]['cell']>
/** Somebody else at a cell of this plan. */
export type Typist = { readonly person: PersonHere; readonly cell: TypedCell }

type Live = {
	/** told as it happens; where not, the page asks by itself */
	readonly isLive: boolean
	/** the latest edit that was told of */
	readonly latest: number
	/** counts what was said in comments */
	readonly talk: number
	/** what was told last of work that somebody has asked for */
	readonly job: LiveJob | null
	/** the others who have this plan open */
	readonly others: readonly PersonHere[]
	readonly typists: readonly Typist[]
	readonly say: (cell: TypedCell | null) => void
	/** of an edit that was asked for, not told */
	readonly hear: (rev: number) => void
}

const NOBODY: Live = {
	...{ isLive: false, latest: 0, talk: 0, job: null, others: [], typists: [] },
	...{ say: () => undefined, hear: () => undefined },
}
const LiveContext = createContext<Live>(NOBODY)

export const useLive = (): Live => useContext(LiveContext)

/** Typing begins and ends quickly: only where somebody stays is told. */
const SETTLES_MS = 150

/** Tells the others where this page's reader is. */
function useSaying(projectId: string, stream: string | null): Live['say'] {
	const { pathname } = useLocation()
	const page = pathname.split('/')[3] ?? ''
	const cell = useRef<TypedCell | null>(null)
	const told = useRef('')
	const timer = useRef<number>()
	const tell = useCallback(() => {
		if (stream === null) return
		const { list = '', itemId = '', field = '' } = cell.current ?? {}
		const body = new URLSearchParams({ stream, page, list, itemId, field })
		if (told.current === body.toString()) return
		told.current = body.toString()
		// Whoever cannot be told now sees it in the next beat, or never: nothing of the plan hangs on it.
		fetch(`/p/${projectId}/presence`, { method: 'POST', body, keepalive: true }).catch(() => undefined)
	}, [projectId, stream, page])
	useEffect(tell, [tell])
	useEffect(() => () => window.clearTimeout(timer.current), [])
	return useCallback(
		(next) => {
			cell.current = next
			window.clearTimeout(timer.current)
			timer.current = window.setTimeout(tell, SETTLES_MS)
		},
		[tell],
	)
}

type LiveProviderProps = {
	projectId: string
	scenarioId: string
	/** the edit that the page shows */
	rev: number
	selfId: string
	/** a visitor without an account is alone in the plan */
	enabled: boolean
	children: ReactNode
}

/** What happens to the plan while it is looked at, for every part of the page: one line to the server for all. */
export function LiveProvider({ projectId, scenarioId, rev, selfId, enabled, children }: LiveProviderProps) {
	const [stream, setStream] = useState<string | null>(null)
	const [{ latest, talk }, setTold] = useState({ latest: 0, talk: 0 })
	const [job, setJob] = useState<LiveJob | null>(null)
	const [people, setPeople] = useState<readonly PersonHere[]>([])
	const shown = useRef(rev)
	useEffect(() => {
		shown.current = rev
	}, [rev])
	const address = useCallback(() => {
		const search = new URLSearchParams({ scenario: scenarioId, since: String(shown.current) })
		return `/p/${projectId}/events?${search.toString()}`
	}, [projectId, scenarioId])
	const hear = useCallback((told: number) => setTold((now) => (told > now.latest ? { ...now, latest: told } : now)), [])
	const heard = useCallback(
		(event: LiveEvent) => {
			if (event.name === 'hello') setStream(event.data.stream)
			if (event.name === 'people') setPeople(event.data.here)
			if (event.name === 'changed') hear(event.data.rev)
			if (event.name === 'job') setJob(event.data)
			if (event.name === 'talk') setTold((now) => ({ ...now, talk: now.talk + 1 }))
		},
		[hear],
	)
	const lost = useCallback(() => {
		setStream(null)
		setPeople([])
	}, [])
	useEventStream(enabled ? address : null, { heard, lost })
	const say = useSaying(projectId, stream)
	const live = useMemo(() => {
		const others = people.filter(({ userId }) => userId !== selfId)
		const typists = others.flatMap((person) =>
			person.places.flatMap(({ scenarioId: theirs, cell }) =>
				cell !== null && theirs === scenarioId ? [{ person, cell }] : [],
			),
		)
		return { isLive: stream !== null, latest, talk, job, others, typists, say, hear }
	}, [people, selfId, scenarioId, stream, latest, talk, job, say, hear])
	return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>
}
