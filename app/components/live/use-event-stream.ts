import { useEffect } from 'react'
import { isLiveEvent, LIVE_EVENT_NAMES, type LiveEvent } from '#shared/together/live.ts'

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
export function useEventStream(address: (() => string) | null, ears: Ears): void {
	const { heard, lost } = ears
	useEffect(() => {
		if (address === null || !('EventSource' in window)) return
		return openLine(address, { heard, lost })
	}, [address, heard, lost])
}
