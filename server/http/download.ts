import { contentDisposition } from './content-disposition.ts'

export type Download = { readonly fileName: string; readonly type: string; readonly body: string | Uint8Array }

/** A file to keep: under its name, of its type whatever stands in it, and kept by nobody on the way. */
export function download({ fileName, type, body }: Download): Response {
	const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body)
	return new Response(bytes, {
		headers: {
			'Content-Type': type,
			'Content-Length': String(bytes.byteLength),
			'Content-Disposition': contentDisposition(fileName),
			'X-Content-Type-Options': 'nosniff',
			'Cache-Control': 'private, no-store',
		},
	})
}
