import { useLocation } from '@remix-run/react'
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { type LiveEvent, type LiveJob, type PersonHere, isLiveEvent, LIVE_EVENT_NAMES } from '#shared/together/live.ts'

/** A page that nobody looks at lets go of its line; it is told where things stand when somebody comes back. */
const LET_GO_MS = 20_000
/** Where the browser itself has given up. */
const AGAIN_MS = 15_000

/** The event in a message; null where it is none that this page knows. */
function read(name: string, text: unknown): LiveEvent | null {
	try {
		const data: unknown = JSON.parse(String(text))
		const event = { name, data }
		return isLiveEvent(event) ? event : null
	} catch {
		return null
	}
}

type Ears = { readonly heard: (event: LiveEvent) => void; readonly lost: () => void }

/** Opens one line while the page is looked at, and opens it again wherever it breaks. */
function openLine(address: () => string, { heard, lost }: Ears): () => void {
	let source: EventSource | null = null
	let timer: number | undefined
	const close = () => {
		window.clearTimeout(timer)
		if (source === null) return
		source.close()
		source = null
		lost()
	}
	const open = () => {
		window.clearTimeout(timer)
		if (source !== null) return
		const opened = new EventSource(address())
		source = opened
		for (const name of LIVE_EVENT_NAMES) {
			opened.addEventListener(name, (message: MessageEvent) => {
				const event = read(name, message.data)
				if (event !== null) heard(event)
			})
		}
		opened.addEventListener('error', () => {
			lost()
			if (opened.readyState !== EventSource.CLOSED || source !== opened) return
			source = null
			timer = window.setTimeout(open, AGAIN_MS)
		})
	}
	const onLook = () => {
		window.clearTimeout(timer)
		if (document.hidden) timer = window.setTimeout(close, LET_GO_MS)
		else open()
	}
	onLook()
	document.addEventListener('visibilitychange', onLook)
	window.addEventListener('pagehide', close)
	return () => {
		document.removeEventListener('visibilitychange', onLook)
		window.removeEventListener('pagehide', close)
		close()
	}
}

/** Hears what a plan's stream of events says. The address is asked for anew each time, `null` hears nothing. */
function useEventStream(address: (() => string) | null, ears: Ears): void {
	const { heard, lost } = ears
	useEffect(() => {
		if (address === null || !('EventSource' in window)) return
		return openLine(address, { heard, lost })
	}, [address, heard, lost])
}

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
