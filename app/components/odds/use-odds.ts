import { useParams, useRouteLoaderData, useSearchParams } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { jsonLines } from '#app/hooks/json-lines.ts'
import { refusedText } from '#app/hooks/refused-text.ts'
import type { OddsReply } from '#server/views/odds/odds-reply.ts'
import { isRecord } from '#shared/is-record.ts'

type GoodReply = Extract<OddsReply, { ok: true }>

export type Odds = {
	/** the newest figures there are, also of the plan before the last edit; null until the first */
	readonly shown: GoodReply | null
	/** why there is nothing newer; empty where nothing failed */
	readonly failure: string
	readonly running: boolean
	/** the figures are of the plan before the last edit */
	readonly stale: boolean
	/** «14:02», when the figures came; empty for those that came with the page */
	readonly since: string
	readonly runAgain: () => void
	readonly cancel: () => void
}

/** So long after an edit draws begin anew: whoever types on is not run for. */
const AFTER_EDIT_MS = 2000
const FAILED = 'The odds could not be requested. Check your connection and run them again.'

/** Settings of a simulation that an address holds. */
const SETTINGS = ['scenario', 'seed', 'draws', 'off', 'rho'] as const

function useOddsAddress(): string {
	const { project = '' } = useParams()
	const [search] = useSearchParams()
	const own = new URLSearchParams([...search].filter(([name]) => SETTINGS.some((one) => one === name)))
	const text = own.toString()
	return `/p/${encodeURIComponent(project)}/odds${text === '' ? '' : `?${text}`}`
}

/** Which edit of the plan is shown; the plan's layout loads it. */
function useShownEdit(): number {
	const plan = useRouteLoaderData('routes/p.$project')
	return isRecord(plan) && typeof plan['rev'] === 'number' ? plan['rev'] : 0
}

const clock = () => new Date().toLocaleTimeString('en-US', { hour: '2-digit', minute: '2-digit', hour12: false })

/** Whether a line that came over the wire is one of these; what it holds is this server's own. */
function isOddsReply(value: unknown): value is OddsReply {
	if (!isRecord(value) || !('ok' in value)) return false
	return value['ok'] === true ? 'chips' in value : 'text' in value
}

const replyIn = (line: unknown): OddsReply | null => {
	if (isOddsReply(line)) return line
	if (!isRecord(line) || !('refused' in line)) return null
	return { ok: false, text: refusedText(line['refused']) ?? FAILED }
}

/** Follows the draws of the plan that is shown: at once when the page opens, two seconds after an edit; old figures stay meanwhile. */
export function useOdds(first: GoodReply | null): Odds {
	const address = useOddsAddress()
	const rev = useShownEdit()
	const [again, setAgain] = useState(0)
	const [state, setState] = useState({ shown: first, failure: '', running: false, since: '' })
	const stop = useRef<AbortController | null>(null)
	const seen = useRef(rev)
	useEffect(() => {
		const own = new AbortController()
		stop.current = own
		const follow = async () => {
			setState((before) => ({ ...before, running: true, failure: '' }))
			for await (const line of jsonLines(address, own.signal)) {
				const reply = replyIn(line)
				if (reply?.ok === false) setState((before) => ({ ...before, failure: reply.text }))
				else if (reply !== null)
					setState((before) => ({ ...before, since: clock(), shown: reply.view === null ? before.shown : reply }))
			}
			setState((before) => ({ ...before, running: false }))
		}
		const begin = () => {
			follow().catch(() => {
				if (!own.signal.aborted) setState((before) => ({ ...before, running: false, failure: FAILED }))
			})
		}
		const timer = setTimeout(begin, seen.current === rev ? 0 : AFTER_EDIT_MS)
		seen.current = rev
		return () => {
			clearTimeout(timer)
			own.abort()
		}
	}, [address, rev, again])
	const runAgain = useCallback(() => setAgain((count) => count + 1), [])
	const cancel = useCallback(() => {
		stop.current?.abort()
		setState((before) => ({ ...before, running: false }))
	}, [])
	return { ...state, stale: state.shown !== null && state.shown.rev !== rev, runAgain, cancel }
}
