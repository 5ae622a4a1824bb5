import { AsyncResource } from 'node:async_hooks'

const UNSAFE_IN_QUOTES = /[^\x20-\x7e]|["\\%]/g
const NOT_ATTR_CHAR = /[!'()*]/g

const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`

/** The header that saves a download under its name, in any script: RFC 6266, with a plain form for old clients. */
export function contentDisposition(fileName: string): string {
	const plain = fileName.replace(UNSAFE_IN_QUOTES, '_')
	if (plain === fileName) return `attachment; filename="${fileName}"`
	return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName.replace(/\p{Surrogate}/gu, '_')).replace(NOT_ATTR_CHAR, percent)}`
}

export type Download = { readonly fileName: string; readonly type: string; readonly body: string | Uint8Array }

/** A file to keep that is made while it is sent: no more of it is in memory than what is on its way. */
export function downloadOf(
	{ fileName, type }: Omit<Download, 'body'>,
	parts: AsyncGenerator<string, undefined>,
): Response {
	const encoder = new TextEncoder()
	const body = new ReadableStream<Uint8Array>({
		// Whoever reads it pulls: what is read for it is read in the course of the request all the same.
		pull: AsyncResource.bind(async (controller: ReadableStreamDefaultController<Uint8Array>) => {
			const next = await parts.next()
			if (next.done === true) controller.close()
			else controller.enqueue(encoder.encode(next.value))
		}),
		cancel: async () => {
			await parts.return(undefined)
		},
	})
	return new Response(body, { headers: headersOf({ fileName, type }) })
}

/** A file to keep: under its name, of its type whatever stands in it, and kept by nobody on the way. */
export function download({ fileName, type, body }: Download): Response {
	const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body)
	return new Response(bytes, {
		headers: { ...headersOf({ fileName, type }), 'Content-Length': String(bytes.byteLength) },
	})
}

function headersOf({ fileName, type }: Omit<Download, 'body'>) {
	return {
		'Content-Type': type,
		'Content-Disposition': contentDisposition(fileName),
		'X-Content-Type-Options': 'nosniff',
		'Cache-Control': 'private, no-store',
	}
}
