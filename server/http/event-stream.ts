import type { LiveEvent } from '#shared/together/live.ts'

type EventStreamLine = {
	readonly send: (event: LiveEvent) => void
	/** shows whoever stands between that the line is in use */
	readonly stir: () => void
	readonly end: () => void
}

/** Nobody between server and reader keeps or holds back what is told. */
export const EVENT_STREAM = {
	'Content-Type': 'text/event-stream; charset=utf-8',
	'Cache-Control': 'no-store',
	'X-Accel-Buffering': 'no',
}

/** A browser that was cut off comes again so soon. */
const RETRY_MS = 1000
/** More waits for nobody: who reads so slowly comes again and is told where things stand. */
const MOST_WAITING = 64

/** Server-sent events from what `open` tells, until the reader is gone, is too slow, or the teller ends it. */
export async function eventStream(
	gone: AbortSignal,
	open: (line: EventStreamLine) => Promise<() => Promise<void>>,
): Promise<Response> {
	const encoder = new TextEncoder()
	let controller: ReadableStreamDefaultController<Uint8Array> | null = null
	let leave: (() => Promise<void>) | null = null
	let ended = false
	const body = new ReadableStream<Uint8Array>(
		{ start: (one) => void (controller = one), cancel: () => end() },
		new CountQueuingStrategy({ highWaterMark: MOST_WAITING }),
	)
	const write = (text: string) => {
		if (ended || controller === null) return
		if ((controller.desiredSize ?? 0) <= 0) return end()
		controller.enqueue(encoder.encode(text))
	}
	const isOver = () => ended
	const end = () => {
		if (ended) return
		ended = true
		try {
			controller?.close()
		} catch {
			// The reader has gone already.
		}
		void leave?.().catch(() => undefined)
	}
	const line: EventStreamLine = { send: (event) => write(textOf(event)), stir: () => write(':\n\n'), end }
	write(`retry: ${RETRY_MS}\n\n`)
	leave = await open(line)
	// Ended, or gone, while it was opened.
	if (isOver()) await leave()
	else if (gone.aborted) end()
	else gone.addEventListener('abort', end)
	return new Response(body, { headers: EVENT_STREAM })
}

/** The number of the edit is the event's id: whoever comes again says it. */
function textOf({ name, data }: LiveEvent): string {
	const id = name === 'changed' ? `id: ${data.rev}\n` : ''
	return `${id}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
}
