import { useEffect, useState } from 'react'
import { refusedText } from './refused-text.ts'

export type Asked<Reply> = {
	/** the last answer, which stays in view while a newer one is on its way */
	readonly reply: Reply | null
	/** the answer is to an earlier question */
	readonly stale: boolean
	/** why there is no newer answer */
	readonly problem: string | null
}

const FAILED = 'The server did not respond. Check your connection; your entries are safe.'

/** Typing goes on for so long between two letters. */
const TYPING_MS = 160

type UseAskedOptions<Reply> = {
	readonly is: (value: unknown) => value is Reply
	readonly pauseMs?: number
	/** the edit of the plan that the question is about: with another, it is asked again */
	readonly rev?: number
}

/**
 * Asks an address for JSON once nothing has changed for a moment. A newer question ends the one before it, here and on the
 * server; null asks nothing and keeps what was answered.
 */
export function useAsked<Reply>(
	address: string | null,
	{ is, pauseMs = TYPING_MS, rev = 0 }: UseAskedOptions<Reply>,
): Asked<Reply> {
	const question = address === null ? null : `${address} ${String(rev)}`
	const [state, setState] = useState<{ reply: Reply | null; of: string | null; problem: string | null }>({
		reply: null,
		of: null,
		problem: null,
	})
	useEffect(() => {
		if (address === null) return
		const stop = new AbortController()
		const fail = (problem: string) => {
			setState((before) => ({ ...before, of: question, problem }))
		}
		const ask = async () => {
			const response = await fetch(address, { signal: stop.signal })
			const said: unknown = await response.json()
			// What is wrong with a question may be an answer to it.
			if (is(said)) setState({ reply: said, of: question, problem: null })
			else fail(refusedText(said) ?? FAILED)
		}
		const timer = setTimeout(() => {
			ask().catch(() => {
				if (!stop.signal.aborted) fail(FAILED)
			})
		}, pauseMs)
		return () => {
			clearTimeout(timer)
			stop.abort()
		}
	}, [address, question, is, pauseMs])
	return { reply: state.reply, stale: question !== null && state.of !== question, problem: state.problem }
}
